import 'server-only';
import type { PersonDetails } from '@/lib/contract/person';
import type { Viewer } from '@/lib/domain/permission';
import { authorName } from '@/lib/domain/person';
import { linkFor, type PersonLink } from '@/lib/domain/person-link';
import { snippetOf } from '@/lib/domain/text';
import { database } from '../db';
import { notFound } from '../errors';
import { READABLE_CHANNELS, viewerParams } from './readable-channels-sql';

interface PersonRecord {
  id: string;
  version: number;
  isOurs: boolean;
  network: string | null;
  email: string | null;
  phone: string | null;
  screenName: string | null;
  displayName: string | null;
  firstSeenAt: Date;
  personLinks: PersonLink[];
}

/**
 * What is known of a person, with their latest conversations. Somebody is visible to those who may read a channel
 * they were heard on.
 *
 * @throws AppError `not-found`, also for people the viewer may not know of
 */
export async function getPerson(viewer: Viewer, personId: string): Promise<PersonDetails> {
  const params = [...viewerParams(viewer), personId];
  const [record] = await database.rows<PersonRecord>(PERSON, params);
  if (!record) throw notFound('person');
  return {
    person: { id: record.id, version: record.version, name: authorName(record), isOurs: record.isOurs },
    network: record.network,
    email: record.email,
    phone: record.phone,
    screenName: record.screenName,
    firstSeenAt: record.firstSeenAt.toISOString(),
    links: linksOf(record),
    conversations: await listConversationsOf(params),
  };
}

/** Those of which everything is known that they ask for. */
function linksOf(record: PersonRecord): PersonDetails['links'] {
  const { id, email, phone, personLinks } = record;
  const name = authorName(record);
  return personLinks.flatMap((link) => {
    const url = linkFor(link, { id, email, phone, name });
    return url === null ? [] : [{ name: link.name, url }];
  });
}

/** First seen is when they first wrote, not when we first heard of it. */
const PERSON = `
  WITH readable AS (${READABLE_CHANNELS}),
  heard AS (
    SELECT min(message.sent_at) AS first_seen_at FROM message
    WHERE message.workspace_id = $1::uuid AND message.person_id = $4::uuid
      AND message.channel_id IN (SELECT id FROM readable)
  )
  SELECT person.id, person.version, person.is_ours AS "isOurs", person.network, person.email, person.phone,
    person.screen_name AS "screenName", person.display_name AS "displayName",
    coalesce(heard.first_seen_at, person.created_at) AS "firstSeenAt", workspace.person_links AS "personLinks"
  FROM heard, person JOIN workspace ON workspace.id = person.workspace_id
  WHERE person.workspace_id = $1::uuid AND person.id = $4::uuid
    AND (heard.first_seen_at IS NOT NULL OR EXISTS (
      SELECT FROM conversation WHERE conversation.workspace_id = $1::uuid
        AND conversation.person_id = person.id AND conversation.channel_id IN (SELECT id FROM readable)))`;

interface ConversationRecord {
  id: string;
  channelId: string;
  title: string | null;
  body: string | null;
  status: 'open' | 'snoozed' | 'closed';
  lastMessageAt: Date;
}

async function listConversationsOf(params: string[]): Promise<PersonDetails['conversations']> {
  const records = await database.rows<ConversationRecord>(CONVERSATIONS, params);
  return records.map(({ body, ...record }) => ({
    ...record,
    snippet: snippetOf(body ?? ''),
    lastMessageAt: record.lastMessageAt.toISOString(),
  }));
}

const CONVERSATIONS = `
  WITH readable AS (${READABLE_CHANNELS})
  SELECT conversation.id, conversation.channel_id AS "channelId", conversation.title,
    left(last.body, 400) AS body, conversation.status::text AS status,
    conversation.last_message_at AS "lastMessageAt"
  FROM conversation
  LEFT JOIN message AS last
    ON last.workspace_id = conversation.workspace_id AND last.id = conversation.last_message_id
  WHERE conversation.workspace_id = $1::uuid AND conversation.person_id = $4::uuid
    AND conversation.channel_id IN (SELECT id FROM readable)
  ORDER BY conversation.last_message_at DESC, conversation.id DESC
  LIMIT 10`;
