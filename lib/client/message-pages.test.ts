import { describe, expect, test } from 'vitest';
import { type MessagePages, messagesOf, withMessage, withoutMessage } from './message-pages';
import { aMessage, aReply, at, id } from './testing/examples';

/** The newest page first, each in reading order, as the server gives them. */
function pagesOf(pages: number[][], hasOlder = false): MessagePages {
  return {
    pages: pages.map((minutes, index) => ({
      messages: minutes.map((minute) => aMessage({ id: id(minute), sentAt: at(minute) })),
      previousCursor: index < pages.length - 1 || hasOlder ? `before-${index}` : null,
    })),
    pageParams: pages.map(() => null),
  };
}

const idsOf = (pages: MessagePages) => messagesOf(pages).map((message) => message.id);

describe('a message in a thread', () => {
  test('stands at its source time, whenever it arrives', () => {
    const pages = withMessage(
      pagesOf([
        [30, 40],
        [10, 20],
      ]),
      aMessage({ id: id(15), sentAt: at(15) }),
    );
    expect(idsOf(pages)).toEqual([10, 15, 20, 30, 40].map(id));
  });

  test('that is older than everything read waits for its page', () => {
    const pages = withMessage(pagesOf([[30, 40]], true), aMessage({ id: id(5), sentAt: at(5) }));
    expect(idsOf(pages)).toEqual([30, 40].map(id));
  });

  test('that is older than everything read stands first when there is nothing before it', () => {
    const pages = withMessage(pagesOf([[30, 40]]), aMessage({ id: id(5), sentAt: at(5) }));
    expect(idsOf(pages)).toEqual([5, 30, 40].map(id));
  });

  test('is not replaced by an older copy of itself', () => {
    const before = withMessage(pagesOf([[]]), aMessage({ version: 3, body: 'newest' }));
    expect(withMessage(before, aMessage({ version: 2, body: 'older' }))).toBe(before);
  });

  test('moves when its exact time becomes known', () => {
    const pages = withMessage(pagesOf([[10, 20, 30]]), aMessage({ id: id(10), sentAt: at(25), version: 2 }));
    expect(idsOf(pages)).toEqual([20, 10, 30].map(id));
  });

  test('takes the place of the bubble its author saw while it was sent', () => {
    const pending = aReply('queued', { id: id(77), clientId: id(77), version: -5, sentAt: at(31) });
    const taken = aReply('handed_over', { id: id(200), clientId: id(77), version: 1, sentAt: at(32) });
    const pages = withMessage(withMessage(pagesOf([[30]]), pending), taken);
    expect(idsOf(pages)).toEqual([id(30), id(200)]);
  });

  test('that was given up is gone', () => {
    expect(idsOf(withoutMessage(pagesOf([[10, 20]]), id(10)))).toEqual([id(20)]);
  });
});
