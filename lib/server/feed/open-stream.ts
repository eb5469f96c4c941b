import 'server-only';
import type { Viewer } from '@/lib/domain/permission';
import { database } from '../db';
import { log } from '../log';
import { lastEventAt } from '../queries/last-event-at';
import { READABLE_CHANNELS, viewerParams } from '../queries/readable-channels-sql';
import { frameOf } from './frame';
import { BATCH, type FeedRow, feedRange, readFeed } from './rows';
import { followFeed } from './tail';
import { followWhispers, type Sighting } from './whisper';

/** Where a stream's bytes go. */
export interface Sink {
  /** @returns false when the reader is too slow: the stream ends, and the reader resumes when it can */
  write(chunk: Uint8Array): boolean;
  /** Resolves when what was written is on its way: whoever is far behind is told one piece after another. */
  drained?(): Promise<void>;
  close(): void;
}

/** Milliseconds between two signs of life; also how long a lost right may go unnoticed. */
const BEAT_EVERY = 15_000;

/**
 * Streams a workspace's feed to one person as server-sent events (lib/contract/event.ts): from a position on, without
 * gaps, only what they may see, and beside it where colleagues are. Rights are read again whenever the workspace changes.
 *
 * @param from the last position the reader has; null begins at the present
 * @param whoIsIt asks again who the session belongs to and as what; null when it has ended. Asked at each beat and
 * whenever the workspace changes
 * @returns ends the stream
 */
export function openStream(
  viewer: Viewer,
  from: number | null,
  sink: Sink,
  whoIsIt: () => Promise<Viewer | null> = async () => viewer,
): { close(): void } {
  const stream = new FeedStream(viewer, sink, whoIsIt);
  void stream.open(from);
  return stream;
}

class FeedStream {
  #position = 0;
  #readable = new Set<string>();
  #work: Promise<void> = Promise.resolve();
  #isClosed = false;
  #unfollow: () => void = () => undefined;
  #unhear: () => void = () => undefined;
  #beat: NodeJS.Timeout | undefined;

  constructor(
    private viewer: Viewer,
    private readonly sink: Sink,
    private readonly whoIsIt: () => Promise<Viewer | null>,
  ) {}

  async open(from: number | null): Promise<void> {
    this.#then(async () => {
      const range = await feedRange(this.viewer.workspaceId);
      this.#position = from ?? range.last;
      if (this.#position < range.first - 1 || this.#position > range.last) return this.#end('resync');
      await this.#readRights();
      await this.#sendBeat();
      await this.#catchUp();
    });
    await this.#work;
    if (this.#isClosed) return;
    this.#beat = setInterval(() => this.#then(() => this.#sendBeat()), BEAT_EVERY).unref();
    this.#unfollow = followFeed(this.viewer.workspaceId, (rows) => this.#then(() => this.#take(rows)));
    this.#unhear = followWhispers(this.viewer.workspaceId, (told) =>
      this.#then(async () => this.#tell(told)),
    );
    // What was written between catching up and following.
    this.#then(() => this.#catchUp());
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    clearInterval(this.#beat);
    this.#unfollow();
    this.#unhear();
    this.sink.close();
  }

  /** One thing after another: rows must not overtake each other while rights are read. */
  #then(step: () => Promise<void>): void {
    this.#work = this.#work
      .then(() => (this.#isClosed ? undefined : step()))
      .catch((error) => {
        log().warn({ err: error }, 'a stream ended by a fault');
        this.close();
      });
  }

  async #take(rows: FeedRow[]): Promise<void> {
    // The batch itself where all of it is news: others are sent the same, and share its frame.
    const news = (rows[0]?.seq ?? 0) > this.#position ? rows : rows.filter(({ seq }) => seq > this.#position);
    const [first] = news;
    if (!first) return;
    if (first.seq > this.#position + 1) return this.#catchUp();
    await this.#send(news);
  }

  async #catchUp(): Promise<void> {
    for (;;) {
      const rows = await readFeed(this.viewer.workspaceId, this.#position);
      // A piece that is missing has been taken away: what it told is not to be had any more.
      if ((rows[0]?.seq ?? 0) > this.#position + 1) return this.#end('resync');
      if (rows.length > 0) await this.#send(rows);
      if (rows.length < BATCH || this.#isClosed) return;
      await this.sink.drained?.();
    }
  }

  async #send(rows: FeedRow[]): Promise<void> {
    if (rows.some((row) => row.type === 'workspace.changed')) await this.#readRights();
    if (this.#isClosed) return;
    const from = this.#position;
    this.#position = rows.at(-1)?.seq ?? from;
    // Even with nothing to show the reader's position must move with ours: the next frame begins where this one ends.
    this.#write(frameOf(rows, from, (row) => this.#maySee(row)));
  }

  #maySee(row: FeedRow): boolean {
    if (row.agentId !== null && row.agentId !== this.viewer.agentId) return false;
    return row.channelId === null || this.#readable.has(row.channelId);
  }

  /** Nobody is told of themselves, nor of a channel they may not read. */
  #tell(told: Sighting[]): void {
    const { agentId } = this.viewer;
    const seen = told.filter((each) => each.agentId !== agentId && this.#readable.has(each.channelId));
    if (seen.length === 0) return;
    const presences = seen.map(({ workspaceId: _, channelId: __, ...presence }) => presence);
    this.#write(Buffer.from(`event: whisper\ndata: ${JSON.stringify({ presences })}\n\n`));
  }

  async #readRights(): Promise<void> {
    if (!(await this.#isStillWelcome())) return;
    const rows = await database.rows<{ id: string }>(READABLE_CHANNELS, viewerParams(this.viewer));
    this.#readable = new Set(rows.map((row) => row.id));
  }

  /** A change of role holds at once; a lost session or workspace ends the stream. */
  async #isStillWelcome(): Promise<boolean> {
    const viewer = await this.whoIsIt();
    if (viewer?.workspaceId !== this.viewer.workspaceId) {
      this.#end('ended');
      return false;
    }
    this.viewer = viewer;
    return true;
  }

  async #sendBeat(): Promise<void> {
    if (!(await this.#isStillWelcome())) return;
    const at = await lastEventAt(database, this.viewer.workspaceId);
    this.#write(Buffer.from(`event: beat\ndata: ${JSON.stringify({ lastEventAt: at })}\n\n`));
  }

  #end(event: 'resync' | 'ended'): void {
    this.#write(Buffer.from(`event: ${event}\ndata: {}\n\n`));
    this.close();
  }

  #write(bytes: Uint8Array): void {
    if (!this.#isClosed && !this.sink.write(bytes)) this.close();
  }
}
