'use client';

import { useMemo } from 'react';
import { useNow } from '@/lib/client/now';
import type { Entry } from '@/lib/contract/entry';
import type { Message } from '@/lib/contract/message';
import { useWords } from '@/lib/words/words-context';
import { EntryView } from './entry-view';
import { DayLine, NewLine, ThreadLine } from './lines';
import { MessageGroupView, type ThreadContext } from './message-group';
import type { NoteContext } from './note-view';
import { answeredOf } from './structured-content';
import { type TimelineItem, timelineOf } from './timeline';

interface TalkProps {
  /** In reading order. */
  readonly messages: readonly Message[];
  /** In order of time. */
  readonly entries: readonly Entry[];
  /** The first message that was unread when the conversation was opened. */
  readonly firstNewId: string | null;
  readonly context: ThreadContext;
  readonly notes: NoteContext;
}

/** A private talk: days, threads, groups of bubbles, notes and what was done meanwhile. */
export function Talk({ messages, entries, firstNewId, context, notes }: TalkProps) {
  const { times } = useWords();
  const items = useMemo(
    () => timelineOf({ messages, entries }, times.dayKey, firstNewId),
    [messages, entries, times, firstNewId],
  );
  const answered = useMemo(() => answeredOf(messages), [messages]);
  return items.map((item) => {
    switch (item.kind) {
      case 'group':
        return <MessageGroupView key={item.key} group={item} answered={answered} context={context} />;
      case 'changes':
      case 'note':
        return <EntryView key={item.key} item={item} names={context} notes={notes} timeOf={times.clock} />;
      default:
        return <Line key={item.key} item={item} network={context.network} />;
    }
  });
}

interface LineProps {
  readonly item: Exclude<TimelineItem, { kind: 'group' | 'changes' | 'note' }>;
  readonly network: string;
}

function Line({ item, network }: LineProps) {
  const { t, times } = useWords();
  const now = useNow();
  switch (item.kind) {
    case 'day':
      return <DayLine>{times.day(item.at, now) ?? t('thread.today')}</DayLine>;
    case 'thread':
      return <ThreadLine>{t('thread.newThread', { network })}</ThreadLine>;
    case 'new':
      return <NewLine>{t('thread.new')}</NewLine>;
  }
}
