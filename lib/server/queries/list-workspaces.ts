import 'server-only';
import type { OperatedWorkspace } from '@/lib/contract/operator';
import { type Database, database } from '../db';

type WorkspaceRecord = Omit<OperatedWorkspace, 'createdAt' | 'suspendedAt'> & {
  createdAt: Date;
  suspendedAt: Date | null;
};

/** Every workspace of this deployment, the oldest first. For its operator and for programs, never for people. */
export async function listWorkspaces(): Promise<OperatedWorkspace[]> {
  return (await database.rows<WorkspaceRecord>(`${SELECT} ORDER BY created_at, id`)).map(toWorkspace);
}

/** One of them; undefined when there is none of this id. */
export async function findWorkspace(db: Database, id: string): Promise<OperatedWorkspace | undefined> {
  const [found] = await db.rows<WorkspaceRecord>(`${SELECT} WHERE id = $1::uuid`, [id]);
  return found && toWorkspace(found);
}

const SELECT = `
  SELECT id, name, time_zone AS "timeZone", created_at AS "createdAt", suspended_at AS "suspendedAt",
    (SELECT count(*)::int FROM membership
     WHERE membership.workspace_id = workspace.id AND membership.deactivated_at IS NULL) AS people,
    (SELECT count(*)::int FROM account
     WHERE account.workspace_id = workspace.id AND account.state <> 'disconnected') AS accounts
  FROM workspace`;

function toWorkspace({ createdAt, suspendedAt, ...rest }: WorkspaceRecord): OperatedWorkspace {
  return {
    ...rest,
    createdAt: createdAt.toISOString(),
    suspendedAt: suspendedAt?.toISOString() ?? null,
  };
}
