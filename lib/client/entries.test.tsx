import { QueryClient } from '@tanstack/react-query';
import { describe, expect, test } from 'vitest';
import type { Entry, EntryList } from '@/lib/contract/entry';
import type { FeedEvent } from '@/lib/contract/event';
import { applyFrame } from './apply-event';
import { entriesSince, freshEntries, placeOf, withEntry } from './entries';
import { entriesSinceKey } from './query-keys';
import { aNote, anActivity, at, id } from './testing/examples';

const done = (n: number, minute: number, conversation = 1) =>
  anActivity({ id: id(n), at: at(minute), conversationId: id(conversation) });
const idsOf = (entries: readonly Entry[]) => entries.map((entry) => Number(placeOf(entry).id.slice(-4)));
const told = (entry: Entry): FeedEvent =>
  entry.type === 'note'
    ? { type: 'note.saved', note: entry.note }
    : { type: 'activity.added', activity: entry.activity };

describe('what stands in a thread beside its messages', () => {
  const list: EntryList = { entries: [done(1, 0), done(3, 10)] };

  test('is the newest copy of a note, and nothing of one that was removed', () => {
    const note = (version: number, isRemoved = false) =>
      aNote({ id: id(2), createdAt: at(5), version, isRemoved });
    const written = withEntry(list, note(1));
    expect(idsOf(written.entries)).toEqual([1, 2, 3]);
    const changed = withEntry(written, note(2));
    expect(changed.entries[1]).toEqual(note(2));
    expect(withEntry(changed, note(1))).toBe(changed);
    expect(idsOf(withEntry(changed, note(3, true)).entries)).toEqual([1, 3]);
  });

  test('stands in the order of time, whenever it is told', () => {
    expect(idsOf(withEntry(list, done(2, 5)).entries)).toEqual([1, 2, 3]);
    expect(idsOf(withEntry(list, done(4, 11)).entries)).toEqual([1, 3, 4]);
  });

  test('stands there once, however often it is told', () => {
    expect(withEntry(list, done(3, 10))).toBe(list);
  });

  test('waits for the messages it stands among', () => {
    expect(idsOf(entriesSince(list.entries, at(1)))).toEqual([3]);
  });

  test('is there, although it was told while the answer was under way; of other conversations it is not', () => {
    expect(idsOf(freshEntries(list, id(1), [told(done(4, 11)), told(done(5, 12, 2))]).entries)).toEqual([
      1, 3, 4,
    ]);
  });

  test('comes by the stream, however far back the thread was read', () => {
    const client = new QueryClient();
    const [recent, all] = [entriesSinceKey(id(1), null), entriesSinceKey(id(1), at(0))];
    client.setQueryData(recent, { entries: [] });
    client.setQueryData(all, list);
    client.setQueryData(entriesSinceKey(id(2), null), { entries: [] });
    applyFrame(client, { from: 10, to: 11, events: [told(done(4, 11))] });
    const shown = [recent, all, entriesSinceKey(id(2), null)].map((key) =>
      idsOf(client.getQueryData<EntryList>(key)?.entries ?? []),
    );
    expect(shown).toEqual([[4], [1, 3, 4], []]);
  });
});
