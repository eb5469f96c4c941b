import { useEffect, useEffectEvent } from 'react';
import type { FeedEvent } from '@/lib/contract/event';

/** A note names the viewer. */
export type MentionNews = Extract<FeedEvent, { type: 'mention.added' }>;

const listeners = new Set<(news: MentionNews) => void>();

/** Tells whoever listens of the viewer's new mentions among these events. */
export function tellMentions(events: readonly FeedEvent[]): void {
  for (const event of events) {
    if (event.type === 'mention.added') for (const listener of listeners) listener(event);
  }
}

/** Calls back for each new mention of the viewer, as it happens. */
export function useMentionNews(onNews: (news: MentionNews) => void): void {
  const listener = useEffectEvent(onNews);
  useEffect(() => {
    const listen = (news: MentionNews) => listener(news);
    listeners.add(listen);
    return () => {
      listeners.delete(listen);
    };
  }, []);
}
