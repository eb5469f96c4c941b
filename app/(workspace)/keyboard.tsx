'use client';

import { lazy, Suspense, useEffect, useState } from 'react';
import { useUndoLatest } from '@/components/ui/toasts';
import { useActions } from '@/lib/client/action-offers';
import { setKeyHints } from '@/lib/client/key-hints';
import { listenToKeys } from '@/lib/client/keyboard';
import { singleKeys, useSingleKeys } from '@/lib/client/single-keys';

const KeyHelp = lazy(() => import('./key-help'));

/** Makes the keys work for as long as it is there, and shows the list of them. Use it once. */
export default function Keyboard() {
  const [isHelpOpen, setHelpOpen] = useState(false);
  useEffect(listenToKeys, []);
  const areSingleKeysOn = useSingleKeys();
  useEffect(() => setKeyHints(areSingleKeysOn ? singleKeys : {}), [areSingleKeysOn]);
  useActions({ help: () => setHelpOpen(true), undo: useUndoLatest() });
  return (
    isHelpOpen && (
      <Suspense fallback={null}>
        <KeyHelp onClose={() => setHelpOpen(false)} />
      </Suspense>
    )
  );
}
