import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NewConversation } from '@/lib/contract/start';
import { type KnownChannelType, knownChannelTypes } from '@/lib/domain/channel';
import type { StartRefusal } from '@/lib/domain/start-policy';
import type { NewStart } from '@/lib/server/ringcentral/contents';
import { messageWithId, sweep } from '../support/conversation';
import { createWorld, type World } from '../support/world';

/** As foreseen.test.ts does for replies: what the policy lets through the platform takes, what it forbids it refuses. */
let world: World;
const hello = { name: 'reopen_talk', language: 'en' };
const text = 'Hi {{1}}, we have news about your question. May we write to you here?';

beforeAll(async () => {
  world = await createWorld();
  await world.sandbox.control('/settings', { method: 'PUT', body: { exportDelayMs: [0, 0] } });
  await sweep(world);
  const { importTemplates } = await import('@/lib/server/commands/import-templates');
  const templates = [{ ...hello, body: text }];
  await importTemplates(world.amira, await channelId('WhatsApp'), { templates }, new Date());
});
afterAll(() => world.close());

async function channelId(type: string): Promise<string> {
  const found = await world.rows<{ id: string }>('SELECT id FROM channel WHERE external_id = $1', [
    world.channelOf(type).id,
  ]);
  return found[0]?.id ?? '';
}

type Words = NewConversation extends infer W
  ? W extends unknown
    ? Omit<W, 'clientId' | 'channelId'>
    : never
  : never;
const post = (body: string) => ({ way: 'public-post', body }) as const;
const mail = (subject: string) =>
  ({ way: 'email', to: ['lee@example.com'], cc: ['ana@example.com'], subject, body: 'Hello' }) as const;

const tried: [name: string, words: Words][] = [
  ['a post', post('The new bikes are here')],
  ['an empty post', post('  ')],
  ['281 letters', post('x'.repeat(281))],
  ['8,001 letters', post('x'.repeat(8001))],
  ['141 bicycles', post('🚲'.repeat(141))],
  ['140 bicycles', post('🚲'.repeat(140))],
  ['a mail', { ...mail('Your quote'), to: ['lee@example.com', 'max@example.com'], cc: [] }],
  ['a mail without a subject', { ...mail(' '), to: ['lee@example.com'], cc: [] }],
  ['a template to a number', template('+4930123456', 'Lea')],
  ['one to no number', template('+4930', 'Lea')],
];

function template(number: string, name: string): Words {
  const use = { ...hello, values: { 1: name } };
  return { way: 'template', number, body: text.replace('{{1}}', name), template: use };
}

interface Outcome {
  channelType: KnownChannelType;
  name: string;
  forbidden: StartRefusal | null;
  refused: string | null;
}

async function attempt(channelType: KnownChannelType, name: string, words: Words): Promise<Outcome> {
  const { startConversation } = await import('@/lib/server/commands/start-conversation');
  // The words are one of the ways, as before.
  const wish = {
    ...words,
    clientId: randomUUID(),
    channelId: await channelId(channelType),
  } as NewConversation;
  try {
    const begun = await startConversation(world.maya, wish, new Date());
    return { channelType, name, forbidden: null, refused: await deliveredTo(begun.id) };
  } catch (error) {
    const { details } = error as { details?: { refusal?: StartRefusal } };
    if (!details?.refusal) throw error;
    return { channelType, name, forbidden: details.refusal, refused: await asked(channelType, words) };
  }
}

async function deliveredTo(id: string): Promise<string | null> {
  const { deliverReply } = await import('@/lib/server/commands/deliver-reply');
  const { conversationId } = await messageWithId(world, id);
  await deliverReply({ workspaceId: world.account.workspaceId, conversationId }, new Date());
  const { delivery } = await messageWithId(world, id);
  const isTaken = delivery?.state === 'handed_over' || delivery?.state === 'confirmed';
  return isTaken ? null : `${delivery?.state}: ${delivery?.failureCode} ${delivery?.failureDetail}`;
}

/** What the platform says to what our policy forbids. */
async function asked(channelType: KnownChannelType, words: Words): Promise<string | null> {
  const { callAccount } = await import('@/lib/server/account/call-account');
  const { startContent } = await import('@/lib/server/ringcentral/contents');
  const start: NewStart = {
    channelExternalId: world.channelOf(channelType).id,
    to: words.way === 'email' ? words.to : words.way === 'template' ? [words.number] : [],
    cc: words.way === 'email' ? words.cc : [],
    subject: words.way === 'email' ? words.subject : null,
    body: words.body,
    template: words.way === 'template' ? words.template : null,
    isPublic: words.way === 'public-post',
  };
  const terms = { group: 'light', priority: 'send', now: new Date() } as const;
  const said = await callAccount(world.account, terms, (connection) => startContent(connection, start));
  if (said.outcome === 'ok') return null;
  return said.outcome === 'refused' ? `${said.code} ${said.detail}` : said.outcome;
}

test('the policy and the platform agree on what may begin on every channel', async () => {
  const outcomes: Outcome[] = [];
  for (const channelType of knownChannelTypes)
    for (const [name, words] of tried) outcomes.push(await attempt(channelType, name, words));
  expect(outcomes.filter(({ forbidden, refused }) => (forbidden === null) !== (refused === null))).toEqual(
    [],
  );
  const begun = outcomes.filter(({ forbidden }) => forbidden === null);
  expect(begun.map(({ channelType, name }) => `${name} on ${channelType}`).sort()).toEqual([
    '140 bicycles on Facebook',
    '140 bicycles on Twitter',
    '141 bicycles on Facebook',
    '281 letters on Facebook',
    'a mail on Email',
    'a post on Facebook',
    'a post on Twitter',
    'a template to a number on WhatsApp',
  ]);
});
