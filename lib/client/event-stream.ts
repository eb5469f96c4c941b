import type * as z from 'zod/mini';
import type { FeedFrame } from '@/lib/contract/event';
import type { Whisper } from '@/lib/contract/presence';
import { thisTab } from './this-tab';
import { thisWorkspace } from './this-workspace';

const feedBeatShape = async () => (await import('@/lib/contract/event')).feedBeat;
const feedFrameShape = async () => (await import('@/lib/contract/event')).feedFrame;
const whisperShape = async () => (await import('@/lib/contract/presence')).whisper;

/** What the stream tells its owner. */
export interface StreamListener {
  /** The stream is there. */
  readonly onOpen: () => void;
  /** Something happened; every row of the feed up to `to` is now known. */
  readonly onFrame: (frame: FeedFrame) => void;
  /** It is still there; at the given ISO time the last thing happened in the workspace. */
  readonly onBeat: (lastEventAt: string | null) => void;
  /** Where colleagues are. */
  readonly onWhisper: (whisper: Whisper) => void;
  /** It is away; a new try is on its way. */
  readonly onLost: () => void;
  /** Too much was missed: everything has to be read again. */
  readonly onResync: () => void;
  /** The session or a right ended. */
  readonly onEnded: () => void;
}

/** Longer than two beats of the server: it is dead even if nobody has said so. */
const SILENCE_MS = 35_000;
/** A server that took the connection and says nothing for so long is as good as away. */
const OPENING_MS = 5_000;
const FIRST_WAIT_MS = 500;
/** Short, because it is how late a screen becomes true once the network has healed. */
const LONGEST_WAIT_MS = 1_500;

/**
 * How long to wait before the next try: twice as long each time, with half of it left to chance, so that a thousand
 * browsers do not come back in the same moment.
 *
 * @param tries failed so far, from 0
 * @param chance from 0 to 1
 */
export function waitBefore(tries: number, chance: number): number {
  const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** tries);
  return longest * (0.5 + chance / 2);
}

/**
 * Follows the feed of the workspace from a position on, whatever the network does.
 *
 * @param after the position at which what is shown was true
 * @returns a function that stops following
 */
export function followEvents(after: number, listener: StreamListener): () => void {
  const follower = new Follower(after, listener);
  void follower.open();
  const stop = new AbortController();
  window.addEventListener('offline', () => follower.pause(), { signal: stop.signal });
  window.addEventListener('online', () => follower.reopen(), { signal: stop.signal });
  return () => {
    stop.abort();
    follower.drop();
  };
}

class Follower {
  #position: number;
  #listener: StreamListener;
  #tries = 0;
  #source: EventSource | null = null;
  #timer = 0;
  /** Tells an opening that was given up from the one that counts. */
  #turn = 0;

  constructor(after: number, listener: StreamListener) {
    this.#position = after;
    this.#listener = listener;
  }

  async open(): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    const shapes = await fetchShapes().catch(() => null);
    if (turn !== this.#turn) return;
    if (shapes) this.#listen(shapes);
    else this.#retry();
  }

  drop(): void {
    this.#turn += 1;
    this.#source?.close();
    this.#source = null;
    window.clearTimeout(this.#timer);
  }

  /** The browser knows that there is no network: waiting for silence would only pretend. */
  pause(): void {
    this.drop();
    this.#listener.onLost();
  }

  /** The network is back: there is nothing to wait for. */
  reopen(): void {
    this.drop();
    this.#tries = 0;
    void this.open();
  }

  #listen({ frame, beat, whisper }: Shapes): void {
    const source = new EventSource(addressAfter(this.#position));
    source.onopen = () => {
      this.#stayAlive();
      this.#listener.onOpen();
    };
    source.onerror = () => this.#retry();
    source.onmessage = parsing(frame, (told) => this.#take(told), this.#resync);
    source.addEventListener(
      'beat',
      parsing(beat, ({ lastEventAt }) => this.#hear(lastEventAt), this.#resync),
    );
    // One that cannot be read says nothing about the feed.
    source.addEventListener('whisper', parsing(whisper, this.#listener.onWhisper, ignore));
    source.addEventListener('resync', this.#resync);
    source.addEventListener('ended', () => {
      this.drop();
      this.#listener.onEnded();
    });
    this.#source = source;
    // No browser gives up a connection that was accepted and never answered.
    this.#timer = window.setTimeout(() => this.#retry(), OPENING_MS);
  }

  #stayAlive(): void {
    this.#tries = 0;
    window.clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#retry(), SILENCE_MS);
  }

  #retry(): void {
    this.drop();
    this.#listener.onLost();
    this.#timer = window.setTimeout(() => void this.open(), waitBefore(this.#tries, Math.random()));
    this.#tries += 1;
  }

  #hear(lastEventAt: string | null): void {
    this.#stayAlive();
    this.#listener.onBeat(lastEventAt);
  }

  #take(frame: FeedFrame): void {
    if (frame.from > this.#position) {
      this.#retry();
      return;
    }
    this.#stayAlive();
    if (frame.to <= this.#position) return;
    this.#position = frame.to;
    this.#listener.onFrame(frame);
  }

  readonly #resync = (): void => {
    this.drop();
    this.#listener.onResync();
  };
}

function addressAfter(position: number): string {
  const from = thisWorkspace() === '' ? '' : `&workspace=${thisWorkspace()}`;
  return `/api/events?after=${position}&tab=${thisTab()}${from}`;
}

type Shapes = Awaited<ReturnType<typeof fetchShapes>>;

async function fetchShapes() {
  const [frame, beat, whisper] = await Promise.all([feedFrameShape(), feedBeatShape(), whisperShape()]);
  return { frame, beat, whisper };
}

const ignore = () => undefined;

/** Reads the data of an event; what does not fit its shape is never half applied. */
function parsing<T>(schema: z.ZodMiniType<T>, use: (data: T) => void, otherwise: () => void) {
  return ({ data }: MessageEvent<string>) => {
    const parsed = schema.safeParse(safeJson(data));
    if (parsed.success) use(parsed.data);
    else otherwise();
  };
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
