import { randomUUID } from 'node:crypto';
import type { Inbox } from './inbox';
import type { Call } from './server';
import { type Case, changedSince, gone } from './stale-case';

export const ready = (name = 'ready') => ({ name, language: 'en', body: 'Hi {{1}}' });

export const view = (name: string) => ({ isShared: true, name, filter: { view: 'all' } });

export const onConversation = ({ conversationId: id }: Inbox, body: unknown): Call => ({
  params: { id },
  body,
});

export const reply = ({ messageId }: Inbox) => ({
  clientId: randomUUID(),
  body: 'Hello',
  audience: 'private' as const,
  parentMessageId: null,
  lastSeenMessageId: messageId,
});

/** Something that is kept under an id: it was taken away, or it is not what the screen shows. */
export function kept(
  by: Case['by'],
  make: (inbox: Inbox) => Promise<{ id: string; version: number }>,
  ways: {
    body: unknown;
    change: (inbox: Inbox, id: string) => Promise<unknown>;
    remove: (inbox: Inbox, id: string) => Promise<unknown>;
    /** Where its address names more than itself. */
    params?: (inbox: Inbox, id: string) => Record<string, string>;
  },
): [changing: Case[], removing: Case[]] {
  const paramsOf = ways.params ?? ((_, id) => ({ id }));
  const takenAway = (body?: unknown) => async (inbox: Inbox) => {
    const { id } = await make(inbox);
    const call = { params: paramsOf(inbox, id), ...(body !== undefined && { body }) };
    return { call, meanwhile: () => ways.remove(inbox, id) };
  };
  const when = 'somebody took it away';
  const overtaken: Case = {
    when: 'somebody changed it',
    by,
    is: changedSince,
    scene: async (inbox) => {
      const { id, version: expectedVersion } = await make(inbox);
      const body = { ...(ways.body as object), expectedVersion };
      const call = { params: paramsOf(inbox, id), body };
      return { call, meanwhile: () => ways.change(inbox, id) };
    },
  };
  return [
    [{ when, by, is: gone, scene: takenAway(ways.body) }, overtaken],
    [{ when, by, is: gone, scene: takenAway() }],
  ];
}
