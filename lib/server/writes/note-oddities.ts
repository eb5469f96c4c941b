import 'server-only';
import type { ContentFacts } from '@/lib/domain/content-facts';
import type { Transaction } from '../db';
import type { AccountKey } from '../queue';

/** Different ones of an account that are kept: a platform that invents names must not fill the database. */
const MOST = 200;

/** Counts what of these contents nobody here knows. Nearly always there is nothing. */
export async function noteOddities(
  tx: Transaction,
  { workspaceId, accountId }: AccountKey,
  contents: readonly ContentFacts[],
): Promise<void> {
  const odd = contents.flatMap(({ contentId, oddities }) => oddities.map((it) => ({ ...it, contentId })));
  if (odd.length === 0) return;
  await tx.rows(COUNT, [workspaceId, accountId, JSON.stringify(odd), MOST]);
}

/** In the order of their key, so that two imports never wait for each other. */
const COUNT = `
  INSERT INTO oddity AS known (workspace_id, account_id, member, value, count, first_at, last_at, content_id)
  SELECT $1::uuid, $2::uuid, member, value, count(*), clock_timestamp(), clock_timestamp(), max("contentId")
  FROM jsonb_to_recordset($3::jsonb) AS odd(member text, value text, "contentId" text)
  WHERE (SELECT count(*) FROM oddity WHERE workspace_id = $1::uuid AND account_id = $2::uuid) < $4::int
    OR EXISTS (SELECT FROM oddity AS same WHERE same.workspace_id = $1::uuid AND same.account_id = $2::uuid
      AND same.member = odd.member AND same.value = odd.value)
  GROUP BY member, value ORDER BY member, value
  ON CONFLICT (workspace_id, account_id, member, value) DO UPDATE
  SET count = known.count + EXCLUDED.count, last_at = EXCLUDED.last_at, content_id = EXCLUDED.content_id
  RETURNING member`;
