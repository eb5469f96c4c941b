import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { aMessage, aPerson, aReply, at, id } from '@/lib/client/testing/examples';
import type { Message } from '@/lib/contract/message';
import { addWords } from '@/lib/words/catalogue';
import { thread } from '@/lib/words/en/thread';
import { CommentTree } from './comment-tree';
import { publicThreadOf } from './public-thread';

addWords(thread);
afterEach(cleanup);

const comment = (n: number, parent: number, name: string, given: Partial<Message> = {}) =>
  aMessage({
    id: id(n),
    contentId: `c${n}`,
    parentContentId: `c${parent}`,
    kind: 'comment',
    audience: 'public',
    author: aPerson({ id: id(500 + n), name }),
    body: `comment ${n}`,
    sentAt: at(n),
    needsReply: false,
    ...given,
  });

const post = aMessage({ id: id(1), contentId: 'c1', kind: 'post', audience: 'public' });
const answer = aReply('confirmed', {
  id: id(4),
  contentId: 'c4',
  parentContentId: 'c2',
  kind: 'comment',
  agentId: id(801),
  body: 'our answer',
  sentAt: at(9),
});

function renderTree(messages: Message[], answeringId: string | null = null) {
  const onAnswer = vi.fn();
  render(
    <CommentTree
      firstNewId={null}
      nodes={publicThreadOf(messages).comments}
      answeringId={answeringId}
      composer={<p>the composer</p>}
      onAnswer={onAnswer}
      authorByContentId={new Map([['c5', 'Ravi Krishnamurthy']])}
      context={{
        network: 'Facebook',
        viewerId: id(800),
        isOnline: true,
        nameOfAgent: () => 'Maya Lindqvist',
        brandName: 'Northwind Bikes',
        onRetry: vi.fn(),
        onDiscard: vi.fn(),
        isForbidden: false,
        onEdit: vi.fn(),
        permalinkOf: () => null,
        onMarkSent: vi.fn(),
        onCancel: vi.fn(),
      }}
    />,
  );
  return { onAnswer };
}

test('answers stand in a list under what they answer, in the order they were written', () => {
  renderTree([post, comment(3, 1, 'Ravi'), answer, comment(2, 1, 'Béla')]);
  const [outer] = screen.getAllByRole('list');
  const top = [...(outer?.children ?? [])].map((item) => item.textContent);
  expect(top[0]).toContain('Béla');
  expect(top[1]).toContain('Ravi');
  const nested = within(outer?.children[0] as HTMLElement).getByRole('list');
  expect(nested.textContent).toContain('our answer');
});

test('our reply is signed by the brand and by who wrote it, and its comment says who answered', () => {
  renderTree([post, comment(2, 1, 'Béla'), answer]);
  expect(document.body.textContent).toContain('Northwind Bikes');
  expect(document.body.textContent).toContain('by Maya Lindqvist');
  expect(document.body.textContent).toContain('Answered by Maya Lindqvist');
  expect(document.body.textContent).not.toContain('through');
});

test('our reply that a program wrote names that too', () => {
  renderTree([post, comment(2, 1, 'Béla'), { ...answer, program: 'Shop bot' }]);
  expect(document.body.textContent).toContain('by Maya Lindqvist·Shop botthrough the token Shop bot');
});

test('a comment that asks for an answer says so and can be answered', async () => {
  const { onAnswer } = renderTree([post, comment(2, 1, 'Béla', { needsReply: true })]);
  expect(document.body.textContent).toContain('Needs reply');
  await userEvent.click(screen.getByRole('button', { name: 'Reply' }));
  expect(onAnswer).toHaveBeenCalledWith(id(2));
});

test('the composer stands under the comment it answers', () => {
  renderTree([post, comment(2, 1, 'Béla'), comment(3, 1, 'Ravi')], id(3));
  const item = screen.getByText('the composer').closest('li');
  expect(item?.textContent).toContain('Ravi');
});

test('a comment below the third level says whom it answers', () => {
  const deep = [comment(2, 1, 'A'), comment(3, 2, 'B'), comment(5, 3, 'Ravi'), comment(6, 5, 'D')];
  renderTree([post, ...deep]);
  expect(document.body.textContent).toContain('In reply to Ravi Krishnamurthy');
});

test('a comment whose parent has not arrived stands at the top and says so', () => {
  renderTree([post, comment(2, 99, 'Béla')]);
  expect(document.body.textContent).toContain('What this answers has not arrived yet');
});
