'use client';

import { AlarmClock, AlarmClockOff } from 'lucide-react';
import { useState } from 'react';
import { useActions } from '@/lib/client/action-offers';
import { useKeyHint } from '@/lib/client/key-hints';
import { useNow } from '@/lib/client/now';
import type { Conversation } from '@/lib/contract/conversation';
import { snoozeChoices } from '@/lib/domain/snooze';
import { useWords } from '@/lib/words/words-context';
import { IconButton } from '../ui/icon-button';
import { Menu, type MenuItem } from '../ui/menu';

interface Snoozing {
  readonly conversation: Pick<Conversation, 'status'>;
  /** @param until an ISO time; null until they reply */
  readonly onSnooze: (until: string | null) => void;
  readonly onWake: () => void;
}

interface SnoozeMenuProps {
  readonly conversationId: string;
  readonly items: readonly MenuItem[];
}

/** Puts a conversation aside until a time, or until they reply. */
export function SnoozeMenu({ conversationId, items }: SnoozeMenuProps) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const shortcut = useKeyHint('snooze');
  useActions({ snooze: () => setOpen(true) }, { conversationId });
  return (
    <Menu
      label={t('snooze.title')}
      items={items}
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={
        <IconButton
          label={t('snooze.title')}
          shortcut={shortcut}
          icon={<AlarmClock size={16} />}
          className="max-sm:hidden"
        />
      }
    />
  );
}

/** The times to choose from, as entries of a menu. */
export function useSnoozeItems({ conversation, onSnooze, onWake }: Snoozing): MenuItem[] {
  const { t, times, zone } = useWords();
  const group = t('snooze.title');
  const items: MenuItem[] = snoozeChoices(useNow(), zone).map(({ name, until }) => ({
    key: name,
    group,
    label: t(`snooze.${name}`, { time: until === null ? '' : times.clock(until) }),
    // Counted from the moment of choosing: the menu may have been open for a while.
    onSelect: () =>
      onSnooze(snoozeChoices(Date.now(), zone).find((choice) => choice.name === name)?.until ?? null),
  }));
  if (conversation.status !== 'snoozed') return items;
  return [
    ...items,
    { key: 'wake', group, label: t('snooze.wake'), icon: <AlarmClockOff size={16} />, onSelect: onWake },
  ];
}
