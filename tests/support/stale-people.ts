import { randomUUID } from 'node:crypto';
import { acceptInvitation } from '@/lib/server/commands/accept-invitation';
import { changeAgent } from '@/lib/server/commands/change-agent';
import { invite } from '@/lib/server/commands/invite';
import { makeApiToken } from '@/lib/server/commands/make-api-token';
import { offerPasswordReset } from '@/lib/server/commands/offer-password-reset';
import { revokeApiToken } from '@/lib/server/commands/revoke-api-token';
import { setAvailability } from '@/lib/server/commands/set-availability';
import { setUp } from '@/lib/server/commands/set-up';
import { unlinkIdentity } from '@/lib/server/commands/unlink-identity';
import { withdrawInvitation } from '@/lib/server/commands/withdraw-invitation';
import { prisma } from '@/lib/server/db';
import { CLIENT_ADDRESS_HEADER } from '@/lib/server/handlers/client-address';
import { hashOfSecret } from '@/lib/server/secrets';
import { makePerson, makeWorkspace, openSession, PASSWORD } from './people';
import { type Case, done, gone, now, refused, taken } from './stale-case';

const password = 'long enough';

const newcomer = () => ({ name: 'New', email: `${randomUUID()}@example.com`, role: 'agent' as const });

/** Of people: how they come, what they may and how they go. */
export const stalePeople: Record<string, Case[]> = {
  'POST /api/invitations': [
    {
      when: 'they have joined already',
      by: 'admin',
      is: taken('email'),
      scene: async ({ admin }) => {
        const wanted = newcomer();
        const joins = async () => {
          const { token } = await invite(admin, wanted, now());
          return acceptInvitation({ token, password }, now());
        };
        return { call: { body: wanted }, meanwhile: joins };
      },
    },
  ],
  'DELETE /api/invitations/[id]': [
    {
      when: 'they have joined already',
      by: 'admin',
      is: gone,
      scene: async ({ admin }) => {
        const { invitation, token } = await invite(admin, newcomer(), now());
        const joins = () => acceptInvitation({ token, password }, now());
        return { call: { params: { id: invitation.id } }, meanwhile: joins };
      },
    },
  ],
  'POST /api/tokens': [
    {
      when: 'they are no longer an admin',
      by: 'admin',
      is: { status: 403, code: 'not-allowed' },
      scene: async ({ workspaceId, admin: { agentId } }) => {
        const body = { name: 'Shop', scopes: ['read'], channelIds: null, expiresInDays: 30 };
        const where = { workspaceId_agentId: { workspaceId, agentId } };
        return {
          call: { body },
          meanwhile: () => prisma().membership.update({ where, data: { role: 'agent' } }),
        };
      },
    },
  ],
  'DELETE /api/tokens/[id]': [
    {
      when: 'it was revoked already',
      by: 'admin',
      is: gone,
      scene: async ({ admin }) => {
        const wanted = {
          name: 'Shop',
          scopes: ['read' as const],
          channelIds: null,
          expiresInDays: 30 as const,
        };
        const { token } = await makeApiToken(admin, wanted, now());
        return {
          call: { params: { id: token.id } },
          meanwhile: () => revokeApiToken(admin, token.id, now()),
        };
      },
    },
  ],
  'POST /api/invitations/accept': [
    {
      when: 'the invitation was withdrawn',
      by: 'nobody',
      is: gone,
      scene: async ({ admin }) => {
        const { invitation, token } = await invite(admin, newcomer(), now());
        const withdraws = () => withdrawInvitation(admin, invitation.id, now());
        return { call: { body: { token, password } }, meanwhile: withdraws };
      },
    },
  ],
  'PATCH /api/agents/[id]': [
    {
      when: 'they were let out already',
      by: 'admin',
      is: done(200, { isActive: false }),
      scene: async ({ admin, agent: { agentId: id } }) => ({
        call: { params: { id }, body: { isActive: false } },
        meanwhile: () => changeAgent(admin, id, { isActive: false }, now()),
      }),
    },
    {
      when: 'the other admin is none any more',
      by: 'admin',
      is: refused({ reason: 'last-admin' }),
      scene: async ({ workspaceId, admin }) => {
        const other = await makePerson(workspaceId, 'admin');
        return {
          call: { params: { id: admin.agentId }, body: { role: 'agent' } },
          meanwhile: () => changeAgent(admin, other.agentId, { role: 'agent' }, now()),
        };
      },
    },
  ],
  'POST /api/agents/[id]/password-reset': [
    {
      when: 'they were let out',
      by: 'admin',
      is: gone,
      scene: async ({ admin, workspaceId }) => {
        const { agentId } = await makePerson(workspaceId, 'agent', 'Leaver');
        return {
          call: { params: { id: agentId } },
          meanwhile: () => changeAgent(admin, agentId, { isActive: false }, now()),
        };
      },
    },
  ],
  'POST /api/password-resets/use': [
    {
      when: 'another link was made in its place',
      by: 'nobody',
      is: gone,
      scene: async ({ admin, workspaceId }) => {
        const { agentId } = await makePerson(workspaceId, 'agent', 'Forgetful');
        const token = await offerPasswordReset(admin, agentId, now());
        const replaces = async () => void (await offerPasswordReset(admin, agentId, now()));
        return { call: { body: { token, password } }, meanwhile: replaces };
      },
    },
  ],
  'DELETE /api/agents/[id]/sessions': [
    {
      when: 'they were let out',
      by: 'admin',
      is: done(204),
      renews: { tables: ['activity'], because: 'it is noted that somebody asked' },
      scene: async ({ admin, workspaceId }) => {
        const { agentId } = await makePerson(workspaceId, 'agent', 'Leaver');
        return {
          call: { params: { id: agentId } },
          meanwhile: () => changeAgent(admin, agentId, { isActive: false }, now()),
        };
      },
    },
  ],
  'DELETE /api/sign-ins': [
    {
      when: 'there is no other any more',
      is: done(204),
      scene: async () => ({ call: {}, meanwhile: async () => undefined }),
    },
  ],
  'DELETE /api/sign-ins/[id]': [
    {
      when: 'it has ended by itself',
      is: gone,
      scene: async ({ agent, workspaceId }) => {
        await openSession(workspaceId, agent.agentId);
        const [other] = await prisma().session.findMany({
          where: { agentId: agent.agentId },
          orderBy: { createdAt: 'desc' },
        });
        const where = { id: other?.id ?? '' };
        return { call: { params: where }, meanwhile: () => prisma().session.deleteMany({ where }) };
      },
    },
  ],
  'DELETE /api/sign-ins/links': [
    {
      when: 'it was unlinked elsewhere',
      is: gone,
      scene: async ({ agent }) => {
        const link = { issuer: 'https://id.example', subject: randomUUID(), agentId: agent.agentId };
        await prisma().signInLink.create({ data: { ...link, linkedAt: now() } });
        return {
          call: { path: `/api/sign-ins/links?issuer=${link.issuer}` },
          meanwhile: () => unlinkIdentity(agent, link.issuer),
        };
      },
    },
  ],
  'PUT /api/sign-ins/password': [
    {
      when: 'it was changed elsewhere',
      is: { status: 401, code: 'wrong-credentials' },
      scene: async ({ agent }) => ({
        call: { body: { current: PASSWORD, password: 'nobody guesses this one' } },
        meanwhile: () =>
          prisma().agent.update({ where: { id: agent.agentId }, data: { passwordHash: null } }),
      }),
    },
  ],
  'PUT /api/session/availability': [
    {
      when: 'another tab has said so',
      is: done(200, { availability: 'away' }),
      scene: async ({ agent }) => ({
        call: { body: { availability: 'away' } },
        meanwhile: () => setAvailability(agent, 'away', now()),
      }),
    },
  ],
  'PUT /api/session/workspace': [
    {
      when: 'they were let out of the other one',
      is: gone,
      scene: async ({ agent: { agentId } }) => {
        const workspaceId = await makeWorkspace('Another');
        await prisma().membership.create({ data: { workspaceId, agentId, role: 'agent' } });
        const where = { workspaceId_agentId: { workspaceId, agentId } };
        return {
          call: { body: { workspaceId } },
          meanwhile: () => prisma().membership.update({ where, data: { deactivatedAt: now() } }),
        };
      },
    },
  ],
  'POST /api/set-up': [
    {
      when: 'somebody has set Foyer up',
      by: 'nobody',
      is: { status: 401, code: 'wrong-credentials' },
      scene: async () => {
        const secret = randomUUID();
        await prisma().setUpSecret.create({ data: { secretHash: hashOfSecret(secret) } });
        const { role: _, ...person } = newcomer();
        const body = { secret, workspaceName: 'Mine', password, ...person };
        const headers = { [CLIENT_ADDRESS_HEADER]: randomUUID() };
        const theirs = { ...body, email: `${randomUUID()}@example.com` };
        return { call: { body, headers }, meanwhile: () => setUp(theirs, now()) };
      },
    },
  ],
};
