'use client';

import { AlarmClock, AlarmClockOff } from 'lucide-react';
import { useState } from 'react';
import { useActions } from '@/lib/client/action-offers';
import { useKeyHint } from '@/lib/client/key-hints';
import { useNow } from '@/lib/client/now';
import { useSession } from '@/lib/client/queries/session';
import type { Conversation } from '@/lib/contract/conversation';
import { type SnoozeChoice, snoozeChoices } from '@/lib/domain/snooze';
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
  const { schedule } = useSession().workspace;
  const group = t('snooze.title');
  /** Of what is not on the day that its name says, the day too. */
  const timeOf = (name: SnoozeChoice['name'], until: string) =>
    name === 'opening' || name === 'week' ? times.stamp(until, Date.now()) : times.clock(until);
  const items: MenuItem[] = snoozeChoices(useNow(), zone, schedule).map(({ name, until }) => ({
    key: name,
    group,
    label: t(`snooze.${name}`, { time: until === null ? '' : timeOf(name, until) }),
    // Counted from the moment of choosing: the menu may have been open for a while.
    onSelect: () =>
      onSnooze(
        snoozeChoices(Date.now(), zone, schedule).find((choice) => choice.name === name)?.until ?? null,
      ),
  }));
  if (conversation.status !== 'snoozed') return items;
  return [
    ...items,
    { key: 'wake', group, label: t('snooze.wake'), icon: <AlarmClockOff size={16} />, onSelect: onWake },
  ];
}
