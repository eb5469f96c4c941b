import 'server-only';
import type { TemplateUse } from '@/lib/contract/template';
import type { Audience, DeliveryState } from '@/lib/domain/message';
import type { Transaction } from '../db';
import { OUTBOX_COLUMNS, type OutboxMessage } from '../queries/find-outbox-message';
import { listUploadsOf, type UploadRecord } from '../queries/upload-sql';
import { enqueue, type Jobs } from '../queue';
import { beforeChange } from './lock-conversations';
import { settleConversations } from './settle-conversations';

/** Milliseconds a holder has for its call and for writing down what came of it. */
const LEASE = 60_000;
/** More of it for each file, which is handed up before. */
const LEASE_OF_FILE = 90_000;

/** A reply that is ours to send now. */
export interface ClaimedReply extends OutboxMessage {
  /** Who wrote it. */
  agentId: string | null;
  /** Null for what begins a conversation. */
  parentContentId: string | null;
  /** Whom that is for; null for a reply. */
  start: { to: string[]; cc: string[] } | null;
  subject: string | null;
  channelExternalId: string;
  body: string;
  /** What the body was made from, which then goes in its place. */
  template: TemplateUse | null;
  /** What it is in place of text, in the platform's form. */
  structured: Record<string, unknown> | null;
  audience: Audience;
  /** In their order; those without an id of the platform's have to be handed up first. */
  files: UploadRecord[];
}

interface HeadRecord {
  id: string;
  delivery: DeliveryState;
  wait_until: Date | null;
  /** It waited for the platform, and that is there again: its time does not matter any more. */
  is_awaited_back: boolean;
}

/**
 * Takes the oldest unfinished reply of a conversation under a lease, and writes the attempt down.
 *
 * @returns null when there is none, or when it has to wait: for its time, for its holder, for reconciliation, or, as long as
 * the workspace is suspended, for the operator
 */
export async function claimNextReply(
  tx: Transaction,
  job: Jobs['deliver-reply'],
  now: Date,
): Promise<ClaimedReply | null> {
  const before = await beforeChange(tx, job.workspaceId, [job.conversationId]);
  const [head] = await tx.rows<HeadRecord>(
    `SELECT message.id, delivery::text, wait_until,
       wait_reason = 'unavailable' AND account.call_failures = 0 AS is_awaited_back
     FROM message JOIN account ON account.workspace_id = message.workspace_id AND account.id = message.account_id
     JOIN workspace ON workspace.id = message.workspace_id AND workspace.suspended_at IS NULL
     WHERE message.workspace_id = $1::uuid AND conversation_id = $2::uuid
       AND delivery IN ('queued', 'sending', 'waiting', 'unknown')
     ORDER BY message.created_at, message.id LIMIT 1 FOR UPDATE OF message`,
    [job.workspaceId, job.conversationId],
  );
  if (!head || !isDue(head, now)) {
    if (head?.delivery === 'waiting' && head.wait_until)
      enqueue(tx, 'deliver-reply', job, { runAt: head.wait_until });
    return null;
  }
  const claimed = await claim(tx, job.workspaceId, head.id, now);
  const counts = new Map([[job.conversationId, { messages: 0, inbound: 0 }]]);
  await settleConversations(tx, job.workspaceId, { before, changed: [head.id], counts });
  return claimed;
}

/** `sending` belongs to whoever holds its lease, `unknown` to reconciliation: never to a second sender. */
function isDue(head: HeadRecord, now: Date): boolean {
  if (head.delivery === 'queued') return true;
  if (head.delivery !== 'waiting') return false;
  return head.wait_until === null || head.wait_until <= now || head.is_awaited_back;
}

async function claim(tx: Transaction, workspaceId: string, id: string, now: Date): Promise<ClaimedReply> {
  const files = await listUploadsOf(tx, workspaceId, id);
  const leaseUntil = new Date(now.getTime() + LEASE + files.length * LEASE_OF_FILE);
  const [claimed] = await tx.rows<Omit<ClaimedReply, 'files'>>(
    `UPDATE message SET delivery = 'sending', fence = fence + 1, attempt_count = attempt_count + 1,
       attempted_at = $3::timestamptz, lease_until = $4::timestamptz, wait_until = NULL, wait_reason = NULL,
       failure_code = NULL, failure_detail = NULL, absent_since = NULL, login = NULL, version = version + 1
     WHERE workspace_id = $1::uuid AND id = $2::uuid
     RETURNING ${OUTBOX_COLUMNS}, agent_id AS "agentId", parent_content_id AS "parentContentId", body, template, structured,
       audience::text, start, subject, (
         SELECT external_id FROM channel WHERE channel.workspace_id = message.workspace_id
           AND channel.id = message.channel_id) AS "channelExternalId"`,
    [workspaceId, id, now.toISOString(), leaseUntil.toISOString()],
  );
  if (!claimed) throw new Error(`message ${id} vanished while it was locked`);
  return { ...claimed, files };
}
