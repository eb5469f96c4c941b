import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { knownChannelTypes } from '@/lib/domain/channel';
import { type Refusal, refusals } from '@/lib/domain/reply-policy';
import { messageWithId, replyTo, type SandboxContent, sweep } from '../support/conversation';
import { chanceOf } from '../support/seeded';
import { type Happening, type Situation, situations } from '../support/situations';
import { createWorld, type World } from '../support/world';

/** `FOYER_LONG=1` for the thousand; either is more than there are different situations. */
const COUNT = process.env.FOYER_LONG ? 1_000 : 200;
/** What happens in so many of them, and what came of those before, is one page of the platform's changes. */
const TOGETHER = 20;
const AT_ONCE = 5;

let world: World;

beforeAll(async () => {
  world = await createWorld();
  await world.sandbox.control('/settings', { method: 'PUT', body: { exportDelayMs: [0, 0] } });
  await sweep(world);
});
afterAll(() => world.close());

/** What came of one try to answer. */
interface Outcome extends Pick<Situation, 'channelType' | 'kind'> {
  /** Which try it was, from 1. */
  attempt: number;
  /** Why our policy forbids it; null when it went to the platform. */
  forbidden: Refusal | null;
  /** Why the platform refuses it; null when it took it. */
  refused: string | null;
}

/**
 * Refusals about the sender's own rights and texts, of which the platform does not know; and what it has said itself of
 * our login, which failures.test.ts holds against it. Templates are held against it in templates.test.ts,
 * files in uploads.test.ts, lists and links in structured.test.ts.
 */
const oursAlone: readonly Refusal[] = [
  'no-right-to-reply',
  'account-out',
  'platform-forbids',
  'unknown-channel',
  'channel-closed',
  'nothing-to-answer',
  'templates-not-taken',
  'template-changed',
  'blanks-left',
  'files-not-taken',
  'too-many-files',
  'file-not-taken',
  'files-gone',
  'structured-not-taken',
  'structured-unfinished',
  'structured-too-long',
];

/** Nobody can know that a customer takes no messages until the platform says so for the first time. */
const isFirstNews = ({ channelType, kind, attempt }: Outcome) =>
  attempt === 1 &&
  (kind === 'a talk that its customer left' ||
    (channelType === 'Twitter' && kind === 'a comment of whoever refuses, privately'));

/** Tells the platform what happens, one after another. @returns its contents by their names */
async function play({ channelType, customer, happenings }: Situation): Promise<Map<string, SandboxContent>> {
  const contents = new Map<string, SandboxContent>();
  for (const happening of happenings) contents.set(happening.name, await happen(happening));
  return contents;

  async function happen({ writes, under, changed, person }: Happening): Promise<SandboxContent> {
    const parent = contents.get(under ?? '')?.id;
    const content = await world.sandbox.control<SandboxContent>('/customer-messages', {
      method: 'POST',
      body: {
        channelId: world.channelOf(channelType).id,
        customer: { name: customer },
        ...writes,
        ...(parent && { inReplyToContentId: parent }),
      },
    });
    const patch = (path: string, body: object) => world.sandbox.control(path, { method: 'PATCH', body });
    if (changed) await patch(`/contents/${content.id}`, changed);
    if (person) await patch(`/identities/${content.authorIdentityId}`, person);
    return content;
  }
}

/** Plays so many situations, brings them in, and answers each as often as it is to be answered. */
async function run(played: Situation[], beforeEachTry: (conversationId: string) => Promise<unknown>) {
  const { sweepAccount } = await import('@/lib/server/commands/sweep-account');
  const outcomes: Outcome[] = [];
  for (const batch of slicesOf(played, TOGETHER)) {
    const contents = await Promise.all(batch.map(play));
    await sweepAccount(world.account, new Date());
    const tries = batch.map(
      (situation, i) => () => answer(situation, contents[i] ?? new Map(), beforeEachTry),
    );
    for (const some of slicesOf(tries, AT_ONCE)) {
      outcomes.push(...(await Promise.all(some.map((attempt) => attempt()))).flat());
    }
  }
  return outcomes;
}

function slicesOf<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) =>
    items.slice(i * size, (i + 1) * size),
  );
}

async function answer(
  situation: Situation,
  contents: Map<string, SandboxContent>,
  beforeEachTry: (conversationId: string) => Promise<unknown>,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const { channelType, kind } = situation;
  const answered = contents.get(situation.answers ?? situation.happenings.at(-1)?.name ?? '');
  if (!answered) throw new Error(`nothing happened in ${kind}`);
  const target = await messageOfContent(answered.id);
  for (let attempt = 1; attempt <= situation.tries; attempt += 1) {
    await beforeEachTry(target.conversationId);
    const forbidden = await trySending(situation, target);
    const refused =
      forbidden.refusal === null
        ? await deliveredTo(forbidden.messageId)
        : await askedDirectly(situation, answered.id);
    outcomes.push({ channelType, kind, attempt, forbidden: forbidden.refusal, refused });
  }
  return outcomes;
}

async function messageOfContent(contentId: string) {
  const { messageOf } = await import('../support/conversation');
  return messageOf(world, contentId);
}

type Tried = { refusal: null; messageId: string } | { refusal: Refusal };

