import { cleanup, renderHook, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { Agent } from '@/lib/contract/agent';
import type { UnsentReply } from '@/lib/contract/conversation';
import { aConversation, aSession, at, id } from './testing/examples';
import { useTrouble } from './trouble';

afterEach(cleanup);

const { agents } = aSession();

/** What a row says to Priya an hour after the reply failed. */
async function troubleWith(given: Partial<UnsentReply>, maya: Partial<Agent> = {}) {
  const unsentReply = { messageId: id(200), code: 'EDI-033', at: at(0), agentId: id(801), ...given };
  const listener = {
    agents: agents.map((agent) => (agent.id === id(801) ? { ...agent, ...maya } : agent)),
    viewerId: id(800),
    now: Date.parse(at(65)),
  };
  const { result } = renderHook(() => useTrouble(aConversation({ failedCount: 1, unsentReply }), listener));
  await waitFor(() => expect(result.current).not.toBeNull());
  return result.current;
}

test('is the cause in words, the code, the age, and whose it is', async () => {
  expect(await troubleWith({})).toEqual({
    cause: 'WhatsApp does not take this text.',
    code: 'EDI-033',
    age: '1 h 05',
    owner: 'Maya Lindqvist',
  });
});

test.each([
  ['the viewer’s own', { agentId: id(800) }, {}, 'yours'],
  ['of somebody who is away', {}, { availability: 'away' }, 'for the team'],
  ['of somebody who was let out', {}, { isActive: false }, 'for the team'],
  ['of nobody here', { agentId: null }, {}, 'for the team'],
] as const)('%s has the right owner', async (_, given, maya, owner) => {
  expect(await troubleWith(given, maya)).toMatchObject({ owner });
});

test('of which nobody knows has no code, and a cause of our own shows none', async () => {
  const unsure = { cause: 'Nobody knows yet whether it went out.', code: null };
  expect(await troubleWith({ code: null })).toMatchObject(unsure);
  expect(await troubleWith({ code: 'not-published' })).toMatchObject({ code: null });
});

test('there is none where everything went out', () => {
  const listener = { agents, viewerId: id(800), now: 0 };
  expect(renderHook(() => useTrouble(aConversation(), listener)).result.current).toBeNull();
});
