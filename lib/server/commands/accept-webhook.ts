import 'server-only';
import { createHash } from 'node:crypto';
import { unsealSecret } from '../account/credentials';
import { pool } from '../db';
import { parseWebhook, reasonToReject } from '../ringcentral/webhook';
import { handshakeAnswer, isHandshake, offeredTokens } from '../ringcentral/webhook-headers';
import { isSameSecret, randomSecret } from '../secrets';

/** What was posted to a webhook of ours. */
export interface WebhookPost {
  /** What the path ends with: `<workspace>.<account>.<secret>`. */
  token: string;
  headers: Headers;
  bytes: Uint8Array;
  /** There was more, which is not kept. */
  isCut: boolean;
}

/**
 * - `accepted`: it is stored, or was before
 * - `handshake`: the platform checks our address; the headers are the answer
 * - `forged`: the path or the verification token is wrong; nothing was stored
 */
export type WebhookOutcome =
  | { outcome: 'accepted' }
  | { outcome: 'handshake'; headers: Record<string, string> }
  | { outcome: 'forged'; knewPath: boolean };

/**
 * Takes in a delivery of the platform: proves that it is one, keeps its bytes, asks for its import. Nothing is
 * understood here but its id, so that whatever it holds can be looked at again (product.md §8.4).
 */
export async function acceptWebhook(
  { token, headers, ...body }: WebhookPost,
  now: Date,
): Promise<WebhookOutcome> {
  const door = await findDoor(token);
  if (!door) return { outcome: 'forged', knewPath: false };
  if (door.handshakeUntil !== null && door.handshakeUntil > now && isHandshake(headers, body.bytes)) {
    return { outcome: 'handshake', headers: handshakeAnswer(headers) };
  }
  const isGenuine = offeredTokens(headers).some((offered) => isSameSecret(offered, door.verificationToken));
  if (!isGenuine) return { outcome: 'forged', knewPath: true };
  await keep(door, body, now);
  return { outcome: 'accepted' };
}

interface Door {
  workspaceId: string;
  accountId: string;
  verificationToken: string;
  handshakeUntil: Date | null;
}

interface DoorRow {
  hookSecret: string;
  verificationToken: string;
  handshakeUntil: Date | null;
}

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const TOKEN = new RegExp(`^(${UUID})\\.(${UUID})\\.([\\w-]{20,100})$`);

/** The account whose path it is; an unknown account takes as long as a wrong secret. */
async function findDoor(token: string): Promise<Door | null> {
  const [, workspaceId, accountId, secret] = TOKEN.exec(token) ?? [];
  if (!workspaceId || !accountId || !secret) return null;
  const { rows } = await pool().query<DoorRow>({ ...FIND_DOOR, values: [workspaceId, accountId] });
  const [row] = rows;
  const expected = row ? unsealSecret(workspaceId, 'hook_secret_sealed', row.hookSecret) : randomSecret();
  if (!isSameSecret(secret, expected) || !row) return null;
  return {
    workspaceId,
    accountId,
    verificationToken: unsealSecret(workspaceId, 'verification_token_sealed', row.verificationToken),
    handshakeUntil: row.handshakeUntil,
  };
}

const FIND_DOOR = {
  name: 'find-webhook-door',
  text: `
    SELECT hook_secret_sealed AS "hookSecret", verification_token_sealed AS "verificationToken",
      handshake_until AS "handshakeUntil"
    FROM account WHERE workspace_id = $1::uuid AND id = $2::uuid AND state <> 'disconnected'`,
};

/** A delivery in which nothing can be understood is kept, with the reason, and asks for nothing. */
async function keep(
  door: Door,
  { bytes, isCut }: Pick<WebhookPost, 'bytes' | 'isCut'>,
  now: Date,
): Promise<void> {
  const { deliveryId, events } = parseWebhook(bytes);
  const dedupeKey = deliveryId ?? createHash('sha256').update(bytes).digest('base64url');
  const reason = isCut ? `longer than ${bytes.byteLength} bytes` : reasonToReject(events);
  await pool().query({
    ...KEEP_EVENT,
    values: [door.workspaceId, door.accountId, dedupeKey, now, bytes, reason],
  });
}

/** One statement, so one transaction and one round trip: the event and the job that imports it. */
const KEEP_EVENT = {
  name: 'keep-webhook-event',
  text: `
    WITH kept AS (
      INSERT INTO webhook_event (workspace_id, account_id, dedupe_key, received_at, raw, fate, fate_reason)
      VALUES ($1::uuid, $2::uuid, $3, $4::timestamptz, $5,
        CASE WHEN $6::text IS NULL THEN 'accepted' ELSE 'rejected' END::webhook_fate, $6)
      ON CONFLICT (workspace_id, account_id, dedupe_key) DO NOTHING
      RETURNING workspace_id, account_id, id, fate
    )
    SELECT graphile_worker.add_job('import-event',
      json_build_object('workspaceId', workspace_id, 'accountId', account_id, 'eventId', id), max_attempts := 25)
    FROM kept WHERE fate = 'accepted'`,
};
