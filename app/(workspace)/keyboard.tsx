'use client';

import { lazy, Suspense, useEffect, useState } from 'react';
import { useUndoLatest } from '@/components/ui/toasts';
import { useActions } from '@/lib/client/action-offers';
import { listenToKeys } from '@/lib/client/keyboard';

const KeyHelp = lazy(() => import('./key-help'));

/** Makes the keys work for as long as it is there, and shows the list of them. Use it once. */
export default function Keyboard() {
  const [isHelpOpen, setHelpOpen] = useState(false);
  useEffect(listenToKeys, []);
  useActions({ help: () => setHelpOpen(true), undo: useUndoLatest() });
  return (
    isHelpOpen && (
      <Suspense fallback={null}>
        <KeyHelp onClose={() => setHelpOpen(false)} />
      </Suspense>
    )
  );
}
