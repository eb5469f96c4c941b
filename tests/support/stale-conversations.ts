import { randomUUID } from 'node:crypto';
import { addNote } from '@/lib/server/commands/add-note';
import { assignConversation } from '@/lib/server/commands/assign-conversation';
import { beginBulkChange } from '@/lib/server/commands/begin-bulk-change';
import { cancelBulkChange } from '@/lib/server/commands/cancel-bulk-change';
import { changeConversation } from '@/lib/server/commands/change-conversation';
import { markUnread } from '@/lib/server/commands/mark-unread';
import { moveReadMark } from '@/lib/server/commands/move-read-mark';
import { removeNote } from '@/lib/server/commands/remove-note';
import { removeTag } from '@/lib/server/commands/remove-tag';
import { removeTeam } from '@/lib/server/commands/remove-team';
import { saveTeam } from '@/lib/server/commands/save-team';
import { undoBulkChange } from '@/lib/server/commands/undo-bulk-change';
import { addConversations } from './inbox';
import { type Case, changedSince, done, gone, now, refused } from './stale-case';

import { onConversation } from './stale-shapes';

/** What was wanted was done by somebody else already, or is to be taken back although it is not the last word. */
const twice = (
  path: string,
  act: Parameters<typeof changeConversation>[2]['act'],
): Record<string, Case[]> => {
  const { type: _, ...body } = act;
  return {
    [`PUT /api/conversations/[id]/${path}`]: [
      {
        when: 'it is so already',
        is: done(200),
        scene: async (inbox) => ({
          call: onConversation(inbox, body),
          meanwhile: () => changeConversation(inbox.supervisor, inbox.conversationId, { act }, now()),
        }),
      },
      {
        when: 'another act came in between',
        is: changedSince,
        scene: async (inbox) => {
          const expected = { priority: 'normal' };
          const other = { type: 'priority', priority: 'urgent' } as const;
          const change = () =>
            changeConversation(inbox.supervisor, inbox.conversationId, { act: other }, now());
          return { call: onConversation(inbox, { ...body, expected }), meanwhile: change };
        },
      },
    ],
  };
};

const tomorrow = new Date(Date.now() + 24 * 60 * 60_000).toISOString();

const raise = () => ({
  id: randomUUID(),
  which: { filter: { view: 'all' }, except: [] },
  act: { type: 'priority', priority: 'high' } as const,
});

