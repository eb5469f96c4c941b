'use client';

import { AlarmClock, CircleCheck, Ellipsis, UserPlus, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { useActions } from '@/lib/client/action-offers';
import { useKeyHint } from '@/lib/client/key-hints';
import { useWords } from '@/lib/words/words-context';
import { IconButton } from '../ui/icon-button';
import { Menu, type MenuItem } from '../ui/menu';

interface BulkBarProps {
  /** How many are chosen, in words. */
  readonly chosen: string;
  readonly assignItems: readonly MenuItem[];
  readonly snoozeItems: readonly MenuItem[];
  readonly moreItems: readonly MenuItem[];
  readonly onCloseAll: () => void;
  readonly onUnread: () => void;
  readonly onClear: () => void;
  /** Offers everything that matches, where only what is shown is chosen; null where there is no more. */
  readonly all: { readonly label: string; readonly onSelect: () => void } | null;
}

/** Stands in the place of the list's head while anything is chosen: how much, and what can be done with all of it. */
export function BulkBar(props: BulkBarProps) {
  const { chosen, assignItems, snoozeItems, moreItems, onCloseAll, onUnread, onClear, all } = props;
  const { t } = useWords();
  /** The list with its head: keys that go down in it are about what is chosen. */
  const within = useRef<Element>(null);
  const [open, setOpen] = useState<'assign' | 'snooze' | null>(null);
  const openOnly = (menu: 'assign' | 'snooze') => (isOpen: boolean) => setOpen(isOpen ? menu : null);
  const hints = { assign: useKeyHint('assign'), close: useKeyHint('close'), snooze: useKeyHint('snooze') };
  useActions(
    {
      assign: () => setOpen('assign'),
      snooze: () => setOpen('snooze'),
      close: onCloseAll,
      unread: onUnread,
      back: onClear,
    },
    { within },
  );
  return (
    <section
      ref={(bar) => {
        within.current = bar?.parentElement ?? null;
      }}
      aria-label={t('bulk.bar')}
      className="flex-none"
    >
      <div className="pane-bar ps-2 pe-3 max-sm:min-h-14 max-sm:border-none max-sm:pe-2">
        <IconButton label={t('bulk.clear')} icon={<X size={16} />} onClick={onClear} />
        <h2 className="min-w-0 flex-1 truncate text-15 font-semi tracking-title tabular-nums">
          <span role="status">{chosen}</span>
        </h2>
        <Menu
          label={t('thread.assignTo')}
          items={assignItems}
          isOpen={open === 'assign'}
          onOpenChange={openOnly('assign')}
          trigger={
            <IconButton label={t('thread.assign')} shortcut={hints.assign} icon={<UserPlus size={16} />} />
          }
        />
        <Menu
          label={t('snooze.title')}
          items={snoozeItems}
          isOpen={open === 'snooze'}
          onOpenChange={openOnly('snooze')}
          trigger={
            <IconButton label={t('snooze.title')} shortcut={hints.snooze} icon={<AlarmClock size={16} />} />
          }
        />
        <IconButton
          label={t('bulk.close')}
          shortcut={hints.close}
          icon={<CircleCheck size={16} />}
          onClick={onCloseAll}
        />
        <Menu
          label={t('bulk.more')}
          items={moreItems}
          trigger={<IconButton label={t('bulk.more')} icon={<Ellipsis size={16} />} />}
        />
      </div>
      {all && (
        <p className="flex flex-wrap items-center gap-x-2 border-b border-line bg-accent-tint px-4 py-1.5 text-12 text-text-2">
          {t('bulk.allShown')}
          <button
            type="button"
            onClick={all.onSelect}
            className="min-h-6 font-semi text-accent-text hover:underline pointer-coarse:min-h-11"
          >
            {all.label}
          </button>
        </p>
      )}
    </section>
  );
}
