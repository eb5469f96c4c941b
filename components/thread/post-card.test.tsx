import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { aReply, id } from '@/lib/client/testing/examples';
import { addWords } from '@/lib/words/catalogue';
import { thread } from '@/lib/words/en/thread';
import { PostCard } from './post-card';

addWords(thread);
afterEach(cleanup);

function saidOf(program: string | null, agentId: string | null = id(801)) {
  const head = aReply('confirmed', { kind: 'post', audience: 'public', agentId, program });
  const context = {
    network: 'Facebook',
    viewerId: id(800),
    isOnline: true,
    isForbidden: false,
    nameOfAgent: () => 'Maya Lindqvist',
    brandName: 'Northwind Bikes',
    permalinkOf: () => null,
    ...{ onRetry: vi.fn(), onDiscard: vi.fn(), onEdit: vi.fn(), onMarkSent: vi.fn(), onCancel: vi.fn() },
  };
  return render(<PostCard head={head} context={context} />).container.textContent;
}

test('a post of ours says who posted it, and through which program', () => {
  expect(saidOf('Shop bot')).toContain('Posted by Maya Lindqvist through Shop bot, ');
  expect(saidOf(null)).toContain('Posted by Maya Lindqvist, ');
  expect(saidOf(null, null)).toContain('Posted ');
});
