import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { FeedFrame } from '@/lib/contract/event';
import type { Session } from '@/lib/contract/session';
import { applyFrame } from './apply-event';
import { putRow, readAllAgain } from './cache';
import { tellNews } from './event-news';
import { followEvents } from './event-stream';
import { setFreshness } from './freshness';
import { beat } from './heartbeat';
import { failureCodeOf } from './http';
import { forgetPresences, hearWhisper } from './presence';
import { conversationOptions } from './queries/conversation';
import { conversationsKey, sessionKey } from './query-keys';

/** Keeps everything on the screen true for as long as the component is there. Use it once. */
export function useLiveFeed(): void {
  const client = useQueryClient();
  const [round, setRound] = useState(0);
  useEffect(() => followFeed(client, () => setRound(round + 1)), [client, round]);
}

/**
 * Keeps a query client true, from the position of its session on.
 *
 * @param again called when everything was read again: follow from its new position
 * @returns a function that stops following
 */
export function followFeed(client: QueryClient, again: () => void): () => void {
  const after = client.getQueryData<Session>(sessionKey)?.seq ?? 0;
  return followEvents(after, {
    onOpen: () => {
      setFreshness({ state: 'live', lostAt: null });
      readWhatFailed(client);
      // The end of the stream before took this tab's place with it.
      beat();
    },
    onFrame: (frame) => takeFrame(client, frame),
    onBeat: (lastEventAt) => setFreshness({ state: 'live', lostAt: null, lastEventAt }),
    onWhisper: hearWhisper,
    onLost: () => {
      setFreshness({ state: 'lost', lostAt: new Date().toISOString() });
      forgetPresences();
    },
    onResync: () => void readAllAgain(client).then(again),
    // The page asks anew who this is and what they may see, and leads to the sign-in where that is nobody.
    onEnded: () => window.location.reload(),
  });
}

function takeFrame(client: QueryClient, frame: FeedFrame): void {
  const unknown = applyFrame(client, frame);
  tellNews(frame.events);
  if (frame.events.length > 0) setFreshness({ lastEventAt: new Date().toISOString() });
  for (const id of unknown) {
    void client
      .fetchQuery({ ...conversationOptions(id), staleTime: 0 })
      .then((row) => putRow(client, row))
      .catch((error: unknown) => rowFailed(client, error));
  }
}

/** Gone again, or not for this viewer to see: then it is in no list either. Otherwise the lists lack a row. */
function rowFailed(client: QueryClient, error: unknown): void {
  if (failureCodeOf(error) === 'not-found') return;
  void client.invalidateQueries({ queryKey: conversationsKey });
}

/** What was to be read again while the network was away is still old, and no event will tell of it a second time. */
function readWhatFailed(client: QueryClient): void {
  void client.refetchQueries({ type: 'active', predicate: ({ state }) => state.isInvalidated });
}
