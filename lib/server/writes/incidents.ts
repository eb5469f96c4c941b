import 'server-only';
import { randomUUID } from 'node:crypto';
import type { IncidentKind } from '@/lib/domain/incident';
import type { Transaction } from '../db';
import type { AccountKey } from '../queue';

/** Which kind of incident, since or until when. */
interface Notice {
  kind: IncidentKind;
  at: Date;
}

/**
 * Notes that something is wrong with an account. Noticed again while it lasts, it is still the same incident.
 *
 * @returns whether it is news
 */
export async function openIncident(
  tx: Transaction,
  account: AccountKey,
  { kind, at, detail }: Notice & { detail: string | null },
): Promise<boolean> {
  const opened = await tx.rows(
    `INSERT INTO incident (workspace_id, account_id, id, kind, detail, started_at)
     VALUES ($1::uuid, $2::uuid, $3::uuid, $4, $5, $6::timestamptz)
     ON CONFLICT (workspace_id, account_id, kind) WHERE ended_at IS NULL DO NOTHING RETURNING id`,
    [account.workspaceId, account.accountId, randomUUID(), kind, detail, at.toISOString()],
  );
  return opened.length > 0;
}

/**
 * Notes that an incident is over.
 *
 * @returns whether there was one
 */
export async function endIncident(
  tx: Transaction,
  account: AccountKey,
  { kind, at }: Notice,
): Promise<boolean> {
  const ended = await tx.rows(
    `UPDATE incident SET ended_at = greatest(started_at, $4::timestamptz)
     WHERE workspace_id = $1::uuid AND account_id = $2::uuid AND kind = $3 AND ended_at IS NULL RETURNING id`,
    [account.workspaceId, account.accountId, kind, at.toISOString()],
  );
  return ended.length > 0;
}
