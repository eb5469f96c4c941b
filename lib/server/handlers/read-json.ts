import 'server-only';
import { AppError } from '../errors';

/**
 * Reads a JSON body.
 *
 * @param maxBytes a longer one is refused as soon as that is known
 * @throws AppError `wrong-media-type`, `too-large`, `bad-request`
 */
export async function readJson(request: Request, maxBytes: number): Promise<unknown> {
  const type = request.headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    throw new AppError('wrong-media-type', 'The body must be application/json.');
  }
  const text = new TextDecoder().decode(await readBytes(request, maxBytes));
  const value = parse(text);
  if (countMembersWritten(text) !== countMembersKept(value)) {
    throw new AppError('bad-request', 'The body names a member twice.');
  }
  return value;
}

/**
 * Reads a body as it is.
 *
 * @throws AppError `too-large`; `wrong-media-type` for a compressed one: nothing a stranger sends is unpacked
 */
async function readBytes(request: Request, maxBytes: number): Promise<Uint8Array> {
  if (request.headers.has('content-encoding')) {
    throw new AppError('wrong-media-type', 'The body must not be compressed.');
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) throw new AppError('too-large', `The body is longer than ${maxBytes} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError('bad-request', 'The body is not JSON.');
  }
}

/**
 * Of a member that is written twice JSON.parse keeps the last, another reader the first: such a body means
 * different things to different programs. In valid JSON a string before a colon is a name and nothing else is.
 */
function countMembersWritten(text: string): number {
  let count = 0;
  for (const [, colon] of text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"(\s*:)?/g)) if (colon) count += 1;
  return count;
}

/** With a list of its own instead of recursion: a body may be nested deeper than the call stack. */
function countMembersKept(value: unknown): number {
  const waiting = [value];
  let count = 0;
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next !== 'object' || next === null) continue;
    const members = Object.values(next);
    if (!Array.isArray(next)) count += members.length;
    for (const member of members) waiting.push(member);
  }
  return count;
}
