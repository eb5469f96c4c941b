import { randomUUID } from 'node:crypto';
import { addNote } from '@/lib/server/commands/add-note';
import { addUpload } from '@/lib/server/commands/add-upload';
import { changeChannel } from '@/lib/server/commands/change-channel';
import { changeNote } from '@/lib/server/commands/change-note';
import { discardReply } from '@/lib/server/commands/discard-reply';
import { markReplySent } from '@/lib/server/commands/mark-reply-sent';
import { removeNote } from '@/lib/server/commands/remove-note';
import { removeTemplate } from '@/lib/server/commands/remove-template';
import { retryReply } from '@/lib/server/commands/retry-reply';
import { saveDraft } from '@/lib/server/commands/save-draft';
import { saveTemplate } from '@/lib/server/commands/save-template';
import { sendReply } from '@/lib/server/commands/send-reply';
import { startConversation } from '@/lib/server/commands/start-conversation';
import { prisma } from '@/lib/server/db';
import { addReply, type Inbox } from './inbox';
import { type Case, changedSince, done, gone, now, refused } from './stale-case';

import { onConversation, ready, reply } from './stale-shapes';

const everything = { canRead: true, canReply: true, canStart: true };

const noteOf = async ({ agent, conversationId }: Inbox) =>
  (await addNote(agent, conversationId, { clientId: randomUUID(), text: 'For us' }, now())).id;

/** A template to a number, which agents may send. */
const opening = async ({ workspaceId, admin, channelId: id }: Inbox) => {
  await prisma().channel.update({
    where: { workspaceId_id: { workspaceId, id } },
    data: { agentsStart: true },
  });
  const { name, language } = await saveTemplate(
    admin,
    { channelId: id, id: null },
    ready(`t_${randomUUID().slice(0, 8)}`),
    now(),
  );
  const template = { name, language, values: { 1: 'Wanda' } };
  const begun = { clientId: randomUUID(), way: 'template' as const, number: '+4930123456' };
  return { ...begun, channelId: id, template, body: 'Hi Wanda' };
};

