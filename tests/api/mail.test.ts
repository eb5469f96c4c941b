import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { acceptInvitation } from '@/lib/server/commands/accept-invitation';
import { changeAgent } from '@/lib/server/commands/change-agent';
import { mailPasswordReset } from '@/lib/server/commands/mail-password-reset';
import { signIn } from '@/lib/server/commands/sign-in';
import { withdrawInvitation } from '@/lib/server/commands/withdraw-invitation';
import { database, prisma } from '@/lib/server/db';
import { CLIENT_ADDRESS_HEADER } from '@/lib/server/handlers/client-address';
import { createInvitation, readInvitations } from '@/lib/server/handlers/invitations';
import { askForMail, createPasswordReset, usePasswordReset } from '@/lib/server/handlers/password-resets';
import { findPasswordReset } from '@/lib/server/queries/find-password-reset';
import { type Inbox, makeInbox } from '../support/inbox';
import { runDueJobs } from '../support/jobs';
import { type MailServer, startMailServer } from '../support/mail-server';
import { makePerson, PASSWORD, type Person } from '../support/people';
import { ask, prepareServer, SERVER_URL, summary } from '../support/server';

prepareServer();

const NEW_PASSWORD = 'nine blue herons';
const MINUTE = 60_000;
const now = () => new Date();
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * MINUTE);

let mail: MailServer;
let inbox: Inbox;
let elsewhere: Inbox;
beforeAll(async () => {
  mail = await startMailServer();
  process.env.FOYER_SMTP_URL = mail.url;
  process.env.FOYER_MAIL_FROM = 'Foyer <foyer@example.com>';
  [inbox, elsewhere] = [await makeInbox('ours'), await makeInbox('theirs')];
});
beforeEach(async () => {
  await forgetJobs();
  mail.received.length = 0;
  mail.refusal = null;
});
afterAll(() => mail.stop());

const colleague = () => makePerson(inbox.workspaceId, 'agent', 'Forgetful');

/** From an address of its own each time, unless one is given. */
const forgot = async (email: string, headers: Record<string, string> = {}) =>
  ask(askForMail, null, {
    method: 'POST',
    body: { email },
    headers: { [CLIENT_ADDRESS_HEADER]: randomUUID(), ...headers },
  });

const choose = async (token: string, password = NEW_PASSWORD) =>
  summary(
    await ask(usePasswordReset, null, {
      method: 'POST',
      body: { token, password },
      headers: { [CLIENT_ADDRESS_HEADER]: randomUUID() },
    }),
  );

const jobs = () =>
  database.rows<{ payload: object; last_error: string | null }>(
    'SELECT payload, last_error FROM graphile_worker._private_jobs',
    [],
  );
const forgetJobs = () => database.rows('DELETE FROM graphile_worker._private_jobs RETURNING 1', []);

/** What stands at the end of the only link in the last mail to somebody. */
function tokenFor(email: string, kind: 'invite' | 'reset'): string {
  const message = mail.received.findLast(({ to }) => to === email)?.message ?? '';
  const tokens = [...message.matchAll(new RegExp(`${SERVER_URL}/${kind}/([\\w.-]+)`, 'g'))].map(
    ([, it]) => it,
  );
  expect(new Set(tokens).size).toBe(1);
  return tokens[0] ?? '';
}

async function mailed(person: Person): Promise<string> {
  await forgot(person.email);
  await runDueJobs();
  return tokenFor(person.email, 'reset');
}

