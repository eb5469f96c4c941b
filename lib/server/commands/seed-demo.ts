import 'server-only';
import { randomUUID } from 'node:crypto';
import type { Demo } from '@/lib/contract/demo';
import type { Viewer } from '@/lib/domain/permission';
import { sealedColumnsOfNewAccount, sealSecret } from '../account/credentials';
import { inTransaction, type Transaction } from '../db';
import { demoCannedReplies } from '../demo/canned-replies';
import { demoPeople, worksInBoth } from '../demo/people';
import { readSandboxCredentials, type SandboxCredentials } from '../demo/sandbox-control';
import { demoTags } from '../demo/tags';
import { hashPassword } from '../passwords';
import { putCannedReply } from '../writes/canned-replies';
import { saveAccount } from '../writes/save-account';
import { saveAgent } from '../writes/save-agent';
import { saveTag } from '../writes/save-tag';

const BUSINESS = 'Northwind Bikes';
/** Has no account yet. Who works in both sees how one switches, and that nothing crosses. */
const SECOND_BUSINESS = 'Kestrel Rentals';

/**
 * Makes the demo's workspaces with their people, the first one connected to the sandbox. What is there stays; only where
 * the sandbox is, and its credentials, follow it.
 *
 * @returns who can log in
 * @throws AppError `upstream-unavailable` when the sandbox is away
 */
export async function seedDemo(): Promise<Demo['logIns']> {
  const sandbox = await readSandboxCredentials();
  // One password for all, so one hash: each costs a noticeable part of a second.
  const passwordHash = await hashPassword(demoPeople[0]?.password ?? '');
  await inTransaction(async (tx) => {
    const existing = await tx.prisma.workspace.findFirst({
      where: { isDemo: true },
      include: { accounts: true },
    });
    const [account] = existing?.accounts ?? [];
    if (account) await follow(tx, account, sandbox);
    else await build(tx, sandbox, passwordHash);
  });
  // Later than the first: that is where people begin.
  await inTransaction((tx) => buildSecond(tx, passwordHash));
  return demoPeople;
}

async function build(tx: Transaction, sandbox: SandboxCredentials, passwordHash: string): Promise<void> {
  const workspaceId = randomUUID();
  await tx.prisma.workspace.create({ data: { id: workspaceId, name: BUSINESS, isDemo: true } });
  for (const { name, email, role } of demoPeople) {
    const agentId = randomUUID();
    await saveAgent(tx, workspaceId, { id: agentId, name, email, role, passwordHash });
    if (role === 'supervisor') await shareReplies(tx, { workspaceId, agentId, role });
  }
  for (const tag of demoTags) await saveTag(tx, workspaceId, { ...tag, id: randomUUID(), version: 1 });
  const { serverUrl, clientId } = sandbox;
  const sealed = sealedColumnsOfNewAccount(workspaceId, sandbox);
  await saveAccount(tx, workspaceId, { name: BUSINESS, serverUrl, clientId, ...sealed });
}

async function buildSecond(tx: Transaction, passwordHash: string): Promise<void> {
  if (await tx.prisma.workspace.findFirst({ where: { name: SECOND_BUSINESS } })) return;
  const workspaceId = randomUUID();
  await tx.prisma.workspace.create({ data: { id: workspaceId, name: SECOND_BUSINESS } });
  for (const { name, email, role } of demoPeople.filter(worksInBoth)) {
    await saveAgent(tx, workspaceId, { id: randomUUID(), name, email, role, passwordHash });
  }
}

async function shareReplies(tx: Transaction, viewer: Viewer): Promise<void> {
  for (const reply of demoCannedReplies) {
    const { agentId } = viewer;
    await putCannedReply(tx, viewer, { ...reply, id: randomUUID(), version: 1, agentId, isShared: true });
  }
}

/** The sandbox may have moved to another port, or lost its data and with them its credentials. */
async function follow(
  tx: Transaction,
  account: { workspaceId: string; id: string; serverUrl: string; clientId: string },
  sandbox: SandboxCredentials,
): Promise<void> {
  const { workspaceId, id, serverUrl, clientId } = account;
  if (serverUrl === sandbox.serverUrl && clientId === sandbox.clientId) return;
  await tx.prisma.account.update({
    where: { workspaceId_id: { workspaceId, id } },
    data: {
      serverUrl: sandbox.serverUrl,
      clientId: sandbox.clientId,
      clientSecretSealed: sealSecret(workspaceId, 'client_secret_sealed', sandbox.clientSecret),
      jwtSealed: sealSecret(workspaceId, 'jwt_sealed', sandbox.jwt),
      accessTokenSealed: null,
      refreshTokenSealed: null,
      state: 'connecting',
    },
  });
}
