import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { signInList } from '@/lib/contract/sign-in';
import { type SignInPlace, signIn } from '@/lib/server/commands/sign-in';
import { prisma } from '@/lib/server/db';
import { signOutEverywhere } from '@/lib/server/handlers/agents';
import { endOne, endOthers, readSignIns, updatePassword } from '@/lib/server/handlers/sign-ins';
import { encodeSession, findViewer, sessionCookieName } from '@/lib/server/session';
import { makePerson, makeWorkspace, openSession, PASSWORD, type Person } from '../support/people';
import { ask, prepareServer, summary } from '../support/server';

const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const HOME: SignInPlace = { address: '203.0.113.7', userAgent: CHROME };
const ABROAD: SignInPlace = { address: '198.51.100.9', userAgent: '' };

prepareServer();

let workspaceId: string;
beforeAll(async () => {
  workspaceId = await makeWorkspace();
});

const now = () => new Date();
const somebody = (name: string) => makePerson(workspaceId, 'agent', name);

/** Signs in at a place. @returns the cookie of that browser */
async function at(person: Person, place: SignInPlace): Promise<string> {
  const { token } = await signIn({ email: person.email, password: PASSWORD }, now(), place);
  return `${sessionCookieName()}=${await encodeSession(token)}`;
}

const by = (person: Person, cookie: string): Person => ({ ...person, cookie });
const listOf = async (person: Person) =>
  signInList.parse((await summary(await ask(readSignIns, person, {}))).body).sessions;

describe('where somebody is signed in', () => {
  it('is told with browser, system and address; the one that asks first', async () => {
    const person = await somebody('Many Browsers');
    const cookie = await at(person, HOME);
    const [mine, other] = await listOf(by(person, cookie));
    expect(mine).toMatchObject({ isThis: true, browser: 'Chrome', system: 'Windows', address: HOME.address });
    expect(other).toMatchObject({ isThis: false, browser: null, address: null });
  });

  it('can be ended one by one, and all but this one; nobody else’s', async () => {
    const person = await somebody('Careful');
    const stranger = await somebody('Stranger');
    const [first, second] = [await at(person, HOME), await at(person, ABROAD)];
    const abroad = (await listOf(by(person, first))).find(({ address }) => address === ABROAD.address);
    const params = { id: abroad?.id ?? '' };
    expect((await summary(await ask(endOne, stranger, { params, method: 'DELETE' }))).status).toBe(404);
    expect(await findViewer(second)).not.toBeNull();
    expect((await ask(endOne, by(person, first), { params, method: 'DELETE' })).status).toBe(204);
    expect(await findViewer(second)).toBeNull();
    expect((await ask(endOthers, by(person, first), { method: 'DELETE' })).status).toBe(204);
    expect(await findViewer(person.cookie)).toBeNull();
    expect(await findViewer(first)).not.toBeNull();
    expect(await findViewer(stranger.cookie)).not.toBeNull();
  });

  it('can be ended by an admin, in this workspace alone', async () => {
    const person = await somebody('Let Go');
    const admin = await makePerson(workspaceId, 'admin', 'Boss');
    const elsewhere = await makeWorkspace('Elsewhere');
    await prisma().membership.create({
      data: { workspaceId: elsewhere, agentId: person.agentId, role: 'agent' },
    });
    const there = await openSession(elsewhere, person.agentId);
    const call = { params: { id: person.agentId }, method: 'DELETE' };
    expect((await ask(signOutEverywhere, admin, call)).status).toBe(204);
    expect(await findViewer(person.cookie)).toBeNull();
    expect(await findViewer(there)).not.toBeNull();
  });
});

describe('a new password', () => {
  const change = async (person: Person, body: object) =>
    summary(await ask(updatePassword, person, { method: 'PUT', body }));
  const GOOD = 'seventeen green bicycles';

  it('asks for the current one, refuses what is easily guessed, and ends every other session', async () => {
    const person = await somebody('Changing Mind');
    const other = await openSession(workspaceId, person.agentId);
    expect(await change(person, { current: 'not this one', password: GOOD })).toMatchObject({
      status: 401,
      code: 'wrong-credentials',
    });
    expect(await change(person, { current: PASSWORD, password: 'password123' })).toMatchObject({
      status: 422,
      code: 'password-refused',
    });
    expect(await findViewer(other)).not.toBeNull();
    expect((await change(person, { current: PASSWORD, password: GOOD })).status).toBe(204);
    expect(await findViewer(other)).toBeNull();
    expect(await findViewer(person.cookie)).not.toBeNull();
    await expect(signIn({ email: person.email, password: GOOD }, now())).resolves.toBeTruthy();
    await expect(signIn({ email: person.email, password: PASSWORD }, now())).rejects.toMatchObject({
      code: 'wrong-credentials',
    });
    const noted = await prisma().activity.findMany({ where: { kind: 'password-changed' } });
    expect(noted).toMatchObject([{ agentId: person.agentId, detail: {} }]);
  });
});

describe('a stranger who fails on purpose', () => {
  const flood = (email: string, isKnown: boolean) =>
    prisma().signInAttempt.createMany({
      data: Array.from({ length: 30 }, () => ({ email, succeeded: false, at: now(), isKnown })),
    });

  it('keeps nobody from a place they have signed in from before', async () => {
    const victim = await somebody(`Victim ${randomUUID()}`);
    await at(victim, HOME);
    await flood(victim.email, false);
    await expect(at(victim, ABROAD)).rejects.toMatchObject({ code: 'too-many-requests' });
    await expect(at(victim, HOME)).resolves.toBeTruthy();
    // Control: whoever fails from there is counted too.
    await flood(victim.email, true);
    await expect(at(victim, HOME)).rejects.toMatchObject({ code: 'too-many-requests' });
  });

  it('leaves no address readable', async () => {
    const person = await somebody('Private');
    await at(person, HOME);
    const kept = await prisma().knownAddress.findMany({ where: { agentId: person.agentId } });
    expect(kept).toHaveLength(1);
    expect(JSON.stringify(kept)).not.toContain(HOME.address);
  });
});