describe('who has forgotten their password', () => {
  test('is mailed a link, which gives them a new one, once', async () => {
    const person = await colleague();
    const token = await mailed(person);
    expect(mail.received).toHaveLength(1);
    expect(await choose(token)).toMatchObject({ status: 200, body: { email: person.email } });
    await signIn({ email: person.email, password: NEW_PASSWORD }, now());
    expect(await choose(token)).toMatchObject({ status: 404 });
    const { agentId, workspaceId } = person;
    const noted = await prisma().activity.findMany({
      where: { workspaceId, agentId },
      orderBy: { at: 'asc' },
    });
    expect(noted.map(({ kind }) => kind)).toEqual(['password-reset-mailed', 'password-changed']);
  });

  test('may belong to several workspaces: their own mailbox alone gets it', async () => {
    const person = await colleague();
    const { agentId } = person;
    await prisma().membership.create({
      data: { workspaceId: elsewhere.workspaceId, agentId, role: 'agent' },
    });
    expect(await choose(await mailed(person))).toMatchObject({ status: 200 });
  });

  test('gets the answer that everybody gets, and nobody is told who is known', async () => {
    const [known, unknown] = [await forgot((await colleague()).email), await forgot('nobody@example.com')];
    const told = async (answer: Response) => {
      const headers = [...answer.headers].filter(([name]) => name !== 'x-request-id');
      return { status: answer.status, text: await answer.text(), headers };
    };
    expect(await told(unknown)).toEqual(await told(known));
    expect(known.status).toBe(204);
    await runDueJobs();
    expect(mail.received).toHaveLength(1);
  });

  test('gets none when they were let out', async () => {
    const person = await colleague();
    await changeAgent(inbox.admin, person.agentId, { isActive: false }, now());
    await forgot(person.email);
    await runDueJobs();
    expect(mail.received).toEqual([]);
  });

  test('has an hour for it', async () => {
    const token = await mailed(await colleague());
    expect(await findPasswordReset(token, inMinutes(59))).not.toBeNull();
    expect(await findPasswordReset(token, inMinutes(61))).toBeNull();
  });

  test('cannot be flooded or kept out by others who ask: the link they have stays good', async () => {
    const person = await colleague();
    const token = await mailed(person);
    for (let n = 0; n < 3; n += 1) await mailed(person);
    expect(mail.received).toHaveLength(1);
    const job = { email: person.email, askedAt: inMinutes(11).toISOString() };
    await mailPasswordReset(job, inMinutes(11));
    expect(mail.received).toHaveLength(2);
    expect(await choose(token)).toMatchObject({ status: 404 });
    expect(await choose(tokenFor(person.email, 'reset'))).toMatchObject({ status: 200 });
  });

  test('keeps the link of their admin while others ask, and loses it once a password is chosen', async () => {
    const person = await colleague();
    const offer = { method: 'POST', params: { id: person.agentId } };
    const offered = await (await ask(createPasswordReset, inbox.admin, offer)).json();
    const token = await mailed(person);
    const theirs = offered.link.replace(`${SERVER_URL}/reset/`, '');
    expect(await findPasswordReset(theirs, now())).not.toBeNull();
    expect(await choose(token)).toMatchObject({ status: 200 });
    expect(await choose(theirs)).toMatchObject({ status: 404 });
  });

  test('may ask twenty times from one network address; other addresses go on', async () => {
    const from = { [CLIENT_ADDRESS_HEADER]: randomUUID() };
    for (let n = 0; n < 20; n += 1) expect((await forgot(`${n}@example.com`, from)).status).toBe(204);
    const { email } = await colleague();
    expect((await forgot(email, from)).status).toBe(429);
    expect((await forgot(email)).status).toBe(204);
  });

  test('is led to Foyer’s own address, whatever host the request names', async () => {
    const person = await colleague();
    await forgot(person.email, { host: 'evil.example', 'x-forwarded-host': 'evil.example' });
    await runDueJobs();
    expect(mail.received[0]?.message).not.toContain('evil.example');
    expect(tokenFor(person.email, 'reset')).not.toBe('');
  });

  test('gets the mail later when the server refuses it for now, and no job or row knows the link', async () => {
    const person = await colleague();
    mail.refusal = 451;
    await forgot(person.email);
    await runDueJobs();
    expect(mail.received).toEqual([]);
    expect((await jobs()).map(({ last_error }) => last_error)).toEqual([expect.stringContaining('451')]);
    mail.refusal = null;
    await database.rows(
      "UPDATE graphile_worker._private_jobs SET run_at = now() - interval '1 minute' RETURNING 1",
      [],
    );
    const waiting = JSON.stringify(await jobs());
    await runDueJobs();
    const secret = tokenFor(person.email, 'reset').split('.')[1] ?? '';
    expect(waiting + JSON.stringify(await prisma().passwordReset.findMany())).not.toContain(secret);
    expect(await jobs()).toEqual([]);
  });

  test('and has no mailbox any more is not tried again', async () => {
    mail.refusal = 550;
    await forgot((await colleague()).email);
    await runDueJobs();
    expect(await jobs()).toEqual([]);
  });

  test('and asked more than an hour ago is not written to any more', async () => {
    const { email } = await colleague();
    await mailPasswordReset({ email, askedAt: inMinutes(-61).toISOString() }, now());
    expect(mail.received).toEqual([]);
    await mailPasswordReset({ email, askedAt: inMinutes(-59).toISOString() }, now());
    expect(mail.received).toHaveLength(1);
  });
});

