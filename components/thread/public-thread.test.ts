import { describe, expect, test } from 'vitest';
import { aMessage, aReply, at, id } from '@/lib/client/testing/examples';
import type { Message } from '@/lib/contract/message';
import {
  type CommentNode,
  drawnChildren,
  nextUnanswered,
  onlyUnanswered,
  publicThreadOf,
} from './public-thread';

const comment = (n: number, parent: number | null, given: Partial<Message> = {}) =>
  aMessage({
    id: id(n),
    contentId: `c${n}`,
    parentContentId: parent === null ? 'c1' : `c${parent}`,
    kind: 'comment',
    audience: 'public',
    needsReply: false,
    sentAt: at(n),
    ...given,
  });
const post = aMessage({ id: id(1), contentId: 'c1', kind: 'post', audience: 'public', needsReply: false });

const idsOf = (nodes: readonly CommentNode[]) => nodes.map(({ message }) => Number(message.id.slice(-4)));

describe('a thread of comments', () => {
  test('draws three levels and goes on flat below them', () => {
    const messages = [post, comment(2, null), comment(3, 2), comment(4, 3), comment(5, 4), comment(6, 5)];
    const [top] = publicThreadOf(messages).comments;
    const [second] = top ? drawnChildren(top) : [];
    expect(second && idsOf(drawnChildren(second))).toEqual([4, 5, 6]);
    expect(second && drawnChildren(second).flatMap(drawnChildren)).toEqual([]);
  });

  test('narrowed to what needs a reply keeps what it stands under', () => {
    const messages = [post, comment(2, null), comment(3, 2, { needsReply: true }), comment(4, null)];
    const open = onlyUnanswered(publicThreadOf(messages).comments);
    expect(idsOf(open)).toEqual([2]);
    expect(open[0] && idsOf(open[0].children)).toEqual([3]);
  });

  test('leads from one open comment to the next and round again', () => {
    const messages = [
      post,
      comment(2, null, { needsReply: true }),
      comment(3, null),
      comment(4, null, { needsReply: true }),
    ];
    const { comments } = publicThreadOf(messages);
    expect(nextUnanswered(comments, null)).toBe(id(2));
    expect(nextUnanswered(comments, id(2))).toBe(id(4));
    expect(nextUnanswered(comments, id(4))).toBe(id(2));
  });

  test('counts a reply that is on its way as standing under its comment', () => {
    const reply = aReply('queued', {
      id: id(9),
      clientId: id(9),
      contentId: null,
      parentContentId: 'c2',
      kind: 'comment',
      sentAt: at(9),
    });
    const [top] = publicThreadOf([post, comment(2, null), reply]).comments;
    expect(top && idsOf(top.children)).toEqual([9]);
  });
});
