import { useEffect, useEffectEvent } from 'react';
import type { FeedEvent } from '@/lib/contract/event';

/** An event of one type. */
export type News<T extends FeedEvent['type']> = Extract<FeedEvent, { type: T }>;

const listeners = new Set<(event: FeedEvent) => void>();

/** Tells whoever listens of these events, as they happen. What they change is put into the cache elsewhere. */
export function tellNews(events: readonly FeedEvent[]): void {
  for (const event of events) for (const listener of listeners) listener(event);
}

/** Calls back for each event of a type, as it happens. */
export function useNews<T extends FeedEvent['type']>(type: T, onNews: (event: News<T>) => void): void {
  const listener = useEffectEvent(onNews);
  useEffect(() => {
    const listen = (event: FeedEvent) => {
      if (event.type === type) listener(event as News<T>);
    };
    listeners.add(listen);
    return () => {
      listeners.delete(listen);
    };
  }, [type]);
}
