import 'server-only';
import { z } from 'zod';
import type { Invitation } from '@/lib/contract/invitation';
import type { Role } from '@/lib/domain/permission';
import { type Database, database } from '../db';
import { hashOfSecret } from '../secrets';

interface InvitationRecord extends Omit<Invitation, 'invitedAt' | 'expiresAt'> {
  invitedAt: Date;
  expiresAt: Date;
}

/** Who is invited to a workspace and has not come yet, the newest first; also those whose link is too old. */
export function listInvitations(workspaceId: string): Promise<Invitation[]> {
  return readInvitations(database, workspaceId, null);
}

/** One of them; undefined when the workspace has none of this id. */
export async function getInvitation(
  db: Database,
  workspaceId: string,
  id: string,
): Promise<Invitation | undefined> {
  const [found] = await readInvitations(db, workspaceId, id);
  return found;
}

async function readInvitations(db: Database, workspaceId: string, id: string | null): Promise<Invitation[]> {
  const found = await db.rows<InvitationRecord>(
    `SELECT invitation.id, invitation.name, invitation.email, invitation.role::text AS role, agent.name AS "invitedBy",
       invitation.invited_at AS "invitedAt", invitation.expires_at AS "expiresAt",
       CASE WHEN invitation.mail_refused_at IS NOT NULL THEN 'refused' WHEN invitation.mailed_at IS NOT NULL THEN 'taken'
         WHEN invitation.secret_sealed IS NOT NULL THEN 'waiting' ELSE 'none' END AS mail
     FROM invitation LEFT JOIN agent ON agent.id = invitation.invited_by_id
     WHERE invitation.workspace_id = $1::uuid AND ($2::uuid IS NULL OR invitation.id = $2::uuid)
     ORDER BY invitation.invited_at DESC, invitation.id`,
    [workspaceId, id],
  );
  return found.map(({ invitedAt, expiresAt, ...rest }) => ({
    ...rest,
    invitedAt: invitedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  }));
}

/** What the page of a link shows, and what using it needs. */
export interface OpenInvitation {
  id: string;
  workspaceId: string;
  workspaceName: string;
  /** Null: the operator. */
  invitedBy: string | null;
  name: string;
  email: string;
  role: Role;
}

/**
 * The invitation behind a link. Nobody is asked who they are: whoever has the link was given it.
 *
 * @param token of the link: the workspace, a dot, the secret
 * @returns null for what was never a link, and for one that was used, withdrawn or replaced, or is too old
 */
export async function findInvitation(token: string, now: Date): Promise<OpenInvitation | null> {
  const [workspaceId = '', secret = ''] = token.split('.');
  if (!z.uuid().safeParse(workspaceId).success) return null;
  const [found] = await database.rows<OpenInvitation>(
    `SELECT invitation.id, workspace.id AS "workspaceId", workspace.name AS "workspaceName", agent.name AS "invitedBy",
       invitation.name, invitation.email, invitation.role::text AS role
     FROM invitation
     JOIN workspace ON workspace.id = invitation.workspace_id
     LEFT JOIN agent ON agent.id = invitation.invited_by_id
     WHERE invitation.workspace_id = $1::uuid AND invitation.secret_hash = $2
       AND invitation.expires_at > $3::timestamptz`,
    [workspaceId, hashOfSecret(secret), now.toISOString()],
  );
  return found ?? null;
}
