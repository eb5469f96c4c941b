import type { QueryClient } from '@tanstack/react-query';
import type { FeedEvent } from '@/lib/contract/event';

const KEPT = 500;

/**
 * The last events, for answers that were under way while they happened. A page read before an event and received
 * after it would otherwise put the past back on the screen.
 */
export class RecentEvents {
  #events: FeedEvent[] = [];
  #dropped = 0;

  add(events: readonly FeedEvent[]): void {
    this.#events.push(...events);
    const excess = this.#events.length - KEPT;
    if (excess > 0) {
      this.#events.splice(0, excess);
      this.#dropped += excess;
    }
  }

  /** A place in the stream; ask for it before a request goes out. */
  mark(): number {
    return this.#dropped + this.#events.length;
  }

  /** What happened since; as much of it as is kept. */
  since(mark: number): readonly FeedEvent[] {
    return this.#events.slice(Math.max(0, mark - this.#dropped));
  }
}

const recent = new WeakMap<QueryClient, RecentEvents>();

/** The last events of one query client. */
export function recentEvents(client: QueryClient): RecentEvents {
  const known = recent.get(client);
  if (known) return known;
  const made = new RecentEvents();
  recent.set(client, made);
  return made;
}
