'use client';

import { SquarePen } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { useActions } from '@/lib/client/action-offers';
import { useKeyHint } from '@/lib/client/key-hints';
import { useNow } from '@/lib/client/now';
import { useSession } from '@/lib/client/queries/session';
import { startableChannels } from '@/lib/client/startable';
import { addWords } from '@/lib/words/catalogue';
import { start as words } from '@/lib/words/en/start';
import { useWords } from '@/lib/words/words-context';

addWords(words);

const loadStart = () => import('./start-conversation');
const StartConversation = lazy(loadStart);

interface StartButtonProps {
  readonly onOpen: (conversationId: string) => void;
}

/** Begins a conversation; for whoever may on some channel. Comes beside the list, not before it. */
export default function StartButton({ onOpen }: StartButtonProps) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const shortcut = useKeyHint('start');
  const isPossible = startableChannels(useSession(), new Date(useNow()).toISOString()).length > 0;
  const open = () => setOpen(true);
  useActions(isPossible ? { start: open } : {});
  if (!isPossible && !isOpen) return null;
  return (
    <>
      <IconButton
        label={t('start.title')}
        shortcut={shortcut}
        aria-haspopup="dialog"
        icon={<SquarePen size={16} />}
        onPointerEnter={() => void loadStart()}
        onFocus={() => void loadStart()}
        onClick={open}
      />
      {isOpen && (
        <Suspense fallback={null}>
          <StartConversation onOpen={onOpen} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
