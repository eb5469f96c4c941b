import 'server-only';
import type { Generation } from './answer';

/** The filters of both generations, and how some clients write a list. */
const filters = ['channelIds', 'channelIds[]', 'source', 'source[]'];

/** The channels a list of contents is asked for; empty means all. */
export function namedChannels(query: URLSearchParams): string[] {
  return filters.flatMap((name) => query.getAll(name));
}

/** The same list, asked for exactly these channels, under the name that the account's generation knows. */
export function askedFor(
  query: URLSearchParams,
  channelExternalIds: readonly string[],
  generation: Generation,
): URLSearchParams {
  const name = generation === 'source' ? 'source' : 'channelIds';
  const others = [...query].filter(([each]) => !filters.includes(each));
  return new URLSearchParams([...others, ...channelExternalIds.map((id) => [name, id])]);
}
