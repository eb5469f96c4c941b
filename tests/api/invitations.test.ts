import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { acceptInvitation } from '@/lib/server/commands/accept-invitation';
import { signIn } from '@/lib/server/commands/sign-in';
import { database, prisma } from '@/lib/server/db';
import { CLIENT_ADDRESS_HEADER } from '@/lib/server/handlers/client-address';
import {
  createInvitation,
  deleteInvitation,
  readInvitations,
  takeInvitation,
} from '@/lib/server/handlers/invitations';
import { findInvitation } from '@/lib/server/queries/list-invitations';
import { type Inbox, makeInbox } from '../support/inbox';
import { ask, prepareServer, SERVER_URL, summary } from '../support/server';

prepareServer();

const PASSWORD = 'nine blue herons';
const WEEK = 7 * 24 * 60 * 60_000;
const now = () => new Date();

let inbox: Inbox;
let elsewhere: Inbox;

beforeAll(async () => {
  [inbox, elsewhere] = [await makeInbox('ours'), await makeInbox('theirs')];
});

const wanda = () => ({ name: 'Wanda Busch', email: `wanda.${randomUUID()}@example.com`, role: 'supervisor' });

const invite = async (body: unknown, by = inbox.admin) =>
  summary(await ask(createInvitation, by, { method: 'POST', body }));

/** @returns what stands at the end of the link */
async function invited(person = wanda()): Promise<string> {
  const { body } = await invite(person);
  return body.link.replace(`${SERVER_URL}/invite/`, '');
}

/** From an address of its own each time, unless one is given. */
const join = async (token: string, password = PASSWORD, from: string = randomUUID()) => {
  const headers = { [CLIENT_ADDRESS_HEADER]: from };
  return summary(await ask(takeInvitation, null, { method: 'POST', body: { token, password }, headers }));
};

describe('an invitation', () => {
  it('lets one person in, once, with the password they chose', async () => {
    const person = wanda();
    const token = await invited(person);
    expect(await findInvitation(token, now())).toMatchObject({
      workspaceName: 'ours',
      invitedBy: inbox.admin.name,
      email: person.email,
    });
    expect(await join(token)).toMatchObject({
      status: 201,
      body: { email: person.email, workspaceId: inbox.workspaceId },
    });
    const { agentId } = await signIn({ email: person.email, password: PASSWORD }, now());
    expect(await prisma().membership.findMany({ where: { agentId } })).toMatchObject([
      { workspaceId: inbox.workspaceId, role: 'supervisor' },
    ]);
    expect(await prisma().activity.findMany({ where: { agentId } })).toMatchObject([
      { kind: 'agent-added', detail: { subjectId: agentId, role: 'supervisor' } },
    ]);
    expect(await join(token)).toMatchObject({ status: 404, code: 'not-found' });
  });

  it('lets in one of two who use it at the same moment', async () => {
    const token = await invited();
    const answers = await Promise.all([join(token), join(token, 'ten brown herons')]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 404]);
  });

  it('is not mailed where there is no mail server', async () => {
    const person = wanda();
    expect((await invite(person)).body).toMatchObject({ isMailed: false });
    const { email } = person;
    expect(await prisma().invitation.findFirst({ where: { email } })).toMatchObject({ secretSealed: null });
    const jobs = "SELECT FROM graphile_worker._private_jobs WHERE payload->>'workspaceId' = $1";
    expect(await database.rows(jobs, [inbox.workspaceId])).toEqual([]);
  });

  it('is kept as a hash, and its link is told once', async () => {
    const token = await invited();
    const secret = token.split('.')[1] ?? '';
    expect(secret).toHaveLength(43);
    const kept = JSON.stringify(await prisma().invitation.findMany());
    const audit = JSON.stringify(await prisma().activity.findMany());
    const listed = JSON.stringify((await summary(await ask(readInvitations, inbox.admin))).body);
    expect(kept + audit + listed).not.toContain(secret);
    expect(listed).not.toMatch(/hash/i);
  });

  it('is listed until it is used, with who made it and when; not elsewhere', async () => {
    const person = wanda();
    const token = await invited(person);
    const emails = async (by = inbox.admin) =>
      (await summary(await ask(readInvitations, by))).body.invitations.map(
        ({ email }: { email: string }) => email,
      );
    const { body } = await summary(await ask(readInvitations, inbox.admin));
    expect(body.invitations[0]).toMatchObject({ ...person, invitedBy: inbox.admin.name, mail: 'none' });
    expect(await emails(elsewhere.admin)).toEqual([]);
    await join(token);
    expect(await emails()).not.toContain(person.email);
  });

  it('is for somebody who is not here yet', async () => {
    expect(await invite({ ...wanda(), email: inbox.agent.email })).toMatchObject({
      status: 409,
      code: 'already-taken',
      body: { error: { details: { field: 'email' } } },
    });
  });

  it.each([
    ['email', { email: 'not an address' }],
    ['role', { role: 'owner' }],
    ['name', { name: '  ' }],
    ['', { password: PASSWORD }],
  ])('is refused for a wrong %s', async (field, wrong) => {
    expect(await invite({ ...wanda(), ...wrong })).toMatchObject({
      status: 400,
      body: { error: { details: { field } } },
    });
  });
});

