/** A view as an address: every combination of filters is one, and the same words ask the server for its list. */
import { conversationStatuses, priorities, windowStates } from './conversation-state';
import { type Narrowing, NOBODY, type ViewFilter, type ViewName, viewFilter, viewNames } from './view';

/** How one member of a narrowing is written; `read` gives null for what it does not understand. */
interface Codec<T> {
  name: string;
  read: (text: string) => T | null;
  write: (value: T) => string | null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Values in one member; more would not fit into an address. */
const MOST_VALUES = 50;

const isId = (text: string) => UUID.test(text);
const isIdOrNobody = (text: string) => text === NOBODY || isId(text);
const isWord = (text: string) => text.length > 0 && text.length <= 80;
const isOneOf = (known: readonly string[]) => (text: string) => known.includes(text);

const codecs: { [K in keyof Narrowing]: Codec<Narrowing[K]> } = {
  channelTypes: list('kind', isWord),
  channelIds: list('channel', isId),
  statuses: list('status', isOneOf(conversationStatuses)),
  assigneeIds: list('agent', isIdOrNobody),
  teamIds: list('team', isIdOrNobody),
  tagIds: list('tag', isId),
  priorities: list('priority', isOneOf(priorities)),
  ratings: numbers('stars'),
  windowStates: list('window', isOneOf(windowStates)),
  languages: list('language', isWord),
  isUnread: flag('unread'),
  needsReply: flag('reply'),
  since: time('since'),
  until: time('until'),
};

/** The values of a member, each escaped, with commas between. */
function list<T extends string>(name: string, isValid: (text: string) => boolean): Codec<T[]> {
  return {
    name,
    read: (text) => {
      const values = text.split(',').map(unescaped);
      return values.length <= MOST_VALUES && values.every(isValid) ? (values as T[]) : null;
    },
    write: (values) => (values.length === 0 ? null : values.map(encodeURIComponent).join(',')),
  };
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

function numbers(name: string): Codec<number[]> {
  const words = list<string>(name, (text) => /^[1-5]$/.test(text));
  return {
    name,
    read: (text) => words.read(text)?.map(Number) ?? null,
    write: (values) => words.write(values.map(String)),
  };
}

function flag(name: string): Codec<boolean> {
  return { name, read: (text) => (text === '1' ? true : null), write: (value) => (value ? '1' : null) };
}

function time(name: string): Codec<string | null> {
  return {
    name,
    read: (text) => (Number.isNaN(Date.parse(text)) ? null : new Date(text).toISOString()),
    write: (value) => value,
  };
}

const members = Object.entries(codecs) as [keyof Narrowing, Codec<unknown>][];

/** The parameters of a filter, without its view: only what it narrows. */
export function narrowingParams(filter: Narrowing): Record<string, string> {
  return Object.fromEntries(
    members.flatMap(([member, codec]) => {
      const text = codec.write(filter[member]);
      return text === null ? [] : [[codec.name, text]];
    }),
  );
}

/**
 * Reads the parameters of a filter.
 *
 * @param get the text of a parameter; null where it is not given
 * @returns the filter of what was understood, and the names of the parameters that were not
 */
export function readFilter(
  view: ViewName,
  get: (name: string) => string | null,
): { filter: ViewFilter; unreadable: string[] } {
  const narrowing: Record<string, unknown> = {};
  const unreadable: string[] = [];
  for (const [member, codec] of members) {
    const text = get(codec.name);
    if (text === null) continue;
    const value = codec.read(text);
    if (value === null) unreadable.push(codec.name);
    else narrowing[member] = value;
  }
  return { filter: viewFilter(view, narrowing), unreadable };
}

/** The names of all parameters a filter may have. */
export const narrowingNames: readonly string[] = members.map(([, codec]) => codec.name);

/** A filter in words, with its view: how it is kept. */
export function wordsOf(filter: ViewFilter): Record<string, string> {
  return { view: filter.view, ...narrowingParams(filter) };
}

/**
 * The filter that was kept in words.
 *
 * @returns also the words that nobody understands
 */
export function filterOfWords(words: Record<string, string>): { filter: ViewFilter; unreadable: string[] } {
  const view = viewNames.find((name) => name === words.view);
  const strange = Object.keys(words).filter((name) => name !== 'view' && !narrowingNames.includes(name));
  const { filter, unreadable } = readFilter(view ?? 'all', (name) => words[name] ?? null);
  return { filter, unreadable: [...(view ? [] : ['view']), ...strange, ...unreadable] };
}
