import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Agent, SetUp } from '@/lib/contract/agent';
import { inTransaction, type Transaction } from '../db';
import { AppError } from '../errors';
import { appendToFeed } from '../feed/append';
import { hashPassword, requireGoodPassword } from '../passwords';
import { hashOfSecret } from '../secrets';
import { noteWorkspaceActivity } from '../writes/note-activity';
import { saveAgent } from '../writes/save-agent';

/**
 * Makes the first admin, with the secret that the console printed; it works once. A workspace that came with the
 * account of the environment is taken over, else one is made.
 *
 * @throws AppError `wrong-credentials` when the secret is wrong or used up; `already-taken` for the e-mail;
 * `password-refused` with `details.reason`
 */
export async function setUp(
  { secret, workspaceName, password, ...person }: SetUp,
  now: Date,
): Promise<Agent> {
  await requireGoodPassword(password, [person.email, person.name, workspaceName]);
  const passwordHash = await hashPassword(password);
  const mine = { role: 'admin', isActive: true, availability: 'available', capacity: null } as const;
  const agent = { ...person, id: randomUUID(), ...mine };
  await inTransaction(async (tx) => {
    const used = await tx.prisma.setUpSecret.deleteMany({ where: { secretHash: hashOfSecret(secret) } });
    if (used.count === 0) throw new AppError('wrong-credentials', 'This set-up secret is wrong or used up.');
    const workspaceId = await nameWorkspace(tx, workspaceName);
    const savedId = await saveAgent(tx, workspaceId, { ...agent, passwordHash });
    // Whoever sets Foyer up signs in with the password they have just chosen.
    if (savedId !== agent.id)
      throw new AppError('already-taken', 'This e-mail is known.', { field: 'email' });
    await noteWorkspaceActivity(tx, { workspaceId, agentId: agent.id }, { kind: 'set-up' }, now);
    appendToFeed(tx, workspaceId, { type: 'workspace.changed' });
  });
  return agent;
}

/**
 * The secret exists only while there is no admin, so that a workspace without people is the one to take over: unless the
 * operator has made it for somebody.
 */
async function nameWorkspace(tx: Transaction, name: string): Promise<string> {
  const [waiting] = await tx.rows<{ id: string }>(
    `SELECT id FROM workspace
     WHERE NOT EXISTS (SELECT FROM membership WHERE membership.workspace_id = workspace.id)
       AND NOT EXISTS (SELECT FROM invitation WHERE invitation.workspace_id = workspace.id)
     ORDER BY created_at LIMIT 1`,
  );
  const id = waiting?.id ?? randomUUID();
  await tx.prisma.workspace.upsert({ where: { id }, create: { id, name }, update: { name } });
  return id;
}
