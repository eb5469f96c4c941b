import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Message, ReplyDraft } from '@/lib/contract/message';
import { templateList } from '@/lib/contract/template';
import type { DeliveryState } from '@/lib/domain/message';
import {
  atThePlatform,
  customerWrites,
  messageOf,
  messageWithId,
  replyTo,
  type SandboxContent,
  sweep,
} from '../support/conversation';
import { until } from '../support/until';
import { createWorld, type World } from '../support/world';

let world: World;
let channelId: string;
let send: typeof import('@/lib/server/commands/send-reply')['sendReply'];

const now = () => new Date();
const later = (seconds: number) => new Date(Date.now() + seconds * 1000);
const update = { name: 'delivery_update', language: 'en' };
const text = 'Hi {{1}}, your bike arrives {{2}}.';
const filled = {
  body: 'Hi Nadia, your bike arrives today.',
  template: { ...update, values: { 1: 'Nadia', 2: 'today' } },
};

beforeAll(async () => {
  world = await createWorld();
  send = (await import('@/lib/server/commands/send-reply')).sendReply;
  await settings({ answerMode: 'never', exportDelayMs: [0, 0] });
  await sweep(world);
  const [row] = await world.rows<{ id: string }>("SELECT id FROM channel WHERE type = 'WhatsApp'");
  channelId = row?.id ?? '';
  await bring([
    { ...update, body: text },
    { name: 'never_approved', language: 'en', body: 'Hello' },
    { name: 'reopen_talk', language: 'en', body: 'Hi {{1}}' },
  ]);
});
afterAll(() => world.close());

const settings = (body: object) => world.sandbox.control('/settings', { method: 'PUT', body });

async function bring(templates: { name: string; language: string; body: string }[], to = channelId) {
  const { importTemplates } = await import('@/lib/server/commands/import-templates');
  return importTemplates(world.amira, to, { templates }, now());
}

/** Somebody who wrote more than a day ago. */
async function late(name: string): Promise<{ asked: SandboxContent; question: Message }> {
  const asked = await customerWrites(world, {
    channelType: 'WhatsApp',
    customer: { name },
    body: 'Where is my bike?',
    createdAt: later(-25 * 3600).toISOString(),
  });
  return { asked, question: await messageOf(world, asked.id) };
}

const sendTo = (question: Message, draft: Pick<ReplyDraft, 'body' | 'template'>) =>
  send(world.priya, replyTo(question, draft), now());

const becomes = (id: string, state: DeliveryState) =>
  until(async () => {
    await sweep(world);
    const message = await messageWithId(world, id);
    return message.delivery?.state === state && message;
  });

describe('The templates of a channel', () => {
  test('are brought at once, and again without a change', async () => {
    const some = { name: 'brought', language: 'de', body: 'Hallo {{1}}' };
    const other = { ...some, body: 'Guten Tag {{1}}' };
    expect(await bring([other, some, { ...some, language: 'en' }])).toEqual({
      added: 2,
      replaced: 0,
      unchanged: 0,
    });
    expect(await bring([some])).toEqual({ added: 0, replaced: 0, unchanged: 1 });
    expect(await bring([other])).toEqual({ added: 0, replaced: 1, unchanged: 0 });
    const { listTemplates } = await import('@/lib/server/queries/list-templates');
    const { templates } = templateList.parse({ templates: await listTemplates(world.priya, channelId) });
    expect(templates.filter(({ name }) => name === 'brought')).toMatchObject([
      { ...other, version: 2 },
      { language: 'en', body: 'Hallo {{1}}', version: 1 },
    ]);
  });

  test('are none where the network takes none', async () => {
    const [viber] = await world.rows<{ id: string }>("SELECT id FROM channel WHERE type = 'Viber'");
    await expect(bring([{ ...update, body: text }], viber?.id)).rejects.toMatchObject({
      code: 'bad-request',
    });
  });
});

