import 'server-only';
import { log } from '../log';
import { onceInProcess } from '../process';
import { localHints } from './hint';
import { listenToOthers } from './listen';
import { type FeedRow, feedRange, readFeed } from './rows';

/** Milliseconds after which a tail looks by itself: hints may be lost. */
const LOOK_EVERY = 1_000;

type Follower = (rows: FeedRow[]) => void;

/**
 * Reads a workspace's feed for all streams of this process: each row is read once, however many look at it. Lives as
 * long as somebody follows.
 */
class Tail {
  readonly #followers = new Set<Follower>();
  #position: number | null = null;
  #reading: Promise<void> | null = null;
  #isStale = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(readonly workspaceId: string) {}

  follow(follower: Follower): () => void {
    this.#followers.add(follower);
    this.#timer ??= setInterval(() => this.wake(), LOOK_EVERY).unref();
    this.wake();
    return () => this.#leave(follower);
  }

  wake(): void {
    this.#isStale = true;
    this.#reading ??= this.#readOn().finally(() => {
      this.#reading = null;
      if (this.#isStale && this.#followers.size > 0) setImmediate(() => this.wake());
    });
  }

  async #readOn(): Promise<void> {
    this.#isStale = false;
    try {
      this.#position ??= (await feedRange(this.workspaceId)).last;
      const rows = await readFeed(this.workspaceId, this.#position);
      if (rows.length === 0) return;
      this.#position = rows.at(-1)?.seq ?? this.#position;
      this.#isStale = true;
      for (const follower of this.#followers) follower(rows);
    } catch (error) {
      log().warn({ err: error, workspaceId: this.workspaceId }, 'the feed cannot be read');
    }
  }

  #leave(follower: Follower): void {
    this.#followers.delete(follower);
    if (this.#followers.size > 0) return;
    clearInterval(this.#timer);
    tails().delete(this.workspaceId);
  }
}

function tails(): Map<string, Tail> {
  return onceInProcess('feed-tails', () => {
    const made = new Map<string, Tail>();
    localHints().on('grown', (workspaceId: string) => made.get(workspaceId)?.wake());
    return made;
  });
}

/**
 * Calls `follower` with every batch of new rows of a workspace, in order, from some recent position on: whoever
 * starts elsewhere reads what lies between by themselves.
 *
 * @returns ends it
 */
export function followFeed(workspaceId: string, follower: Follower): () => void {
  listenToOthers();
  const known = tails().get(workspaceId);
  const tail = known ?? new Tail(workspaceId);
  if (!known) tails().set(workspaceId, tail);
  return tail.follow(follower);
}
