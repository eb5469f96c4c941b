import 'server-only';
import { randomUUID } from 'node:crypto';
import type { IncidentKind } from '@/lib/domain/incident';
import type { Transaction } from '../db';
import type { AccountKey } from '../queue';
import { tellAccount } from './tell-account';

/** Which kind of incident, since or until when. */
interface Notice {
  kind: IncidentKind;
  /** Which calls it concerns; left out: the whole account. */
  topic?: string;
  at: Date;
}

/**
 * Notes that something is wrong with an account. Noticed again while it lasts, it is still the same incident.
 * Everybody is told.
 *
 * @returns whether it is news
 */
export async function openIncident(
  tx: Transaction,
  account: AccountKey,
  { kind, topic = '', at, detail }: Notice & { detail: string | null },
): Promise<boolean> {
  const opened = await tx.rows(
    `INSERT INTO incident (workspace_id, account_id, id, kind, detail, started_at, topic)
     VALUES ($1::uuid, $2::uuid, $3::uuid, $4, $5, $6::timestamptz, $7)
     ON CONFLICT (workspace_id, account_id, kind, topic) WHERE ended_at IS NULL DO NOTHING RETURNING id`,
    [account.workspaceId, account.accountId, randomUUID(), kind, detail, at.toISOString(), topic],
  );
  if (opened.length > 0) await tellAccount(tx, account);
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
  if (ended.length > 0) await tellAccount(tx, account);
  return ended.length > 0;
}

/** Notes that every channel which was silent and is not among these is so no longer, or is nobody's concern any more. */
export async function endOtherSilences(
  tx: Transaction,
  silentChannelIds: readonly string[],
  at: Date,
): Promise<void> {
  const ended = await tx.rows<AccountKey>(
    `UPDATE incident SET ended_at = greatest(started_at, $2::timestamptz)
     WHERE kind = 'channel-silent' AND ended_at IS NULL AND NOT topic = ANY($1::text[])
     RETURNING workspace_id AS "workspaceId", account_id AS "accountId"`,
    [silentChannelIds, at.toISOString()],
  );
  for (const account of ended) await tellAccount(tx, account);
}

/** Notes that whatever was wrong with an account is over: an admin has disconnected it. */
export async function endIncidents(tx: Transaction, account: AccountKey, at: Date): Promise<void> {
  await tx.rows(
    `UPDATE incident SET ended_at = greatest(started_at, $3::timestamptz)
     WHERE workspace_id = $1::uuid AND account_id = $2::uuid AND ended_at IS NULL RETURNING id`,
    [account.workspaceId, account.accountId, at.toISOString()],
  );
}
