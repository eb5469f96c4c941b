import { act, cleanup, renderHook, waitFor } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import type { Whisper } from '@/lib/contract/presence';
import { forgetPresences, hearWhisper, useColleagues } from './presence';
import { id } from './testing/examples';

afterEach(() => {
  cleanup();
  forgetPresences();
});

type Heard = Whisper['presences'][number];

const maya: Heard = {
  tabId: id(1),
  agentId: id(801),
  conversationId: id(10),
  doing: 'viewing',
  lifeMs: 60_000,
};
const hear = (...presences: Heard[]) => act(() => hearWhisper({ presences }));

/** Who is seen in the conversation, and how often that was drawn. */
function watch() {
  let drawn = 0;
  const { result } = renderHook(() => {
    drawn += 1;
    return useColleagues(id(10));
  });
  return { there: () => result.current.map(({ agentId, doing }) => [agentId, doing]), drawn: () => drawn };
}

test('a colleague is seen in the one conversation they are in, until they leave', () => {
  const { there } = watch();
  hear(maya, { ...maya, tabId: id(2), agentId: id(802), conversationId: id(11) });
  expect(there()).toEqual([[id(801), 'viewing']]);
  hear({ ...maya, doing: 'typing' });
  expect(there()).toEqual([[id(801), 'typing']]);
  hear({ ...maya, lifeMs: 0 }, { ...maya, conversationId: id(11) });
  expect(there()).toEqual([]);
});

test('of whom nothing more is heard is gone when their life is over, and not before', async () => {
  const { there } = watch();
  hear({ ...maya, lifeMs: 40 }, { ...maya, agentId: id(802) });
  expect(there()).toHaveLength(2);
  await waitFor(() => expect(there()).toEqual([[id(802), 'viewing']]));
});

test('a sign of life prolongs it, and draws nothing again', async () => {
  const { there, drawn } = watch();
  hear({ ...maya, lifeMs: 40 }, { ...maya, agentId: id(802), lifeMs: 40 });
  const before = drawn();
  hear(maya);
  expect(drawn()).toBe(before);
  await waitFor(() => expect(there()).toEqual([[id(801), 'viewing']]));
});

test('a tab is its own: another colleague’s of the same id changes nothing of it', () => {
  const { there } = watch();
  hear(maya, { ...maya, agentId: id(802), lifeMs: 0 });
  expect(there()).toEqual([[id(801), 'viewing']]);
});

test('whoever loses the stream knows nothing of anybody', () => {
  const { there } = watch();
  hear(maya);
  act(forgetPresences);
  expect(there()).toEqual([]);
});
