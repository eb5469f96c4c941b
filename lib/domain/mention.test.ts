import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Mention,
  mentionsIn,
  type NamedMention,
  piecesOf,
  type Reachable,
  reachedBy,
  withNames,
  withTokens,
} from './mention';

const idOf = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const priya: NamedMention = { kind: 'agent', id: idOf(1), name: 'Priya Raman' };
const pri: NamedMention = { kind: 'agent', id: idOf(2), name: 'Priya' };
const workshop: NamedMention = { kind: 'team', id: idOf(9), name: 'Workshop' };
const known = [pri, priya, workshop];
const nameOf = ({ kind, id }: Mention) => known.find((one) => one.kind === kind && one.id === id)?.name;

describe('what was typed', () => {
  test.each([
    ['@Priya Raman, look', `@[agent:${idOf(1)}], look`],
    ['ask @Priya', `ask @[agent:${idOf(2)}]`],
    ['@Priyanka is new', '@Priyanka is new'],
    ['@Workshop: freehub', `@[team:${idOf(9)}]: freehub`],
    ['mail@example.com', 'mail@example.com'],
  ])('%s is stored as %s', (typed, stored) => {
    expect(withTokens(typed, known)).toBe(stored);
  });

  test('of two with the same name means the first', () => {
    const other = { ...pri, id: idOf(3) };
    expect(mentionsIn(withTokens('@Priya', [other, pri]))).toEqual([{ kind: 'agent', id: idOf(3) }]);
  });

  test('comes back as it was, whatever it is', () => {
    const word = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('@', ...known.map((k) => `@${k.name}`)),
    );
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const typed = words.join(' ');
        expect(withNames(withTokens(typed, known), nameOf)).toBe(typed);
      }),
    );
  });
});

describe('a stored note', () => {
  test('loses nothing in its pieces', () => {
    const token = fc.constantFrom(`@[agent:${idOf(1)}]`, `@[team:${idOf(9)}]`, '@[agent:nobody]', '@[');
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), token)), (parts) => {
        const stored = parts.join('');
        const again = piecesOf(stored).map((piece) =>
          'text' in piece ? piece.text : `@[${piece.mention.kind}:${piece.mention.id}]`,
        );
        expect(again.join('')).toBe(stored);
      }),
    );
  });

  test('names each once, and keeps the token of somebody who is not known', () => {
    const twice = `@[agent:${idOf(1)}] and @[agent:${idOf(1)}] and @[agent:${idOf(7)}]`;
    expect(mentionsIn(twice)).toEqual([
      { kind: 'agent', id: idOf(1) },
      { kind: 'agent', id: idOf(7) },
    ]);
    expect(withNames(twice, nameOf)).toBe(`@Priya Raman and @Priya Raman and @[agent:${idOf(7)}]`);
  });
});

describe('a note reaches', () => {
  const member = (n: number, given: Partial<Reachable> = {}): Reachable => ({
    agentId: idOf(n),
    teamIds: [],
    mayRead: true,
    ...given,
  });

  test('whoever it names, and of a team those who may read the channel', () => {
    const members = [
      member(1),
      member(2),
      member(3, { teamIds: [idOf(9)] }),
      member(4, { teamIds: [idOf(9)], mayRead: false }),
    ];
    expect(reachedBy([priya, workshop], members, idOf(8))).toEqual([idOf(1), idOf(3)]);
  });

  test('never its author, and nobody who may not read it', () => {
    expect(reachedBy([priya], [member(1)], idOf(1))).toEqual([]);
    expect(reachedBy([priya], [member(1, { mayRead: false })], idOf(8))).toEqual([]);
  });
});
