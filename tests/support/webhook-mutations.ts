import type { Chance } from './seeded';

/** What no peer should send and one may: each has broken somebody's import before. */
const ODD_VALUES: readonly unknown[] = [
  ...[null, true, 0, -1, 0.1, 1e308, 2 ** 53, -(2 ** 31)],
  ...['', ' ', '\0', 'a\0b', '\ud800', '\udfff tail', '\uffff', '\u202e', 'null', '1e999'],
  ...['x'.repeat(201), 'y'.repeat(70_000), '🚲'.repeat(300)],
  ...['99999-12-31T23:59:59Z', '+275760-09-13T00:00:00.000Z', '0000-00-00', '2026-02-30T25:61:61Z'],
  ...[[], {}, [[]], [null], { id: {} }, { constructor: 1 }, { toString: null }],
  ...['DISCUSSION', '/cx/social-messaging/v1/contents/', '/restapi/v1.0/subscription/~', 'content.\0'],
  deep(40),
  deep(100),
];

function deep(levels: number): unknown {
  let value: unknown = 'bottom';
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { inner: value };
  return value;
}

type Mutation = (event: object, chance: Chance) => string;

const MUTATIONS: readonly Mutation[] = [
  replaceMember,
  replaceMember,
  replaceMember,
  removeMember,
  doubleKey,
  cutOff,
  flipBytes,
  insertBytes,
  hugeNumber,
  (_, chance) => '['.repeat(10_000) + ']'.repeat(chance.below(10_001)),
  (event) => JSON.stringify([event]),
  (event) => JSON.stringify(event).replace('{', '{"__proto__":{"events":[{}]},'),
];

/** One delivery, spoiled in some way; sometimes it is still good. */
export function mutated(event: object, chance: Chance): Buffer {
  return Buffer.from(chance.of(MUTATIONS)(event, chance), 'latin1');
}

interface Place {
  holder: Record<string, unknown>;
  name: string;
}

function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((name) => [{ holder, name }, ...placesIn(holder[name])]);
}

function changedAt(event: object, chance: Chance, change: (place: Place) => void): string {
  const copy = structuredClone(event);
  for (let times = 1 + chance.below(3); times > 0; times -= 1) {
    const places = placesIn(copy);
    if (places.length > 0) change(chance.of(places));
  }
  return utf8(JSON.stringify(copy));
}

/** Texts are handled as bytes from here on. */
const utf8 = (text: string) => Buffer.from(text).toString('latin1');

function replaceMember(event: object, chance: Chance): string {
  return changedAt(event, chance, ({ holder, name }) => {
    holder[name] = structuredClone(chance.of(ODD_VALUES));
  });
}

function removeMember(event: object, chance: Chance): string {
  return changedAt(event, chance, ({ holder, name }) => {
    delete holder[name];
  });
}

function doubleKey(event: object, chance: Chance): string {
  const { name } = chance.of(placesIn(event));
  const odd = JSON.stringify(chance.of(ODD_VALUES)) ?? 'null';
  return utf8(JSON.stringify(event).replace(`"${name}":`, `"${name}":${odd},"${name}":`));
}

function hugeNumber(event: object, chance: Chance): string {
  const number = chance.of(['1e999', '-1e999', '9'.repeat(400), '1e-999', '-0']);
  return utf8(JSON.stringify(event).replace(/:"[^"]*"/, `:${number}`));
}

function cutOff(event: object, chance: Chance): string {
  const text = utf8(JSON.stringify(event));
  return text.slice(0, chance.below(text.length));
}

function flipBytes(event: object, chance: Chance): string {
  const bytes = Buffer.from(JSON.stringify(event));
  for (let times = 1 + chance.below(4); times > 0; times -= 1) {
    bytes[chance.below(bytes.length)] = chance.below(256);
  }
  return bytes.toString('latin1');
}

function insertBytes(event: object, chance: Chance): string {
  const text = utf8(JSON.stringify(event));
  const at = chance.below(text.length);
  return text.slice(0, at) + chance.of(['\0', '\\u0000', '\\ud800', '\xff\xfe', '\\', '"']) + text.slice(at);
}
