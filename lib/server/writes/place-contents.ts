import 'server-only';
import { randomUUID } from 'node:crypto';
import type { ContentFacts } from '@/lib/domain/content-facts';
import { customerOf, groupingKeyOf } from '@/lib/domain/conversation';
import type { Transaction } from '../db';
import { appendToFeed } from '../feed/append';
import type { AccountKey } from '../queue';

/** A content and the rows it belongs to. */
export interface PlacedContent {
  content: ContentFacts;
  channelId: string;
  conversationId: string;
  personId: string | null;
}

/**
 * Finds or makes the channel, the people and the conversation of each content, in that order and sorted by key, so
 * that two imports never wait for each other in a circle.
 *
 * @returns the contents that have a place; one that does not tell where it belongs is left for its confirmation
 */
export async function placeContents(
  tx: Transaction,
  account: AccountKey,
  contents: ContentFacts[],
): Promise<PlacedContent[]> {
  const channels = await upsertChannels(tx, account, contents);
  const people = await upsertPeople(tx, account, contents);
  const known = await findConversationsByThread(tx, account, contents);
  const conversations = await upsertConversations(tx, account, { contents, channels, people, known });
  return contents.flatMap((content) => {
    const channelId = channels.get(content.channelExternalId);
    const conversationId = known.get(content.contentId) ?? conversations.get(groupOf(content, channels));
    if (!channelId || !conversationId) return [];
    const personId =
      content.authorExternalId === null ? null : (people.get(content.authorExternalId) ?? null);
    return [{ content, channelId, conversationId, personId }];
  });
}

type Ids = Map<string, string>;

async function upsertChannels(tx: Transaction, account: AccountKey, contents: ContentFacts[]): Promise<Ids> {
  const types = new Map(contents.map((content) => [content.channelExternalId, content.channelType]));
  const params = [account.workspaceId, account.accountId, JSON.stringify(newRows(types, 'type'))];
  const made = await tx.rows(INSERT_CHANNELS, params);
  if (made.length > 0) appendToFeed(tx, account.workspaceId, { type: 'workspace.changed' });
  const found = await tx.rows<{ key: string; id: string; type: string }>(FIND_CHANNELS, [
    account.workspaceId,
    account.accountId,
    [...types.keys()],
  ]);
  const mistaken = found.filter(({ key, type }) => ![type, UNTOLD].includes(types.get(key) ?? UNTOLD));
  for (const { id, key } of mistaken) await tx.rows(CORRECT_TYPE, [account.workspaceId, id, types.get(key)]);
  return idsOf(found);
}

/** Where a content does not tell the type of its channel (ringcentral/translate-content.ts). */
const UNTOLD = 'Unknown';

/** An admin who added the channel by its id may have mistaken it for another; the platform's word holds. */
const CORRECT_TYPE = `
  UPDATE channel SET type = $3, version = version + 1 WHERE workspace_id = $1::uuid AND id = $2::uuid RETURNING id`;

const INSERT_CHANNELS = `
  INSERT INTO channel (workspace_id, account_id, id, external_id, type)
  SELECT $1::uuid, $2::uuid, new.id::uuid, new.key, new.type
  FROM jsonb_to_recordset($3::jsonb) AS new(id text, key text, type text)
  ORDER BY new.key
  ON CONFLICT (workspace_id, account_id, external_id) DO NOTHING
  RETURNING id`;

const FIND_CHANNELS = `
  SELECT external_id AS key, id, type FROM channel
  WHERE workspace_id = $1::uuid AND account_id = $2::uuid AND external_id = ANY($3::text[])`;

async function upsertPeople(tx: Transaction, account: AccountKey, contents: ContentFacts[]): Promise<Ids> {
  const isOurs = new Map<string, boolean>();
  for (const content of contents) {
    const isOutbound = content.direction === 'outbound';
    if (content.addresseeExternalId) isOurs.set(content.addresseeExternalId, !isOutbound);
    if (content.authorExternalId) isOurs.set(content.authorExternalId, isOutbound);
  }
  const rows = JSON.stringify(newRows(isOurs, 'isOurs'));
  await tx.rows(INSERT_PEOPLE, [account.workspaceId, account.accountId, rows]);
  return idsOf(await tx.rows(FIND_PEOPLE, [account.workspaceId, account.accountId, [...isOurs.keys()]]));
}

