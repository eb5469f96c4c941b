import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { changeAgent } from '@/lib/server/commands/change-agent';
import { signIn } from '@/lib/server/commands/sign-in';
import { database, prisma } from '@/lib/server/db';
import { CLIENT_ADDRESS_HEADER } from '@/lib/server/handlers/client-address';
import { askForMail, createPasswordReset, usePasswordReset } from '@/lib/server/handlers/password-resets';
import { findPasswordReset } from '@/lib/server/queries/find-password-reset';
import { type Inbox, makeInbox } from '../support/inbox';
import { makePerson, PASSWORD, type Person } from '../support/people';
import { ask, prepareServer, SERVER_URL, summary } from '../support/server';

prepareServer();

const NEW_PASSWORD = 'nine blue herons';
const DAY = 24 * 60 * 60_000;
const now = () => new Date();

let inbox: Inbox;
let elsewhere: Inbox;
beforeAll(async () => {
  [inbox, elsewhere] = [await makeInbox('ours'), await makeInbox('theirs')];
});

const colleague = () => makePerson(inbox.workspaceId, 'agent', 'Forgetful');

const offer = async ({ agentId }: Pick<Person, 'agentId'>, by = inbox.admin) =>
  summary(await ask(createPasswordReset, by, { method: 'POST', params: { id: agentId } }));

/** @returns what stands at the end of the link */
async function offered(person: Person): Promise<string> {
  const { body } = await offer(person);
  return body.link.replace(`${SERVER_URL}/reset/`, '');
}

/** From an address of its own each time, unless one is given. */
const choose = async (token: string, password = NEW_PASSWORD, from: string = randomUUID()) => {
  const headers = { [CLIENT_ADDRESS_HEADER]: from };
  return summary(await ask(usePasswordReset, null, { method: 'POST', body: { token, password }, headers }));
};

const sessionsOf = ({ agentId }: Person) => prisma().session.count({ where: { agentId } });

it('gives its owner a new password, once, and ends whatever the old one had opened', async () => {
  const person = await colleague();
  const token = await offered(person);
  await signIn({ email: person.email, password: PASSWORD }, now());
  expect(await sessionsOf(person)).toBe(2);
  expect(await choose(token)).toMatchObject({ status: 200, body: { email: person.email } });
  expect(await sessionsOf(person)).toBe(0);
  await signIn({ email: person.email, password: NEW_PASSWORD }, now());
  await expect(signIn({ email: person.email, password: PASSWORD }, now())).rejects.toMatchObject({
    code: 'wrong-credentials',
  });
  expect(await choose(token, 'ten brown herons')).toMatchObject({ status: 404, code: 'not-found' });
  const noted = await prisma().activity.findMany({
    where: { workspaceId: inbox.workspaceId, kind: { in: ['password-reset-offered', 'password-changed'] } },
    orderBy: { at: 'asc' },
  });
  expect(noted.slice(-2)).toMatchObject([
    { kind: 'password-reset-offered', agentId: inbox.admin.agentId, detail: { subjectId: person.agentId } },
    { kind: 'password-changed', agentId: person.agentId },
  ]);
});

it('is not mailed where there is no mail server, and nothing waits to be', async () => {
  const { email } = await colleague();
  const headers = { [CLIENT_ADDRESS_HEADER]: randomUUID() };
  const answer = await ask(askForMail, null, { method: 'POST', body: { email }, headers });
  expect(await summary(answer)).toMatchObject({ status: 404, code: 'not-found' });
  expect(await database.rows('SELECT FROM graphile_worker._private_jobs', [])).toEqual([]);
});

it('serves one of two who use it at the same moment', async () => {
  const token = await offered(await colleague());
  const answers = await Promise.all([choose(token), choose(token, 'ten brown herons')]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 404]);
});

it('is kept as a hash, replaced by the next, and good for a day', async () => {
  const person = await colleague();
  const first = await offered(person);
  const second = await offered(person);
  expect(JSON.stringify(await prisma().passwordReset.findMany())).not.toContain(second.split('.')[1]);
  expect(await choose(first)).toMatchObject({ status: 404 });
  expect(await findPasswordReset(second, new Date(Date.now() + DAY - 60_000))).not.toBeNull();
  expect(await findPasswordReset(second, new Date(Date.now() + DAY + 60_000))).toBeNull();
});

it('takes no password that is known to everybody, and still serves afterwards', async () => {
  const token = await offered(await colleague());
  expect(await choose(token, 'password123')).toMatchObject({ status: 422, code: 'password-refused' });
  expect(await choose(token)).toMatchObject({ status: 200 });
});

it('is not made for somebody of another workspace, nor for who was let out, and falls with them', async () => {
  expect(await offer(elsewhere.agent)).toMatchObject({ status: 404, code: 'not-found' });
  const person = await colleague();
  const token = await offered(person);
  await changeAgent(inbox.admin, person.agentId, { isActive: false }, now());
  expect(await choose(token)).toMatchObject({ status: 404 });
  expect(await offer(person)).toMatchObject({ status: 404 });
});

it('is refused for who belongs to another workspace too, and a link made before falls then', async () => {
  const person = await colleague();
  const token = await offered(person);
  await prisma().membership.create({
    data: { workspaceId: elsewhere.workspaceId, agentId: person.agentId, role: 'agent' },
  });
  expect(await offer(person)).toMatchObject({
    status: 422,
    code: 'state-refused',
    body: { error: { details: { reason: 'works-elsewhere' } } },
  });
  expect(await choose(token)).toMatchObject({ status: 404 });
  await signIn({ email: person.email, password: PASSWORD }, now());
});

it('cannot be guessed at: after ten failures an address is kept out, others are not', async () => {
  const token = await offered(await colleague());
  const from = randomUUID();
  const wrong = () => choose(`${inbox.workspaceId}.${randomUUID()}`, NEW_PASSWORD, from);
  for (let n = 0; n < 10; n += 1) expect(await wrong()).toMatchObject({ status: 404 });
  expect(await wrong()).toMatchObject({ status: 429 });
  expect(await choose(token, NEW_PASSWORD, from)).toMatchObject({ status: 429 });
  expect(await choose(token)).toMatchObject({ status: 200 });
});
