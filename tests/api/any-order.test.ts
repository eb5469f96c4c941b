import { createHash, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ContentFacts } from '@/lib/domain/content-facts';
import {
  type Delivery,
  disorderOf,
  eventOf,
  type Generation,
  inOrder,
  recordOf,
  story,
  versionsOf,
} from '@/tests/support/histories';
import { createWorld, type World } from '@/tests/support/world';

/** `FOYER_LONG=1 npx vitest run --project api tests/api/any-order.test.ts` */
const STORIES = process.env.FOYER_LONG === '1' ? 2_000 : 60;
const PATIENCE = process.env.FOYER_LONG === '1' ? 7_200_000 : 180_000;

let world: World;

beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

async function contentsOf(delivery: Delivery, generation: Generation): Promise<ContentFacts[]> {
  const { contentFactsOf } = await import('@/lib/server/ringcentral/translate-content');
  const { parseWebhook } = await import('@/lib/server/ringcentral/webhook');
  if ('page' in delivery) {
    const records = delivery.page.map((version) => recordOf(version, generation));
    return records.flatMap((record) => contentFactsOf(record, { certainty: 'confirmed' }) ?? []);
  }
  const { events } = parseWebhook(Buffer.from(JSON.stringify(eventOf(delivery.event, generation))));
  return events.flatMap((event) => ('content' in event && event.content ? [event.content] : []));
}

/** Imports deliveries into an account of their own and says what became of them: a hash, and the rows behind it. */
async function endOf(
  deliveries: Delivery[],
  generation: Generation,
): Promise<{ hash: string; rows: object }> {
  const { importContents } = await import('@/lib/server/writes/import-contents');
  const { inTransaction } = await import('@/lib/server/db');
  const accountId = await newAccount();
  const account = { ...world.account, accountId };
  for (const delivery of deliveries) {
    const contents = await contentsOf(delivery, generation);
    await inTransaction((tx) => importContents(tx, account, contents));
  }
  const rows = {
    messages: await world.rows(MESSAGES, [accountId]),
    conversations: await world.rows(CONVERSATIONS, [accountId]),
    people: await world.rows(PEOPLE, [accountId]),
  };
  return { hash: createHash('sha256').update(JSON.stringify(rows)).digest('hex'), rows };
}

async function newAccount(): Promise<string> {
  const accountId = randomUUID();
  await world.rows(
    `INSERT INTO account (workspace_id, id, name, server_url, client_id, client_secret_sealed, jwt_sealed,
       hook_secret_sealed, verification_token_sealed)
     SELECT workspace_id, $1, name, server_url, client_id, '', '', '', '' FROM account WHERE id = $2`,
    [accountId, world.account.accountId],
  );
  return accountId;
}

/** Whatever a person can see, without ids of ours, versions and the times at which it came here. */
const MESSAGES = `
  SELECT content_id, conversation.grouping_key, certainty::text, direction::text, message.audience::text, kind,
    body, content_status, sync_status, parent_content_id, thread_id, is_elsewhere, is_remotely_deleted,
    needs_reply, sent_at, modified_at, person.external_id AS author
  FROM message JOIN conversation ON conversation.id = message.conversation_id
  LEFT JOIN person ON person.id = message.person_id
  WHERE message.account_id = $1 ORDER BY content_id`;

const CONVERSATIONS = `
  SELECT conversation.audience::text, grouping_key, title, status::text, message_count, inbound_count,
    needs_reply_count, last.content_id AS last, conversation.last_message_at, last_inbound_at,
    person.external_id AS person
  FROM conversation JOIN channel ON channel.id = conversation.channel_id
  LEFT JOIN message AS last ON last.id = conversation.last_message_id
  LEFT JOIN person ON person.id = conversation.person_id
  WHERE channel.account_id = $1 ORDER BY 1, 2`;

const PEOPLE = 'SELECT external_id, is_ours FROM person WHERE account_id = $1 ORDER BY 1';

describe('Whatever the order of deliveries, and whoever told', () => {
  test(`they end in the same rows as the history itself`, { timeout: PATIENCE }, async () => {
    const told = story.chain((contents) =>
      fc.tuple(fc.constant(contents), disorderOf(contents), disorderOf(contents)),
    );
    await fc.assert(
      fc.asyncProperty(told, async ([contents, today, older]) => {
        const expected = await endOf(inOrder(contents), 'channel');
        expect(await endOf(today, 'channel')).toEqual(expected);
        expect(await endOf(older, 'source')).toEqual(expected);
      }),
      { seed: 20, endOnFailure: true, numRuns: STORIES },
    );
  });

  test('control: a version that is missing does show', async () => {
    const life = { place: 1, isOurs: false, isPublic: false, parent: null, edits: 2 };
    const history = inOrder([versionsOf({ ...life, isSettled: true, isDeleted: true })]);
    const whole = await endOf(history, 'channel');
    expect((await endOf(history.slice(0, -1), 'channel')).hash).not.toBe(whole.hash);
    expect((await endOf(history.slice(0, 1), 'channel')).hash).not.toBe(whole.hash);
  });
});
