import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Agent, NewAgent } from '@/lib/contract/agent';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction } from '../db';
import { appendToFeed } from '../feed/append';
import { hashPassword } from '../passwords';
import { noteWorkspaceActivity } from '../writes/note-activity';
import { saveAgent } from '../writes/save-agent';

/**
 * Adds a colleague who can sign in at once.
 *
 * @throws AppError `already-taken` with `details.field` when the e-mail belongs to somebody, of any workspace
 */
export async function addAgent(viewer: Viewer, wanted: NewAgent, now: Date): Promise<Agent> {
  const { password, ...agent } = {
    ...wanted,
    id: randomUUID(),
    isActive: true,
    availability: 'available' as const,
  };
  const passwordHash = await hashPassword(password);
  return inTransaction(async (tx) => {
    await saveAgent(tx, viewer.workspaceId, { ...agent, passwordHash });
    const what = { kind: 'agent-added', subjectId: agent.id, role: agent.role } as const;
    await noteWorkspaceActivity(tx, viewer, what, now);
    appendToFeed(tx, viewer.workspaceId, { type: 'workspace.changed' });
    return agent;
  });
}
