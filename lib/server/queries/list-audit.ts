import 'server-only';
import type { AuditEntry, AuditPage } from '@/lib/contract/audit';
import { type AuditFilter, kindsOf } from '@/lib/domain/audit';
import { database } from '../db';
import { type Cursor, encodeCursor } from './cursor';

/** Lines on one page, and in one read of an export. */
const PAGE = 50;
const EXPORT_PAGE = 500;

type AuditRecord = Omit<AuditEntry, 'at'> & { at: Date };

/**
 * What was done to a workspace as a whole, newest first, 50 a page.
 *
 * @param after the place of the last line of the page before; null begins at the newest
 */
export async function listAudit(
  workspaceId: string,
  filter: AuditFilter,
  after: Cursor | null,
): Promise<AuditPage> {
  const entries = await read(workspaceId, filter, { after, most: PAGE + 1 });
  const shown = entries.slice(0, PAGE);
  const last = shown.at(-1);
  return { entries: shown, nextCursor: last && entries.length > PAGE ? encodeCursor(placeOf(last)) : null };
}

/** All that matches, newest first, read a few hundred at a time as fast as it is taken. */
export async function* readAudit(workspaceId: string, filter: AuditFilter): AsyncGenerator<AuditEntry> {
  let after: Cursor | null = null;
  for (;;) {
    const entries: AuditEntry[] = await read(workspaceId, filter, { after, most: EXPORT_PAGE });
    yield* entries;
    const last = entries.at(-1);
    if (!last || entries.length < EXPORT_PAGE) return;
    after = placeOf(last);
  }
}

/** Names come with the lines: what is gone has none any more, and is told by what the line itself says. */
const SELECT = `
  SELECT activity.id, activity.at, activity.agent_id AS "agentId", doer.name AS "agentName", activity.program,
    subject.name AS "subjectName", account.name AS "accountName",
    CASE WHEN channel.id IS NOT NULL THEN jsonb_build_object('type', channel.type, 'name', channel.name) END AS channel,
    jsonb_build_object('kind', activity.kind) || activity.detail AS what
  FROM activity
  LEFT JOIN agent AS doer ON doer.id = activity.agent_id
  LEFT JOIN membership
    ON membership.workspace_id = activity.workspace_id
    AND membership.agent_id = (activity.detail->>'subjectId')::uuid
  LEFT JOIN agent AS subject ON subject.id = membership.agent_id
  LEFT JOIN channel
    ON channel.workspace_id = activity.workspace_id AND channel.id = (activity.detail->>'channelId')::uuid
  LEFT JOIN account
    ON account.workspace_id = activity.workspace_id AND account.id = (activity.detail->>'accountId')::uuid`;

async function read(
  workspaceId: string,
  { from, until, agentId, group }: AuditFilter,
  { after, most }: { after: Cursor | null; most: number },
): Promise<AuditEntry[]> {
  const kinds = group === undefined ? null : kindsOf(group);
  const records = await database.rows<AuditRecord>(
    `${SELECT}
     WHERE activity.workspace_id = $1::uuid AND activity.conversation_id IS NULL
       AND ($2::timestamptz IS NULL OR activity.at >= $2::timestamptz)
       AND ($3::timestamptz IS NULL OR activity.at < $3::timestamptz)
       AND ($4::uuid IS NULL OR activity.agent_id = $4::uuid)
       AND ($5::text[] IS NULL OR activity.kind = ANY($5::text[]))
       AND ($6::timestamptz IS NULL OR (activity.at, activity.id) < ($6::timestamptz, $7::uuid))
     ORDER BY activity.at DESC, activity.id DESC LIMIT $8::int`,
    [workspaceId, from ?? null, until ?? null, agentId ?? null, kinds, after?.at, after?.id, most],
  );
  return records.map(({ at, ...record }) => ({ ...record, at: at.toISOString() }));
}

function placeOf({ at, id }: AuditEntry): Cursor {
  return { at, id, contentId: null };
}