/** Of conversations: who has them, and how they stand. */
export const staleConversations: Record<string, Case[]> = {
  'PUT /api/conversations/[id]/assignment': [
    {
      when: 'somebody has it',
      is: { status: 409, code: 'already-taken' },
      scene: async (inbox) => ({
        call: onConversation(inbox, { assigneeId: inbox.agent.agentId, expectedAssigneeId: null }),
        meanwhile: () => {
          const theirs = { assigneeId: inbox.supervisor.agentId, expectedAssigneeId: null };
          return assignConversation(inbox.supervisor, inbox.conversationId, theirs, now());
        },
      }),
    },
    {
      when: 'it is so already',
      is: done(200),
      scene: async (inbox) => {
        const mine = { assigneeId: inbox.agent.agentId, expectedAssigneeId: null };
        return {
          call: onConversation(inbox, mine),
          meanwhile: () => assignConversation(inbox.supervisor, inbox.conversationId, mine, now()),
        };
      },
    },
    {
      when: 'the team is gone',
      is: gone,
      scene: async (inbox) => {
        const { id: teamId } = await saveTeam(inbox.admin, null, { name: 'Team', memberIds: [] }, now());
        const body = { assigneeId: null, expectedAssigneeId: null, teamId, expectedTeamId: null };
        return {
          call: onConversation(inbox, body),
          meanwhile: () => removeTeam(inbox.admin, teamId, now()),
        };
      },
    },
  ],
  ...twice('status', { type: 'status', status: 'closed' }),
  ...twice('snooze', { type: 'snooze', until: tomorrow }),
  ...twice('needs-reply', { type: 'needs-reply', needsReply: true }),
  ...twice('priority', { type: 'priority', priority: 'high' }),
  ...twice('state', {
    type: 'state',
    status: 'closed',
    snoozedUntil: null,
    settledAt: null,
    isMarkedNeedsReply: false,
  }),
  'PUT /api/conversations/[id]/tags': [
    {
      when: 'the tag is gone',
      is: gone,
      scene: async (inbox) => ({
        call: onConversation(inbox, { add: [inbox.tagId], remove: [] }),
        meanwhile: () => removeTag(inbox.supervisor, { tagId: inbox.tagId, intoId: null }, now()),
      }),
    },
    {
      when: 'it is on it already',
      is: done(200),
      scene: async (inbox) => {
        const words = { add: [inbox.tagId], remove: [] };
        const act = { type: 'tags', ...words } as const;
        return {
          call: onConversation(inbox, words),
          meanwhile: () => changeConversation(inbox.supervisor, inbox.conversationId, { act }, now()),
        };
      },
    },
  ],
  'POST /api/conversations/changes': [
    {
      when: 'it arrived, and only its answer was lost',
      is: done(201),
      scene: async ({ agent }) => {
        const body = raise();
        return { call: { body }, meanwhile: () => beginBulkChange(agent, body, now()) };
      },
    },
    {
      when: 'the tag is gone',
      is: gone,
      scene: async ({ supervisor, tagId }) => ({
        call: { body: { ...raise(), act: { type: 'tags', add: [tagId], remove: [] } } },
        meanwhile: () => removeTag(supervisor, { tagId, intoId: null }, now()),
      }),
    },
  ],
  'POST /api/conversations/changes/[id]/undo': [
    {
      when: 'another tab has taken it back',
      is: refused({ reason: 'already-undone' }),
      scene: async ({ agent }) => {
        const { change } = await beginBulkChange(agent, raise(), now());
        return {
          call: { params: { id: change.id }, body: { id: randomUUID() } },
          meanwhile: () => undoBulkChange(agent, change.id, { id: randomUUID() }, now()),
        };
      },
    },
  ],
  'POST /api/conversations/changes/[id]/cancellation': [
    {
      when: 'another tab has stopped it',
      is: done(200),
      scene: async (inbox) => {
        await addConversations(inbox, 60);
        const { change } = await beginBulkChange(inbox.agent, raise(), now());
        const meanwhile = () => cancelBulkChange(inbox.agent, change.id, now());
        return { call: { params: { id: change.id } }, meanwhile };
      },
    },
  ],
  'PUT /api/conversations/[id]/read-mark': [
    {
      when: 'another tab has read further',
      is: done(204),
      scene: async (inbox) => ({
        call: onConversation(inbox, { readCount: 0, readVersion: 0 }),
        meanwhile: () =>
          moveReadMark(inbox.agent, inbox.conversationId, { readCount: 1, readVersion: 0 }, now()),
      }),
    },
    {
      when: 'another tab has marked it unread',
      is: done(204),
      scene: async (inbox) => ({
        call: onConversation(inbox, { readCount: 0, readVersion: 0 }),
        meanwhile: () => markUnread(inbox.agent, inbox.conversationId, now()),
      }),
    },
  ],
  'PUT /api/conversations/[id]/unread': [
    {
      when: 'another tab has said so',
      is: done(204),
      renews: {
        tables: ['read_mark', 'feed'],
        because: 'a look on its way that knew of the first mark must not take the second',
      },
      scene: async (inbox) => ({
        call: { params: { id: inbox.conversationId } },
        meanwhile: () => markUnread(inbox.agent, inbox.conversationId, now()),
      }),
    },
  ],
  'PUT /api/conversations/[id]/mention': [
    {
      when: 'the note that asked is gone',
      is: done(204),
      scene: async (inbox) => {
        const { supervisor, conversationId, agent } = inbox;
        const text = `Can you look, @[agent:${agent.agentId}]?`;
        const note = await addNote(supervisor, conversationId, { clientId: randomUUID(), text }, now());
        return {
          call: onConversation(inbox, { isDone: true }),
          meanwhile: () => removeNote(supervisor, note.id, now()),
        };
      },
    },
  ],
};