/** As the composer does it: the command asks the policy and writes it down, or says why not. */
async function trySending(
  { body, audience, answers }: Situation,
  target: Awaited<ReturnType<typeof messageOfContent>>,
): Promise<Tried> {
  const { sendReply } = await import('@/lib/server/commands/send-reply');
  const parentMessageId = answers === null ? null : target.id;
  try {
    const sent = await sendReply(
      world.priya,
      replyTo(target, { body, audience, parentMessageId }),
      new Date(),
    );
    return { refusal: null, messageId: sent.id };
  } catch (error) {
    const { details } = error as { details?: { refusal?: Refusal } };
    if (!details?.refusal) throw error;
    return { refusal: details.refusal };
  }
}

/** @returns why the platform refused it; null when it took it */
async function deliveredTo(messageId: string): Promise<string | null> {
  const { deliverReply } = await import('@/lib/server/commands/deliver-reply');
  const { conversationId } = await messageWithId(world, messageId);
  await deliverReply({ workspaceId: world.account.workspaceId, conversationId }, new Date());
  const { delivery } = await messageWithId(world, messageId);
  if (delivery?.state === 'handed_over' || delivery?.state === 'confirmed') return null;
  return `${delivery?.state}: ${delivery?.failureCode} ${delivery?.failureDetail}`;
}

/** What the platform says to what our policy forbids. */
async function askedDirectly({ body, audience }: Situation, parentContentId: string): Promise<string | null> {
  const { callAccount } = await import('@/lib/server/account/call-account');
  const { createContent } = await import('@/lib/server/ringcentral/contents');
  const terms = { group: 'light', priority: 'send', now: new Date() } as const;
  const reply = { parentContentId, body, isPublic: audience === 'public' };
  const said = await callAccount(world.account, terms, (connection) => createContent(connection, reply));
  if (said.outcome === 'ok') return null;
  return said.outcome === 'refused' ? `${said.code} ${said.detail}` : said.outcome;
}

const nothing = async () => undefined;

/** One situation of a kind, of a customer of its own. */
function talkOn(channelType: Situation['channelType'], kind: string): Situation {
  const found = situations(COUNT, chanceOf(6), Date.now()).find(
    (some) => some.channelType === channelType && some.kind === kind,
  );
  if (!found) throw new Error(`no ${kind} on ${channelType}`);
  return { ...found, customer: `Of ${kind} on ${channelType}` };
}

describe('What the policy says and what the platform does', () => {
  test(
    `agree in ${COUNT} situations on every channel`,
    async () => {
      const outcomes = await run(situations(COUNT, chanceOf(6), Date.now()), nothing);
      const surprises = outcomes.filter((o) => o.forbidden === null && o.refused !== null && !isFirstNews(o));
      expect(surprises).toEqual([]);
      const timid = outcomes.filter(
        (o) => o.forbidden !== null && o.refused === null && !oursAlone.includes(o.forbidden),
      );
      expect(timid).toEqual([]);
      const reached = new Set(outcomes.filter((o) => o.refused === null).map((o) => o.channelType));
      expect(knownChannelTypes.filter((type) => !reached.has(type))).toEqual(['GoogleBusinessMessages']);
      expect(refusals.filter((refusal) => !outcomes.some(({ forbidden }) => forbidden === refusal))).toEqual(
        oursAlone,
      );
      expect(outcomes.filter(isFirstNews).every(({ refused }) => refused !== null)).toBe(true);
    },
    COUNT * 400,
  );

  test('control: with the reply window forgotten, the platform refuses what the policy lets through', async () => {
    const late = situations(COUNT, chanceOf(6), Date.now()).filter(
      ({ channelType, kind }) =>
        kind === 'a talk over for minutes' &&
        ['WhatsApp', 'Messenger', 'InstagramMessaging'].includes(channelType),
    );
    const forget = (conversationId: string) =>
      world.rows(`UPDATE conversation SET last_inbound_at = now() WHERE id = $1::uuid`, [conversationId]);
    const outcomes = await run(late, forget);
    expect(new Set(outcomes.map(({ channelType }) => channelType)).size).toBe(3);
    for (const { forbidden, refused } of outcomes) {
      expect({ forbidden, refused }).toEqual({
        forbidden: null,
        refused: expect.stringContaining('EDI-021'),
      });
    }
  });

  test('are the same for a customer who left: refused once, then not tried until they write again', async () => {
    const gone = talkOn('Viber', 'a talk that its customer left');
    const [first, second] = await run([{ ...gone, tries: 2 }], nothing);
    expect(first).toMatchObject({ forbidden: null, refused: expect.stringContaining('EDI-022') });
    expect(second).toMatchObject({ forbidden: 'customer-left', refused: expect.stringContaining('EDI-022') });
    const back = { name: 'back', writes: { body: 'Here again' }, person: { hasLeft: false } };
    expect(await run([{ ...gone, happenings: [back], tries: 1 }], nothing)).toMatchObject([
      { forbidden: null, refused: null },
    ]);
  });

  test('are the admin’s and the network’s on a channel whose rules nobody knows', async () => {
    const some = talkOn('EngageMessaging', 'a talk fresh');
    const allow = (takesPlainReplies: boolean) =>
      world.rows(`UPDATE channel SET type = 'Telepathy', takes_plain_replies = $2 WHERE external_id = $1`, [
        world.channelOf('EngageMessaging').id,
        takesPlainReplies,
      ]);
    expect(await run([some], () => allow(false))).toMatchObject([{ forbidden: 'unknown-channel' }]);
    expect(await run([some], () => allow(true))).toMatchObject([{ forbidden: null, refused: null }]);
  });
});
