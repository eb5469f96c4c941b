import 'server-only';
import type { ContentFacts } from '@/lib/domain/content-facts';
import { customerOf } from '@/lib/domain/conversation';
import type { Database } from '../db';

interface Account {
  workspaceId: string;
  accountId: string;
}

/** Those of these identities of which the platform has told no more than the id. */
export async function listUnknownPeople(
  db: Database,
  { workspaceId, accountId }: Account,
  externalIds: string[],
): Promise<string[]> {
  const known = await db.rows<{ externalId: string }>(
    `SELECT external_id AS "externalId" FROM person
     WHERE workspace_id = $1::uuid AND account_id = $2::uuid AND external_id = ANY($3::text[])
       AND fetched_at IS NOT NULL`,
    [workspaceId, accountId, externalIds],
  );
  return [...new Set(externalIds)].filter((id) => !known.some(({ externalId }) => externalId === id));
}

/** Is among these private contents one that is not ours by now, and whose addressee has no number and no address here? */
export async function hasUntold(
  db: Database,
  { workspaceId, accountId }: Account,
  contents: ContentFacts[],
): Promise<boolean> {
  const listed = contents
    .filter(({ audience }) => audience === 'private')
    .map((content) => ({ contentId: content.contentId, customer: customerOf(content) }));
  const [found] = await db.rows<{ has: boolean }>(
    `SELECT EXISTS (
       SELECT FROM jsonb_to_recordset($3::jsonb) AS listed("contentId" text, customer text)
       WHERE NOT EXISTS (
         SELECT FROM message WHERE message.workspace_id = $1::uuid AND message.account_id = $2::uuid
           AND message.content_id = listed."contentId" AND message.client_id IS NOT NULL)
         AND NOT EXISTS (
           SELECT FROM person WHERE person.workspace_id = $1::uuid AND person.account_id = $2::uuid
             AND person.external_id = listed.customer AND coalesce(person.phone, person.email) IS NOT NULL)) AS has`,
    [workspaceId, accountId, JSON.stringify(listed)],
  );
  return found?.has ?? false;
}
