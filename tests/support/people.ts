import { randomUUID } from 'node:crypto';
import type { Role, Viewer } from '@/lib/domain/permission';
import { prisma } from '@/lib/server/db';
import { hashPassword } from '@/lib/server/passwords';
import { hashOfSecret, randomSecret } from '@/lib/server/secrets';
import { encodeSession, sessionCookieName } from '@/lib/server/session';

export const PASSWORD = 'correct horse battery';

/** Somebody with an open session. */
export interface Person extends Viewer {
  name: string;
  email: string;
  /** The `cookie` header of their browser. */
  cookie: string;
}

/** An empty workspace. */
export async function makeWorkspace(name = 'Northwind'): Promise<string> {
  const { id } = await prisma().workspace.create({ data: { id: randomUUID(), name } });
  return id;
}

let made = 0;
let passwordHash: Promise<string> | undefined;

/** A colleague of a workspace, signed in; the password is `PASSWORD`. */
export async function makePerson(workspaceId: string, role: Role, name: string = role): Promise<Person> {
  passwordHash ??= hashPassword(PASSWORD);
  made += 1;
  const agentId = randomUUID();
  const email = `${name.toLowerCase().replaceAll(' ', '.')}.${made}@example.com`;
  await prisma().agent.create({
    data: {
      id: agentId,
      name,
      email,
      passwordHash: await passwordHash,
      memberships: { create: { workspaceId, role } },
    },
  });
  return { workspaceId, agentId, role, name, email, cookie: await openSession(workspaceId, agentId) };
}

/** Another session of somebody. */
export async function openSession(workspaceId: string, agentId: string): Promise<string> {
  const token = randomSecret();
  const expiresAt = new Date(Date.now() + 60 * 60 * 1_000);
  await prisma().session.create({
    data: { tokenHash: hashOfSecret(token), agentId, workspaceId, expiresAt },
  });
  return `${sessionCookieName()}=${await encodeSession(token)}`;
}