describe('A template, after the reply window closed', () => {
  test('reaches the customer with its blanks filled, is confirmed, and leaves the draft of free text alone', async () => {
    const { asked, question } = await late('Nadia Late');
    const place = { mode: 'private', answers: null } as const;
    const { saveDraft } = await import('@/lib/server/commands/save-draft');
    const draft = { body: 'Half a thought', begunAfterMessageId: null, revision: 0 };
    await saveDraft(world.priya, { conversationId: question.conversationId, place, ...draft }, now());
    const { id } = await sendTo(question, filled);
    await world.runAllJobs();
    expect(await atThePlatform(world, asked.id)).toMatchObject([
      { type: 'OutboundMessage', structuredContent: { subtitle: filled.body } },
    ]);
    const { kind, body, template, needsReply } = await becomes(id, 'confirmed');
    expect({ kind, body, template, needsReply }).toEqual({ kind: 'template', ...filled, needsReply: false });
    expect((await messageOf(world, asked.id)).needsReply).toBe(false);
    expect(await world.rows('SELECT body FROM draft')).toEqual([{ body: 'Half a thought' }]);
  });

  test('is the only thing that goes: free text is refused by us, and by the platform when it is asked all the same', async () => {
    const { asked, question } = await late('Free Text');
    await expect(sendTo(question, { body: 'Hi' })).rejects.toMatchObject({
      details: { refusal: 'window-closed-template' },
    });
    const { id } = await sendTo(question, filled);
    await world.rows('UPDATE message SET template = NULL WHERE id = $1::uuid RETURNING id', [id]);
    await world.runAllJobs();
    expect((await messageWithId(world, id)).delivery).toMatchObject({
      state: 'failed',
      failureCode: 'EDI-021',
    });
    expect(await atThePlatform(world, asked.id)).toEqual([]);
  });

  test.each([
    [
      'a blank is empty',
      { body: 'Hi {{1}}, your bike arrives today.', values: { 1: ' ', 2: 'today' } },
      'blanks-left',
    ],
    [
      'its author saw another text',
      { body: 'Hi Nadia!', values: { 1: 'Nadia', 2: 'today' } },
      'template-changed',
    ],
    [
      'more is filled than it has',
      { ...filled, values: { 1: 'Nadia', 2: 'today', 3: 'x' } },
      'template-changed',
    ],
    [
      'the channel has it no longer',
      { ...filled, name: 'gone', values: filled.template.values },
      'template-changed',
    ],
  ])('stays here when %s', async (_, { body, ...use }, refusal) => {
    const { question } = await late('Stays here');
    const template = { ...update, ...use };
    await expect(sendTo(question, { body, template })).rejects.toMatchObject({ details: { refusal } });
  });

  test('that the network does not know fails in words, and so does its second try', async () => {
    const { question } = await late('Unknown');
    const { id } = await sendTo(question, {
      body: 'Hello',
      template: { name: 'never_approved', language: 'en', values: {} },
    });
    await world.runAllJobs();
    const failed = {
      delivery: { failureCode: 'template-unknown', failureDetail: expect.stringMatching(/^132001/) },
    };
    expect(await becomes(id, 'failed')).toMatchObject(failed);
    const { retryReply } = await import('@/lib/server/commands/retry-reply');
    await retryReply(world.priya, id, now());
    await world.runAllJobs();
    expect(await becomes(id, 'failed')).toMatchObject(failed);
  });

  test('whose answer is lost is found, though the network’s text is not ours, and goes out once', async () => {
    const { asked, question } = await late('Lost');
    const rule = { match: { method: 'POST', path: '/contents$' }, effect: 'storeThenReset', times: 1 };
    await world.sandbox.control('/faults', { method: 'PUT', body: { rules: [rule] } });
    const { id } = await sendTo(question, {
      body: 'Hi Lea',
      template: { name: 'reopen_talk', language: 'en', values: { 1: 'Lea' } },
    });
    await world.runJobs();
    expect((await messageWithId(world, id)).delivery?.state).toBe('unknown');
    const { reconcileReply } = await import('@/lib/server/commands/reconcile-reply');
    const key = { workspaceId: world.account.workspaceId, messageId: id };
    await reconcileReply(key, later(61));
    await reconcileReply(key, later(122));
    await becomes(id, 'confirmed');
    expect(await atThePlatform(world, asked.id)).toHaveLength(1);
  });
});
