import { useEffect, useEffectEvent } from 'react';
import type { BulkAnswer, BulkChange } from '@/lib/contract/bulk-change';
import { useNews } from './event-news';

/** How far a change of many conversations is. */
export interface BulkNews {
  readonly change: BulkChange;
  /** Chosen ones that were not there any more when it began. */
  readonly missingCount: number;
  /** The answer to a request of this window, and not what all windows of the person are told. */
  readonly isAnswer: boolean;
}

const listeners = new Set<(news: BulkNews) => void>();

/** Tells whoever listens what the server answered to a change that was begun here. */
export function tellBulkAnswer({ change, missingIds }: BulkAnswer): void {
  const news = { change, missingCount: missingIds.length, isAnswer: true };
  for (const listener of listeners) listener(news);
}

/** Calls back each time a change of many conversations begins, goes on or ends. */
export function useBulkNews(onNews: (news: BulkNews) => void): void {
  const listener = useEffectEvent(onNews);
  useNews('bulk.progressed', ({ change }) => onNews({ change, missingCount: 0, isAnswer: false }));
  useEffect(() => {
    const listen = (news: BulkNews) => listener(news);
    listeners.add(listen);
    return () => {
      listeners.delete(listen);
    };
  }, []);
}
