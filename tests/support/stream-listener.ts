import type { FeedFrame } from '@/lib/contract/event';
import { type Whisper, whisper } from '@/lib/contract/presence';
import type { Viewer } from '@/lib/domain/permission';

/** What one person's stream has said so far. */
export interface Listener {
  close(): void;
  isClosed(): boolean;
  /** Every byte of it. */
  text(): string;
  frames(): FeedFrame[];
  /** Where it said that colleagues are, in its order. */
  presences(): Whisper['presences'];
}

/**
 * Opens a stream and gathers what is written to it.
 *
 * @param from a position of the feed; null begins at the present
 */
export async function listen(
  viewer: Viewer,
  from: number | null,
  whoIsIt?: () => Promise<Viewer | null>,
): Promise<Listener> {
  // The server reads its environment at first use, which is after a test has set it.
  const { openStream } = await import('@/lib/server/feed/open-stream');
  let text = '';
  let isClosed = false;
  const sink = {
    write: (chunk: Uint8Array) => {
      text += Buffer.from(chunk).toString();
      return true;
    },
    close: () => {
      isClosed = true;
    },
  };
  const stream = openStream(viewer, from, sink, whoIsIt);
  const blocks = (beginning: string) => text.split('\n\n').filter((block) => block.startsWith(beginning));
  const dataOf = (block: string) => JSON.parse(block.slice(block.indexOf('data: ') + 6));
  return {
    close: () => stream.close(),
    isClosed: () => isClosed,
    text: () => text,
    frames: () => blocks('id:').map((block) => dataOf(block) as FeedFrame),
    presences: () => blocks('event: whisper').flatMap((block) => whisper.parse(dataOf(block)).presences),
  };
}
