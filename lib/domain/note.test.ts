import { describe, expect, test } from 'vitest';
import { mayChangeNote, mayRemoveNote } from './note';

const at = (minutes: number) => new Date(Date.UTC(2025, 9, 14, 12, minutes)).toISOString();
const note = { agentId: 'priya', createdAt: at(0), isRemoved: false };
const priya = { agentId: 'priya', role: 'agent' } as const;
const jonas = { agentId: 'jonas', role: 'agent' } as const;
const maya = { agentId: 'maya', role: 'supervisor' } as const;

describe('a note', () => {
  test.each([
    ['its author may change for a while', priya, 1, { change: true, remove: true }],
    ['its author may not change a quarter of an hour later', priya, 15, { change: false, remove: false }],
    ['a colleague may not change', jonas, 1, { change: false, remove: false }],
    ['a supervisor may remove, whenever', maya, 600, { change: false, remove: true }],
  ])('%s', (_, who, minutes, may) => {
    expect(mayChangeNote(note, who, at(minutes))).toBe(may.change);
    expect(mayRemoveNote(note, who, at(minutes))).toBe(may.remove);
  });

  test('that is gone stays gone', () => {
    const gone = { ...note, isRemoved: true };
    expect(mayChangeNote(gone, priya, at(1))).toBe(false);
    expect(mayRemoveNote(gone, maya, at(1))).toBe(false);
  });
});
