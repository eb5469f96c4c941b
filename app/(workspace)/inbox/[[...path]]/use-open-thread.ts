'use client';

import { useMemo, useState } from 'react';
import { entriesSince } from '@/lib/client/entries';
import type { useEntries } from '@/lib/client/queries/entries';
import type { useMessages } from '@/lib/client/queries/messages';
import { useReadWhenSeen } from '@/lib/client/read-when-seen';
import type { ConversationRow } from '@/lib/contract/conversation';
import type { Entry } from '@/lib/contract/entry';
import type { Message } from '@/lib/contract/message';
import { useReplying, type Written } from './replying';
import { useNoteContext } from './use-note-context';
import { useThreadContext } from './use-thread-context';
import { useWriting } from './write-box';

/** A thread as far as it was read. */
export interface OpenThread {
  readonly row: ConversationRow;
  readonly query: ReturnType<typeof useMessages>;
  readonly entries: ReturnType<typeof useEntries>;
  readonly messages: readonly Message[];
  /** Where the viewer reads on; null when they have seen everything. */
  readonly firstNewId: string | null;
}

/** What a talk and a public thread have in common: reading marks it, and it is answered and noted in. */
export function useOpenThread({ row, query, entries, messages, firstNewId: opensAt }: OpenThread) {
  useReadWhenSeen(row);
  const replying = useReplying(row.conversation, messages);
  const [firstNewId, setFirstNewId] = useState(opensAt);
  return {
    firstNewId,
    replying,
    context: useThreadContext(row.conversation, messages, replying.onRefused),
    notes: useNoteContext(),
    writing: useWriting(),
    shown: useShownEntries(entries, query, messages),
    /** Whoever answers has read what was new. */
    send: (written: Written) => {
      setFirstNewId(null);
      replying.send(written);
    },
  };
}

/** While older messages can be read, what was done before the oldest one at hand waits for them. */
function useShownEntries(
  entries: OpenThread['entries'],
  { hasNextPage }: OpenThread['query'],
  [oldest]: readonly Message[],
): readonly Entry[] {
  const known = entries.data?.entries ?? NONE;
  const since = hasNextPage ? oldest?.sentAt : undefined;
  return useMemo(() => (since ? entriesSince(known, since) : known), [known, since]);
}

const NONE: readonly Entry[] = [];
