/**
 * Everything that can be done by a key: the one list that says which key does what, and where. What happens then is
 * offered by the screens that are there (action-offers.ts); keyboard.ts listens; the cheat sheet and the hints beside
 * menus and buttons are made from it. Pure.
 */
import type { WordKey } from '@/lib/words/en';

/** Where the focus is when a key goes down: on a row of the list, in a field for text, or elsewhere on the page. */
export type Place = 'list' | 'field' | 'page';

export interface Key {
  /** What `KeyboardEvent.key` says; letters are small. */
  readonly key: string;
  readonly places: readonly Place[];
  /** With Command on Apple's keyboards, with Control on all others. */
  readonly isWithMod?: true;
  /** Only with Shift, or only without; left out, it does not matter. */
  readonly isWithShift?: boolean;
}

export const actionGroups = ['list', 'conversation', 'everywhere'] as const;

interface Entry {
  readonly id: string;
  /** The first one is shown as a hint. */
  readonly keys: readonly Key[];
  readonly words: WordKey;
  readonly group: (typeof actionGroups)[number];
  /** A key held down does it again and again. What changes something is done once. */
  readonly repeats?: true;
  /** Done in the open conversation: one that is not open yet is opened first. */
  readonly opensFirst?: true;
}

/** A single key: it works wherever nobody types. */
const single = (key: string): Key => ({ key, places: ['list', 'page'] });
const inList = (key: string): Key => ({ key, places: ['list'] });

const entries = [
  {
    id: 'next',
    group: 'list',
    words: 'action.next',
    keys: [single('j'), inList('ArrowDown')],
    repeats: true,
  },
  {
    id: 'previous',
    group: 'list',
    words: 'action.previous',
    keys: [single('k'), inList('ArrowUp')],
    repeats: true,
  },
  { id: 'next-unread', group: 'list', words: 'action.nextUnread', keys: [single('n')] },
  { id: 'first', group: 'list', words: 'action.first', keys: [inList('Home')] },
  { id: 'last', group: 'list', words: 'action.last', keys: [inList('End')] },
  { id: 'open', group: 'list', words: 'action.open', keys: [inList('Enter')] },
  { id: 'select', group: 'list', words: 'action.select', keys: [inList('x')] },
  {
    id: 'select-all',
    group: 'list',
    words: 'action.selectAll',
    keys: [{ key: 'a', places: ['list'], isWithMod: true }],
  },
  { id: 'filter', group: 'list', words: 'action.filter', keys: [single('/')] },
  {
    id: 'back',
    group: 'conversation',
    words: 'action.back',
    keys: [{ key: 'Escape', places: ['list', 'field', 'page'] }],
  },
  { id: 'reply', group: 'conversation', words: 'action.reply', keys: [single('r')], opensFirst: true },
  { id: 'note', group: 'conversation', words: 'action.note', keys: [single('m')], opensFirst: true },
  {
    id: 'send',
    group: 'conversation',
    words: 'action.send',
    keys: [{ key: 'Enter', places: ['field'], isWithMod: true, isWithShift: false }],
  },
  {
    id: 'send-and-close',
    group: 'conversation',
    words: 'action.sendAndClose',
    keys: [{ key: 'Enter', places: ['field'], isWithMod: true, isWithShift: true }],
  },
  { id: 'assign', group: 'conversation', words: 'action.assign', keys: [single('a')], opensFirst: true },
  { id: 'take', group: 'conversation', words: 'action.take', keys: [single('i')] },
  { id: 'snooze', group: 'conversation', words: 'action.snooze', keys: [single('h')], opensFirst: true },
  { id: 'close', group: 'conversation', words: 'action.close', keys: [single('e')] },
  { id: 'unread', group: 'conversation', words: 'action.unread', keys: [single('u')] },
  { id: 'start', group: 'everywhere', words: 'action.start', keys: [single('c')] },
  { id: 'undo', group: 'everywhere', words: 'action.undo', keys: [single('z')] },
  { id: 'help', group: 'everywhere', words: 'action.help', keys: [single('?')] },
] as const satisfies readonly Entry[];

export type ActionId = (typeof entries)[number]['id'];
export type Action = Entry & { readonly id: ActionId };
export const actions: readonly Action[] = entries;

/** A key as it goes down. */
export interface Press {
  readonly key: string;
  /** The key's place on the keyboard, such as `KeyJ`. */
  readonly code: string;
  readonly place: Place;
  readonly isWithMod: boolean;
  readonly isWithAlt: boolean;
  readonly isWithShift: boolean;
  readonly isRepeated: boolean;
}

/**
 * What a press asks for.
 *
 * @param areSingleKeysOn false leaves only keys that nobody types by accident (WCAG 2.1.4)
 */
export function actionOf(press: Press, areSingleKeysOn: boolean): Action | null {
  if (press.isWithAlt) return null;
  const name = letterOf(press) ?? press.key;
  const fits = (key: Key) =>
    key.key === name &&
    key.places.includes(press.place) &&
    (key.isWithMod ?? false) === press.isWithMod &&
    (key.isWithShift ?? press.isWithShift) === press.isWithShift &&
    (areSingleKeysOn || !isSingle(key));
  const found = actions.find((action) => action.keys.some(fits));
  return found && (found.repeats || !press.isRepeated) ? found : null;
}

/** A letter, a digit or a sign alone: what speech input and a slip of the hand type too. */
export function isSingle({ key, isWithMod }: Key): boolean {
  return key.length === 1 && !isWithMod;
}

/** The letter of a key; where the keyboard writes another alphabet, the Latin one at its place. With Shift, none. */
function letterOf({ key, code, isWithShift }: Press): string | null {
  const letter = /^[a-z]$/i.test(key) ? key : /^\p{L}$/u.test(key) ? code.replace(/^Key/, '') : null;
  if (letter === null) return null;
  return isWithShift ? '' : letter.toLowerCase();
}