/** Of what is written in conversations. */
export const staleWriting: Record<string, Case[]> = {
  'POST /api/conversations': [
    {
      when: 'it arrived, and only its answer was lost',
      is: done(201),
      scene: async (inbox) => {
        const mine = await opening(inbox);
        return {
          call: { body: mine },
          meanwhile: () => startConversation(inbox.agent, mine, now()),
        };
      },
    },
    {
      when: 'the template is gone',
      is: { status: 422, code: 'start-refused', body: { refusal: 'template-changed' } },
      scene: async (inbox) => {
        const { admin, channelId } = inbox;
        const mine = await opening(inbox);
        const { name } = mine.template;
        const { id } = await prisma().template.findFirstOrThrow({ where: { channelId, name } });
        return {
          call: { body: mine },
          meanwhile: () => removeTemplate(admin, { channelId, id }, now()),
        };
      },
    },
    {
      when: 'the right to begin is gone',
      is: { status: 422, code: 'start-refused', body: { refusal: 'no-right-to-start' } },
      scene: async (inbox) => {
        const { admin, channelId } = inbox;
        return {
          call: { body: await opening(inbox) },
          meanwhile: () =>
            changeChannel(admin, channelId, { agentsMay: { ...everything, canStart: false } }, now()),
        };
      },
    },
  ],
  'POST /api/conversations/[id]/messages': [
    {
      when: 'a colleague has answered',
      is: { status: 409, code: 'stale-thread' },
      scene: async (inbox) => ({
        call: onConversation(inbox, reply(inbox)),
        meanwhile: () => sendReply(inbox.supervisor, { ...inbox, ...reply(inbox) }, now()),
      }),
    },
    {
      when: 'it arrived, and only its answer was lost',
      is: done(201),
      scene: async (inbox) => {
        const mine = reply(inbox);
        return {
          call: onConversation(inbox, mine),
          meanwhile: () => sendReply(inbox.agent, { ...inbox, ...mine }, now()),
        };
      },
    },
    {
      when: 'the right to answer is gone',
      is: { status: 422, code: 'reply-refused' },
      scene: async (inbox) => {
        const { admin, channelId } = inbox;
        const agentsMay = { ...everything, canReply: false };
        return {
          call: onConversation(inbox, reply(inbox)),
          meanwhile: () => changeChannel(admin, channelId, { agentsMay }, now()),
        };
      },
    },
  ],
  'PUT /api/conversations/[id]/drafts/[place]': [
    {
      when: 'another device has written there',
      is: done(200, { body: 'Theirs' }),
      scene: async ({ agent, conversationId, messageId: begunAfterMessageId }) => {
        const draft = { begunAfterMessageId, revision: 0 };
        const place = { mode: 'note', answers: null } as const;
        const saving = { conversationId, place, body: 'Theirs', ...draft };
        return {
          call: { params: { id: conversationId, place: 'note' }, body: { body: 'Mine', ...draft } },
          meanwhile: () => saveDraft(agent, saving, now()),
        };
      },
    },
  ],
  'DELETE /api/conversations/[id]/drafts/[place]': [
    {
      when: 'another device has written on',
      is: done(204),
      scene: async ({ agent, conversationId, messageId: begunAfterMessageId }) => {
        const place = { mode: 'note', answers: null } as const;
        const saving = { conversationId, place, begunAfterMessageId };
        const { revision } = await saveDraft(agent, { ...saving, body: 'A', revision: 0 }, now());
        return {
          call: { params: { id: conversationId, place: 'note' }, path: `/?revision=${revision}` },
          meanwhile: () => saveDraft(agent, { ...saving, body: 'A and more', revision }, now()),
        };
      },
    },
  ],
  'POST /api/conversations/[id]/notes': [
    {
      when: 'it arrived, and only its answer was lost',
      is: done(201),
      scene: async (inbox) => {
        const mine = { clientId: randomUUID(), text: 'For us' };
        return {
          call: onConversation(inbox, mine),
          meanwhile: () => addNote(inbox.agent, inbox.conversationId, mine, now()),
        };
      },
    },
  ],
  'PATCH /api/notes/[id]': [
    {
      when: 'it was removed',
      is: refused(),
      scene: async (inbox) => {
        const id = await noteOf(inbox);
        return {
          call: { params: { id }, body: { text: 'For all of us' } },
          meanwhile: () => removeNote(inbox.supervisor, id, now()),
        };
      },
    },
    {
      when: 'it was changed in another tab',
      is: changedSince,
      scene: async (inbox) => {
        const id = await noteOf(inbox);
        return {
          call: { params: { id }, body: { text: 'Mine', expectedVersion: 1 } },
          meanwhile: () => changeNote(inbox.agent, id, { text: 'Theirs' }, now()),
        };
      },
    },
  ],
  'DELETE /api/notes/[id]': [
    {
      when: 'it was removed',
      is: done(204),
      scene: async (inbox) => {
        const id = await noteOf(inbox);
        return { call: { params: { id } }, meanwhile: () => removeNote(inbox.supervisor, id, now()) };
      },
    },
  ],
  'POST /api/messages/[id]/attempts': [
    {
      when: 'another tab has tried again',
      is: refused(),
      scene: async (inbox) => {
        const id = await addReply(inbox, inbox.agent.agentId, 'failed');
        return { call: { params: { id } }, meanwhile: () => retryReply(inbox.agent, id, now()) };
      },
    },
  ],
  'POST /api/messages/[id]/cancellation': [
    {
      when: 'it is on its way',
      is: refused({ state: 'sending' }),
      scene: async (inbox) => {
        const id = await addReply(inbox, inbox.agent.agentId, 'waiting');
        const key = { workspaceId_id: { workspaceId: inbox.workspaceId, id } };
        return {
          call: { params: { id } },
          meanwhile: () => prisma().message.update({ where: key, data: { delivery: 'sending' } }),
        };
      },
    },
  ],
  'POST /api/messages/[id]/confirmation': [
    {
      when: 'another tab has said so',
      is: refused(),
      scene: async (inbox) => {
        const id = await addReply(inbox, inbox.agent.agentId, 'not_confirmed');
        return { call: { params: { id } }, meanwhile: () => markReplySent(inbox.agent, id, now()) };
      },
    },
  ],
  'DELETE /api/messages/[id]': [
    {
      when: 'another tab has thrown it away',
      is: gone,
      scene: async (inbox) => {
        const id = await addReply(inbox, inbox.agent.agentId, 'failed');
        return { call: { params: { id } }, meanwhile: () => discardReply(inbox.agent, id, now()) };
      },
    },
    {
      when: 'another tab has tried again',
      is: refused(),
      scene: async (inbox) => {
        const id = await addReply(inbox, inbox.agent.agentId, 'failed');
        return { call: { params: { id } }, meanwhile: () => retryReply(inbox.agent, id, now()) };
      },
    },
  ],
  'POST /api/presence': [
    {
      when: 'the right to read is gone',
      is: gone,
      scene: async ({ admin, channelId, conversationId }) => {
        const agentsMay = { canRead: false, canReply: false, canStart: false };
        return {
          call: { body: { tabId: randomUUID(), here: { conversationId, doing: 'viewing' } } },
          meanwhile: () => changeChannel(admin, channelId, { agentsMay }, now()),
        };
      },
    },
  ],
  'POST /api/conversations/[id]/uploads': [
    {
      when: 'the right to reply is gone',
      is: { status: 403, code: 'not-allowed' },
      scene: async ({ admin, channelId, conversationId }) => {
        const agentsMay = { canRead: true, canReply: false, canStart: false };
        const headers = { 'content-type': 'application/pdf', 'content-length': '7' };
        const path = `/?id=${randomUUID()}&name=list.pdf`;
        return {
          call: { params: { id: conversationId }, path, headers, text: 'A list.' },
          meanwhile: () => changeChannel(admin, channelId, { agentsMay }, now()),
        };
      },
    },
  ],
  'DELETE /api/uploads/[id]': [
    {
      when: 'a reply has taken it',
      is: done(204),
      scene: async ({ agent, conversationId, workspaceId }) => {
        const file = { id: randomUUID(), name: 'list.pdf', contentType: 'application/pdf', size: 7 };
        await addUpload(agent, { ...file, conversationId, bytes: [Buffer.from('A list.')] });
        const where = { workspaceId_id: { workspaceId, id: file.id } };
        return {
          call: { params: { id: file.id } },
          meanwhile: () => prisma().upload.update({ where, data: { messageId: randomUUID() } }),
        };
      },
    },
  ],
};
