import 'server-only';
import type { FeedRow } from './rows';

/** By batch of rows as the tail hands it to everybody, then by what is seen of it. */
const made = new WeakMap<FeedRow[], Map<string, Buffer>>();

/**
 * The bytes of one frame of the stream (lib/contract/event.ts). Most readers of a workspace stand at the same position
 * and may see the same: for them it is made once.
 *
 * @param rows at least one
 * @param from the position of the reader
 * @param maySee which of the rows the reader may see
 */
export function frameOf(rows: FeedRow[], from: number, maySee: (row: FeedRow) => boolean): Buffer {
  const seen = rows.filter(maySee);
  const key = [from, ...seen.map(({ seq }) => seq)].join();
  const frames = made.get(rows) ?? new Map<string, Buffer>();
  made.set(rows, frames);
  const known = frames.get(key);
  if (known) return known;
  const frame = encode(from, rows.at(-1)?.seq ?? from, seen);
  frames.set(key, frame);
  return frame;
}

function encode(from: number, to: number, seen: FeedRow[]): Buffer {
  const events = seen.map(({ payload }) => payload).join(',');
  return Buffer.from(`id: ${to}\ndata: {"from":${from},"to":${to},"events":[${events}]}\n\n`);
}
