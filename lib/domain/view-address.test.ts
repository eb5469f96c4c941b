import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { conversationStatuses, priorities, windowStates } from './conversation-state';
import { NOBODY, viewFilter, viewNames } from './view';
import { narrowingParams, readFilter } from './view-address';

const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.array(arbitrary, { maxLength: 4 });
const word = fc.string({ minLength: 1, maxLength: 20 });
const time = fc
  .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const filters = fc
  .record({
    view: fc.constantFrom(...viewNames),
    channelTypes: some(word),
    channelIds: some(fc.uuid()),
    statuses: some(fc.constantFrom(...conversationStatuses)),
    assigneeIds: some(fc.oneof(fc.uuid(), fc.constant(NOBODY))),
    teamIds: some(fc.oneof(fc.uuid(), fc.constant(NOBODY))),
    tagIds: some(fc.uuid()),
    priorities: some(fc.constantFrom(...priorities)),
    ratings: some(fc.constantFrom(1, 2, 3, 4, 5)),
    windowStates: some(fc.constantFrom(...windowStates)),
    languages: some(word),
    isUnread: fc.boolean(),
    needsReply: fc.boolean(),
    since: fc.option(time),
    until: fc.option(time),
  })
  .map(({ view, ...narrowing }) => viewFilter(view, narrowing));

describe('The address of a list', () => {
  test('leads back to it, whatever it is narrowed to', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        const params = new URLSearchParams(new URLSearchParams(narrowingParams(filter)).toString());
        const read = readFilter(filter.view, (name) => params.get(name));
        expect(read).toEqual({ filter, unreadable: [] });
      }),
    );
  });

  test('says what nobody understands in it, and keeps the rest', () => {
    const given: Record<string, string> = { status: 'lost', stars: '9', kind: '%E0%A4%A', unread: '1' };
    const { filter, unreadable } = readFilter('all', (name) => given[name] ?? null);
    expect(unreadable.sort()).toEqual(['kind', 'stars', 'status']);
    expect(filter).toEqual(viewFilter('all', { isUnread: true }));
  });
});
