import 'server-only';
import { randomUUID } from 'node:crypto';
import type { PersonFacts } from '@/lib/domain/content-facts';
import { authorName } from '@/lib/domain/person';
import type { Transaction } from '../db';
import { appendToFeed } from '../feed/append';
import type { AccountKey } from '../queue';

interface SavedPerson {
  id: string;
  version: number;
  screen_name: string | null;
  display_name: string | null;
  is_ours: boolean;
}

/** Writes what the platform tells of people; those that differ from what we had are told to the feed. */
export async function savePeople(
  tx: Transaction,
  account: AccountKey,
  people: PersonFacts[],
  now: Date,
): Promise<void> {
  const distinct = [...new Map(people.map((person) => [person.externalId, person])).values()]
    .sort((a, b) => (a.externalId < b.externalId ? -1 : 1))
    .map((person) => ({ id: randomUUID(), ...person }));
  const saved = await tx.rows<SavedPerson>(UPSERT, [
    account.workspaceId,
    account.accountId,
    JSON.stringify(distinct),
    now.toISOString(),
  ]);
  for (const person of saved) tell(tx, account.workspaceId, person);
}

/** RETURNING tells only of rows that were made or changed; an unchanged one is touched by nobody. */
const UPSERT = `
  INSERT INTO person (workspace_id, account_id, id, external_id, group_id, network, screen_name, display_name,
    avatar_url, email, phone, is_ours, fetched_at)
  SELECT $1::uuid, $2::uuid, id::uuid, "externalId", "groupId", network, "screenName", "displayName", "avatarUrl",
    email, phone, "isOurs", $4::timestamptz
  FROM jsonb_to_recordset($3::jsonb) AS new(
    id text, "externalId" text, "groupId" text, network text, "screenName" text, "displayName" text,
    "avatarUrl" text, email text, phone text, "isOurs" boolean)
  ON CONFLICT (workspace_id, account_id, external_id) DO UPDATE SET
    group_id = EXCLUDED.group_id, network = EXCLUDED.network, screen_name = EXCLUDED.screen_name,
    display_name = EXCLUDED.display_name, avatar_url = EXCLUDED.avatar_url, email = EXCLUDED.email,
    phone = EXCLUDED.phone, is_ours = EXCLUDED.is_ours, fetched_at = EXCLUDED.fetched_at,
    version = person.version + 1
  WHERE person.fetched_at IS NULL
    OR (person.group_id, person.network, person.screen_name, person.display_name, person.avatar_url, person.email,
      person.phone, person.is_ours)
    IS DISTINCT FROM (EXCLUDED.group_id, EXCLUDED.network, EXCLUDED.screen_name, EXCLUDED.display_name,
      EXCLUDED.avatar_url, EXCLUDED.email, EXCLUDED.phone, EXCLUDED.is_ours)
  RETURNING id, version, screen_name, display_name, is_ours`;

function tell(tx: Transaction, workspaceId: string, saved: SavedPerson): void {
  const name = authorName({ screenName: saved.screen_name, displayName: saved.display_name });
  const person = { id: saved.id, version: saved.version, name, isOurs: saved.is_ours };
  appendToFeed(tx, workspaceId, { type: 'person.saved', person });
}
