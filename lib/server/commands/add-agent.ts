import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Agent, NewAgent } from '@/lib/contract/agent';
import type { Viewer } from '@/lib/domain/permission';
import { inTransaction } from '../db';
import { notFound } from '../errors';
import { appendToFeed } from '../feed/append';
import { hashPassword, requireGoodPassword } from '../passwords';
import { getWorkspaceName } from '../queries/get-workspace-name';
import { findAgent } from '../queries/list-agents';
import { noteWorkspaceActivity } from '../writes/note-activity';
import { saveAgent } from '../writes/save-agent';

/**
 * Adds a colleague who can sign in at once: with the given password, or with their own where they work in another
 * workspace of this deployment already. Which of the two it is, is not told.
 *
 * @throws AppError `already-taken` with `details.field` when the e-mail belongs to somebody of this workspace;
 * `password-refused` with `details.reason`
 */
export async function addAgent(viewer: Viewer, wanted: NewAgent, now: Date): Promise<Agent> {
  const { workspaceId } = viewer;
  const { password, ...person } = wanted;
  await requireGoodPassword(password, [person.email, person.name, await getWorkspaceName(workspaceId)]);
  const passwordHash = await hashPassword(password);
  return inTransaction(async (tx) => {
    const subjectId = await saveAgent(tx, workspaceId, { ...person, id: randomUUID(), passwordHash });
    await noteWorkspaceActivity(tx, viewer, { kind: 'agent-added', subjectId, role: person.role }, now);
    appendToFeed(tx, workspaceId, { type: 'workspace.changed' });
    const agent = await findAgent(tx, workspaceId, subjectId);
    if (!agent) throw notFound('agent');
    return agent;
  });
}