const INSERT_PEOPLE = `
  INSERT INTO person (workspace_id, account_id, id, external_id, is_ours)
  SELECT $1::uuid, $2::uuid, new.id::uuid, new.key, new."isOurs"
  FROM jsonb_to_recordset($3::jsonb) AS new(id text, key text, "isOurs" boolean)
  ORDER BY new.key
  ON CONFLICT (workspace_id, account_id, external_id) DO NOTHING
  RETURNING id`;

const FIND_PEOPLE = `
  SELECT external_id AS key, id FROM person
  WHERE workspace_id = $1::uuid AND account_id = $2::uuid AND external_id = ANY($3::text[])`;

/** Private contents that do not name the customer stand where their parent or thread stands. */
async function findConversationsByThread(
  tx: Transaction,
  account: AccountKey,
  contents: ContentFacts[],
): Promise<Ids> {
  const unplaced = contents.filter((content) => groupingKeyOf(content) === null);
  if (unplaced.length === 0) return new Map();
  const wanted = unplaced.map(({ contentId, parentContentId, threadId }) => ({
    contentId,
    parentContentId,
    threadId,
  }));
  const found = await tx.rows<{ key: string; id: string }>(
    `SELECT DISTINCT ON (wanted."contentId") wanted."contentId" AS key, message.conversation_id AS id
     FROM jsonb_to_recordset($3::jsonb) AS wanted("contentId" text, "parentContentId" text, "threadId" text)
     JOIN message ON message.workspace_id = $1::uuid AND message.account_id = $2::uuid
       AND (message.content_id = wanted."parentContentId" OR message.thread_id = wanted."threadId")
       AND message.audience = 'private'`,
    [account.workspaceId, account.accountId, JSON.stringify(wanted)],
  );
  return idsOf(found);
}

interface ConversationInput {
  contents: ContentFacts[];
  channels: Ids;
  people: Ids;
  known: Ids;
}

async function upsertConversations(
  tx: Transaction,
  account: AccountKey,
  input: ConversationInput,
): Promise<Ids> {
  const groups = new Map<string, object>();
  for (const content of input.contents) {
    const key = groupingKeyOf(content);
    const channelId = input.channels.get(content.channelExternalId);
    if (key === null || !channelId) continue;
    groups.set(
      groupOf(content, input.channels),
      newConversation(content, { key, channelId, people: input.people }),
    );
  }
  const rows = await tx.rows<{ key: string; id: string }>(UPSERT_CONVERSATIONS, [
    account.workspaceId,
    JSON.stringify([...groups.values()]),
  ]);
  return idsOf(rows);
}

function newConversation(
  content: ContentFacts,
  place: { key: string; channelId: string; people: Ids },
): object {
  const customer = content.audience === 'private' ? customerOf(content) : null;
  return {
    id: randomUUID(),
    channelId: place.channelId,
    audience: content.audience,
    key: place.key,
    personId: customer === null ? null : place.people.get(customer),
    sentAt: content.sentAt,
  };
}

/** DO UPDATE changes nothing but takes the row's lock: whoever adds to a conversation does so one after another. */
const UPSERT_CONVERSATIONS = `
  INSERT INTO conversation (workspace_id, id, channel_id, audience, grouping_key, person_id, last_message_at)
  SELECT $1::uuid, new.id::uuid, new."channelId"::uuid, new.audience::audience, new.key, new."personId"::uuid, new."sentAt"
  FROM jsonb_to_recordset($2::jsonb)
    AS new(id text, "channelId" text, audience text, key text, "personId" text, "sentAt" timestamptz)
  ORDER BY new."channelId", new.audience, new.key
  ON CONFLICT (workspace_id, channel_id, audience, grouping_key) DO UPDATE SET version = conversation.version
  RETURNING id, channel_id || '/' || audience || '/' || grouping_key AS key`;

function groupOf(content: ContentFacts, channels: Ids): string {
  return `${channels.get(content.channelExternalId)}/${content.audience}/${groupingKeyOf(content)}`;
}

function newRows<V>(values: Map<string, V>, column: string): object[] {
  return [...values].map(([key, value]) => ({ id: randomUUID(), key, [column]: value }));
}

function idsOf(rows: { key: string; id: string }[]): Ids {
  return new Map(rows.map((row) => [row.key, row.id]));
}