describe('a link that is no longer one answers like one that never was', () => {
  const missing = { status: 404, code: 'not-found' };

  it('once a newer one was made', async () => {
    const person = wanda();
    const [older, newer] = [await invited(person), await invited(person)];
    expect(await join(older)).toMatchObject(missing);
    expect(await prisma().invitation.count({ where: { email: person.email } })).toBe(1);
    expect(await join(newer)).toMatchObject({ status: 201 });
  });

  it('once it was withdrawn', async () => {
    const { body } = await invite(wanda());
    const params = { id: body.invitation.id };
    const foreign = await ask(deleteInvitation, elsewhere.admin, { method: 'DELETE', params });
    expect(foreign.status).toBe(404);
    expect((await ask(deleteInvitation, inbox.admin, { method: 'DELETE', params })).status).toBe(204);
    expect(await join(body.link.split('/').at(-1))).toMatchObject(missing);
  });

  it('after seven days, and not before', async () => {
    const token = await invited();
    const at = Date.now();
    expect(await findInvitation(token, new Date(at + WEEK + 1_000))).toBeNull();
    const late = acceptInvitation({ token, password: PASSWORD }, new Date(at + WEEK + 1_000));
    await expect(late).rejects.toMatchObject({ code: 'not-found' });
    const justInTime = acceptInvitation({ token, password: PASSWORD }, new Date(at + WEEK - 60_000));
    await expect(justInTime).resolves.toBeTruthy();
  });

  it('with the secret of another workspace, or none', async () => {
    const [, secret] = (await invited()).split('.');
    for (const token of [
      `${elsewhere.workspaceId}.${secret}`,
      `${inbox.workspaceId}.`,
      'guessed',
      `.${secret}`,
    ])
      expect(await join(token)).toMatchObject(missing);
  });

  it('and cannot be guessed at without end', async () => {
    for (let round = 0; round < 10; round += 1)
      await join(`${inbox.workspaceId}.${round}`, PASSWORD, 'stranger');
    expect(await join(await invited(), PASSWORD, 'stranger')).toMatchObject({ status: 429 });
  });
});

describe('the password of whoever was invited', () => {
  it.each([
    ['too-short', 'short'],
    ['too-long', 'long '.repeat(50)],
    ['common', 'password123'],
    ['common', 'Qwertyuiop'],
    ['personal', 'Wanda Busch 1980'],
  ])('is refused as %s: %s; the link stays good', async (reason, password) => {
    const token = await invited();
    expect(await join(token, password)).toMatchObject({
      status: 422,
      code: 'password-refused',
      body: { error: { details: { field: 'password', reason } } },
    });
    expect(await join(token)).toMatchObject({ status: 201 });
  });
});
