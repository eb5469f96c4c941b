import { QueryClient } from '@tanstack/react-query';
import { act, renderHook } from '@testing-library/react';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { applyFrame } from '@/lib/client/apply-event';
import { changeAtOnce, findKnownRow, seedSession } from '@/lib/client/cache';
import type { ConversationList } from '@/lib/client/conversation-list';
import { lastOwnAct, noteOwnAct, noteOwnActDone } from '@/lib/client/own-acts';
import { listKey, sessionKey } from '@/lib/client/query-keys';
import { aConversation, aMessage, aRow, aSession, at, id } from '@/lib/client/testing/examples';
import type { Conversation } from '@/lib/contract/conversation';
import type { FeedEvent } from '@/lib/contract/event';
import type { Session } from '@/lib/contract/session';
import { viewFactsOf, viewFilter } from '@/lib/domain/view';
import { useHeldOrder } from './held-order';

const LENGTH = 8;
const unassigned = listKey(viewFilter('unassigned'));

let client: QueryClient;
let minute: number;

beforeEach(begin);

/** Eight unassigned conversations, the first one newest. */
function begin() {
  client = new QueryClient();
  seedSession(client, aSession());
  const rows = Array.from({ length: LENGTH }, (_, n) => aRow({ id: id(n + 1), lastMessageAt: at(-n) }));
  const list: ConversationList = { pages: [{ rows, nextCursor: null, reachesTo: null }], pageParams: [null] };
  client.setQueryData(unassigned, list);
  minute = 0;
}

function listNow() {
  return client.getQueryData<ConversationList>(unassigned)?.pages.flatMap((page) => page.rows) ?? [];
}

/** The list as the screen has it; `rerender` draws what has happened since. */
function show() {
  return renderHook(() =>
    useHeldOrder(listNow(), 'unassigned', ({ conversation }) =>
      lastOwnAct(client, findKnownRow(client, conversation.id)?.conversation ?? conversation),
    ),
  );
}

const idAt = (list: ReturnType<typeof show>, place: number) =>
  list.result.current.rows[place]?.conversation.id;

const whats = ['writes', 'is taken', 'is returned', 'is closed', 'is new'] as const;
interface Happening {
  readonly what: (typeof whats)[number];
  /** The how-manieth of the list, from zero. */
  readonly who: number;
}

/** Something happens elsewhere, and its event arrives. */
function happens({ what, who }: Happening): void {
  minute += 1;
  const before = what === 'is new' ? null : findKnownRow(client, id(who + 1))?.conversation;
  if (before !== undefined) tell(before, changeBy(what));
}

function changeBy(what: Happening['what']): Partial<Conversation> {
  switch (what) {
    case 'writes':
      return { status: 'open', lastMessageAt: at(minute) };
    case 'is taken':
      return { assigneeId: id(801) };
    case 'is returned':
      return { assigneeId: null };
    case 'is closed':
      return { status: 'closed' };
    case 'is new':
      return { id: id(100 + minute), lastMessageAt: at(minute) };
  }
}

function tell(before: Conversation | null, change: Partial<Conversation>): void {
  const conversation = before ? { ...before, ...change, version: before.version + 1 } : aConversation(change);
  const event: FeedEvent = before
    ? { type: 'conversation.changed', conversation, before: viewFactsOf(before) }
    : { type: 'message.saved', message: aMessage(), conversation, before: null };
  const from = client.getQueryData<Session>(sessionKey)?.seq ?? 0;
  applyFrame(client, { from, to: from + 1, events: [event] });
}

/** Does the row under a resting pointer stay the same one, whatever happens? */
function staysUnder(place: number, happenings: readonly Happening[], isHeld: boolean): boolean {
  begin();
  const list = show();
  if (isHeld) act(() => list.result.current.hold('pointer'));
  const under = idAt(list, place);
  const stays = happenings.every((each) => {
    happens(each);
    list.rerender();
    return idAt(list, place) === under;
  });
  list.unmount();
  return stays;
}

const aHappening = fc.record({ what: fc.constantFrom(...whats), who: fc.nat(LENGTH - 1) });
const anHour = [fc.nat(LENGTH - 1), fc.array(aHappening, { minLength: 1, maxLength: 12 })] as const;

/** Enough for the control below to notice many times over. */
const RUNS = { numRuns: 60, seed: 5 };

