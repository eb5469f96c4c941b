import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ContentFacts } from '@/lib/domain/content-facts';
import { createWorld, type World } from '@/tests/support/world';

let world: World;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const base: ContentFacts = {
  contentId: '',
  certainty: 'confirmed',
  channelExternalId: 'channel',
  channelType: 'Facebook',
  direction: 'inbound',
  audience: 'private',
  kind: 'message',
  contentType: 'Message',
  threadId: 'thread',
  parentContentId: null,
  authorExternalId: 'customer',
  addresseeExternalId: 'us',
  creatorId: null,
  body: '',
  subject: null,
  language: null,
  rating: null,
  attachments: [],
  structured: null,
  permalink: null,
  foreignId: null,
  interventionId: null,
  isElsewhere: false,
  isRemotelyDeleted: false,
  contentStatus: 'New',
  syncStatus: 'Success',
  syncError: null,
  sentAt: '',
  modifiedAt: '',
};

const at = (second: number) => new Date(Date.UTC(2026, 10, 1, 0, 0, second)).toISOString();

/** One content's life: an event tells of it, then it is listed, edited, and perhaps deleted. */
const life = fc.record({
  place: fc.nat(20),
  isOurs: fc.boolean(),
  isPublic: fc.boolean(),
  parent: fc.option(fc.nat(20)),
  edits: fc.nat(2),
  isDeleted: fc.boolean(),
});

type Life = typeof life extends fc.Arbitrary<infer T> ? T : never;

function historyOf({ place, isOurs, isPublic, parent, edits, isDeleted }: Life): ContentFacts[] {
  const first: ContentFacts = {
    ...base,
    contentId: `content-${place}`,
    audience: isPublic ? 'public' : 'private',
    direction: isOurs ? 'outbound' : 'inbound',
    isElsewhere: isOurs,
    authorExternalId: isOurs ? 'us' : 'customer',
    addresseeExternalId: isOurs ? 'customer' : 'us',
    parentContentId: parent === null ? null : `content-${parent}`,
    body: `text ${place}`,
    sentAt: at(place),
    modifiedAt: at(place),
  };
  const versions = Array.from({ length: edits }, (_, edit) => ({
    ...first,
    body: `text ${place}, edited ${edit + 1} times`,
    modifiedAt: at(100 + 10 * place + edit),
  }));
  const listed = [first, ...versions];
  const newest = listed.at(-1) ?? first;
  const end = isDeleted ? [{ ...newest, isRemotelyDeleted: true, modifiedAt: at(900 + place) }] : [];
  return [{ ...first, certainty: 'provisional', syncStatus: null }, ...listed, ...end];
}

const story = fc
  .uniqueArray(life, { minLength: 2, maxLength: 8, selector: ({ place }) => place })
  .map((lives) => lives.flatMap(historyOf));

/** The same contents several times, in any order, in deliveries of any size. */
const disorder = (contents: ContentFacts[]) =>
  fc
    .tuple(
      fc.shuffledSubarray([...contents, ...contents], { minLength: contents.length * 2 }),
      fc.integer({ min: 1, max: 4 }),
    )
    .map(([shuffled, size]) =>
      Array.from({ length: Math.ceil(shuffled.length / size) }, (_, n) =>
        shuffled.slice(n * size, (n + 1) * size),
      ),
    );

/** Imports deliveries into an account of their own and reads what became of them, without ids and versions. */
async function endOf(deliveries: ContentFacts[][]): Promise<unknown> {
  const { importContents } = await import('@/lib/server/writes/import-contents');
  const { inTransaction } = await import('@/lib/server/db');
  const accountId = randomUUID();
  await world.rows(
    `INSERT INTO account (workspace_id, id, name, server_url, client_id, client_secret_sealed, jwt_sealed,
       hook_secret_sealed, verification_token_sealed)
     SELECT workspace_id, $1, name, server_url, client_id, '', '', '', '' FROM account WHERE id = $2`,
    [accountId, world.account.accountId],
  );
  const account = { ...world.account, accountId };
  for (const contents of deliveries) await inTransaction((tx) => importContents(tx, account, contents));
  return {
    messages: await world.rows(MESSAGES, [accountId]),
    conversations: await world.rows(CONVERSATIONS, [accountId]),
  };
}

const MESSAGES = `
  SELECT content_id, conversation.grouping_key, certainty::text, body, is_remotely_deleted, needs_reply, sent_at
  FROM message JOIN conversation ON conversation.id = message.conversation_id
  WHERE account_id = $1 ORDER BY content_id`;

const CONVERSATIONS = `
  SELECT conversation.audience::text, grouping_key, title, message_count, inbound_count, needs_reply_count,
    last.content_id AS last, conversation.last_message_at, last_inbound_at, person.external_id AS person
  FROM conversation JOIN channel ON channel.id = conversation.channel_id
  LEFT JOIN message AS last ON last.id = conversation.last_message_id
  LEFT JOIN person ON person.id = conversation.person_id
  WHERE channel.account_id = $1 ORDER BY 1, 2`;

describe('Whatever the order of deliveries', () => {
  test('they end in the same conversations as the history itself', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        story.chain((contents) => fc.tuple(fc.constant(contents), disorder(contents))),
        async ([contents, deliveries]) => {
          const inOrder = await endOf(contents.map((content) => [content]));
          expect(await endOf(deliveries)).toEqual(inOrder);
        },
      ),
      { seed: 20, endOnFailure: true, numRuns: 12 },
    );
  });

  test('a delivery that is missing does show: the comparison can fail', async () => {
    const contents = historyOf({
      place: 1,
      isOurs: false,
      isPublic: false,
      parent: null,
      edits: 2,
      isDeleted: true,
    });
    const inOrder = await endOf(contents.map((content) => [content]));
    expect(await endOf(contents.slice(0, -1).map((content) => [content]))).not.toEqual(inOrder);
  });
});
