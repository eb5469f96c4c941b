import 'server-only';
import type { SignInLink } from '@/lib/contract/sign-in';
import { prisma } from '../db';
import { env } from '../env';

/** By which identity providers somebody signs in, the oldest first, and whether they could do without. */
export async function listSignInLinks(
  agentId: string,
): Promise<{ links: SignInLink[]; hasPassword: boolean }> {
  const { links, passwordHash } = await prisma().agent.findUniqueOrThrow({
    where: { id: agentId },
    select: { passwordHash: true, links: { orderBy: [{ linkedAt: 'asc' }, { issuer: 'asc' }] } },
  });
  return {
    hasPassword: passwordHash !== null,
    links: links.map(({ issuer, linkedAt }) => ({
      issuer,
      name: nameOf(issuer),
      linkedAt: linkedAt.toISOString(),
    })),
  };
}

/** One that the operator has replaced since has no name any more. */
function nameOf(issuer: string): string {
  const { oidc } = env();
  if (oidc?.issuer === issuer && oidc.name !== '') return oidc.name;
  return URL.canParse(issuer) ? new URL(issuer).host : issuer;
}