describe('the row under the pointer', { timeout: 20_000 }, () => {
  test('stays the same whatever happens elsewhere', () => {
    fc.assert(
      fc.property(...anHour, (place, happenings) => staysUnder(place, happenings, true)),
      RUNS,
    );
  });

  test('would change in a list that is not held: the test above would notice', () => {
    const run = fc.check(
      fc.property(...anHour, (place, happenings) => staysUnder(place, happenings, false)),
      RUNS,
    );
    expect(run.failed).toBe(true);
  });
});

describe('a held list', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const isHeld = (list: ReturnType<typeof show>) => {
    happens({ what: 'is new', who: 0 });
    list.rerender();
    return list.result.current.newCount > 0;
  };

  test('is let go when the mouse leaves it, unless the keyboard is in it', () => {
    const list = show();
    act(() => list.result.current.hold('pointer'));
    act(() => list.result.current.hold('keys'));
    act(() => list.result.current.letGo('pointer'));
    expect(isHeld(list)).toBe(true);
    act(() => list.result.current.letGo('keys'));
    act(() => void vi.runAllTimers());
    expect(isHeld(list)).toBe(false);
  });

  test('rests for a moment when Enter has led into a conversation, and again when Escape leads back', () => {
    const list = show();
    act(() => list.result.current.hold('keys'));
    act(() => list.result.current.letGo('keys'));
    act(() => void vi.advanceTimersByTime(1900));
    act(() => list.result.current.hold('keys'));
    act(() => void vi.advanceTimersByTime(1900));
    expect(isHeld(list)).toBe(true);
  });

  test('waits a second for the finger to come back', () => {
    const list = show();
    act(() => list.result.current.hold('touch'));
    act(() => list.result.current.letGo('touch'));
    act(() => void vi.advanceTimersByTime(900));
    expect(isHeld(list)).toBe(true);
    act(() => void vi.advanceTimersByTime(100));
    expect(isHeld(list)).toBe(false);
  });

  test('lets the viewer’s own acts happen, and keeps what a colleague takes', () => {
    const list = show();
    act(() => list.result.current.hold('keys'));
    changeAtOnce(client, id(2), { status: 'closed' });
    happens({ what: 'is taken', who: 2 });
    list.rerender();
    expect(list.result.current.rows.map((row) => row.conversation.id)).not.toContain(id(2));
    expect(idAt(list, 1)).toBe(id(3));
    expect([...list.result.current.left]).toEqual([id(3)]);
    expect(findKnownRow(client, id(3))?.conversation.assigneeId).toBe(id(801));
  });

  test('takes for a colleague’s what a colleague does to a conversation the viewer changed before', () => {
    const list = show();
    act(() => list.result.current.hold('keys'));
    changeAtOnce(client, id(2), { assigneeId: null });
    noteOwnActDone(client, { id: id(2), version: 2 });
    happens({ what: 'writes', who: 1 });
    happens({ what: 'is closed', who: 1 });
    list.rerender();
    expect([...list.result.current.left]).toEqual([id(2)]);
  });

  test('has a row back in its place when the event of an undo comes before its answer', () => {
    const list = show();
    act(() => list.result.current.hold('keys'));
    const { conversation: open } = aRow({ id: id(2), lastMessageAt: at(-1) });
    noteOwnAct(client, open);
    tell(open, { status: 'closed' });
    noteOwnActDone(client, { id: id(2), version: 2 });
    list.rerender();
    expect(idAt(list, 1)).toBe(id(3));
    const closed: Conversation = { ...open, status: 'closed', version: 2 };
    noteOwnAct(client, closed);
    tell(closed, { status: 'open' });
    list.rerender();
    expect(idAt(list, 1)).toBe(id(3));
    act(() => noteOwnActDone(client, { id: id(2), version: 3 }));
    expect(idAt(list, 1)).toBe(id(2));
  });

  test('has a row back in its place when taking it was refused', () => {
    const list = show();
    act(() => list.result.current.hold('keys'));
    const takeBack = changeAtOnce(client, id(2), { assigneeId: id(800) });
    list.rerender();
    expect(idAt(list, 1)).toBe(id(3));
    takeBack();
    list.rerender();
    expect(idAt(list, 1)).toBe(id(2));
  });
});