describe('an invitation', () => {
  const invited = (name = 'Noor') => ({ name, email: `${randomUUID()}@example.com`, role: 'agent' as const });
  const invite = async (person: ReturnType<typeof invited>) =>
    summary(await ask(createInvitation, inbox.admin, { method: 'POST', body: person }));

  test('is mailed with the link that its admin sees, and is sealed only until then', async () => {
    const person = invited();
    const { body } = await invite(person);
    expect(body.isMailed).toBe(true);
    const where = { workspaceId: inbox.workspaceId, email: person.email };
    const sealed = await prisma().invitation.findFirstOrThrow({ where });
    const secret = body.link.split('.').at(-1);
    expect(sealed.secretSealed).toMatch(/^v1\./);
    expect(JSON.stringify([sealed, await jobs()])).not.toContain(secret);
    await runDueJobs();
    const token = tokenFor(person.email, 'invite');
    expect(body.link).toBe(`${SERVER_URL}/invite/${token}`);
    expect(await prisma().invitation.findFirstOrThrow({ where })).toMatchObject({ secretSealed: null });
    await acceptInvitation({ token, password: PASSWORD }, now());
  });

  test('and a new password speak the language of the workspace; where that is each browser’s, English', async () => {
    const subjects = async () => {
      await invite(invited());
      await forgot((await colleague()).email);
      await runDueJobs();
      return mail.received
        .splice(0)
        .map(({ message }) => /<html lang="(\w+)"/.exec(message.replaceAll('=3D', '='))?.[1]);
    };
    expect(await subjects()).toEqual(['en', 'en']);
    const where = { id: inbox.workspaceId };
    await prisma().workspace.update({ where, data: { defaultLanguage: 'de' } });
    expect(await subjects()).toEqual(['de', 'de']);
    await prisma().workspace.update({ where, data: { defaultLanguage: 'browser' } });
  });

  test('that was renewed before it was mailed is mailed once, with the link that works', async () => {
    const person = invited();
    await invite(person);
    const { body } = await invite(person);
    await runDueJobs();
    expect(mail.received).toHaveLength(1);
    expect(body.link).toContain(tokenFor(person.email, 'invite'));
  });

  test('says what became of its mail: waiting, taken, or refused for good until there is a new link', async () => {
    const person = invited();
    const mailOf = async () => {
      const { body } = await summary(await ask(readInvitations, inbox.admin));
      return body.invitations.find(({ email }: { email: string }) => email === person.email)?.mail;
    };
    await invite(person);
    expect(await mailOf()).toBe('waiting');
    mail.refusal = 550;
    await runDueJobs();
    expect([await mailOf(), await jobs()]).toEqual(['refused', []]);
    mail.refusal = null;
    await invite(person);
    expect(await mailOf()).toBe('waiting');
    await runDueJobs();
    expect(await mailOf()).toBe('taken');
  });

  test('that was withdrawn before is not mailed', async () => {
    const { body } = await invite(invited());
    await withdrawInvitation(inbox.admin, body.invitation.id, now());
    await runDueJobs();
    expect(mail.received).toEqual([]);
    expect(await jobs()).toEqual([]);
  });

  test('says names as what they are: no line of a header, no element', async () => {
    const name = 'Ann <b>\r\nBcc: evil@example.com';
    await prisma().agent.update({ where: { id: inbox.admin.agentId }, data: { name } });
    await prisma().workspace.update({ where: { id: inbox.workspaceId }, data: { name } });
    await invite(invited('Noor"\r\nBcc: evil@example.com'));
    await runDueJobs();
    const [{ message } = { message: '' }, ...others] = mail.received;
    expect(others).toEqual([]);
    expect(message).not.toMatch(/^bcc:/im);
    expect(message).toContain('Ann &#60;b&#62; Bcc: evil@example.com invites you');
  });
});
