import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeAgent } from '@/lib/server/commands/change-agent';
import { signIn } from '@/lib/server/commands/sign-in';
import { database, prisma } from '@/lib/server/db';
import { readSession } from '@/lib/server/handlers/session';
import { hashOfSecret } from '@/lib/server/secrets';
import { findViewer } from '@/lib/server/session';
import { Browser, type RunningAuth, startAuth } from '../support/auth-server';
import { makePerson, makeWorkspace, openSession, PASSWORD, type Person } from '../support/people';
import { ask, prepareServer, summary } from '../support/server';

prepareServer();

let workspaceId: string;
let agent: Person;
let admin: Person;

beforeAll(async () => {
  workspaceId = await makeWorkspace();
  agent = await makePerson(workspaceId, 'agent', 'Priya Raman');
  admin = await makePerson(workspaceId, 'admin', 'Amira Haddad');
});

const now = () => new Date();

describe('a session', () => {
  it('tells who is signed in, where, and what they see', async () => {
    const { status, body } = await summary(await ask(readSession, agent));
    expect(status).toBe(200);
    expect(body).toMatchObject({
      agent: { id: agent.agentId, name: 'Priya Raman', role: 'agent', isActive: true },
      workspace: { id: workspaceId, isDemo: false },
      counts: { views: { mine: 0, unassigned: 0, all: 0 } },
      seq: expect.any(Number),
    });
    expect(JSON.stringify(body)).not.toMatch(/hash|sealed|secret/i);
  });

  it('ends at the next request once its row is gone', async () => {
    const cookie = await openSession(workspaceId, agent.agentId);
    expect(await findViewer(cookie)).toMatchObject({ agentId: agent.agentId });
    await prisma().session.deleteMany({ where: { agentId: agent.agentId } });
    expect(await findViewer(cookie)).toBeNull();
    agent.cookie = await openSession(workspaceId, agent.agentId);
  });

  it('takes a new role at the next request', async () => {
    await changeAgent(admin, agent.agentId, { role: 'supervisor' }, now());
    expect(await findViewer(agent.cookie)).toMatchObject({ role: 'supervisor' });
    await changeAgent(admin, agent.agentId, { role: 'agent' }, now());
  });

  it('ends after thirty days, and after a week without use', async () => {
    for (const column of ['expires_at = now()', `last_seen_at = now() - interval '8 days'`]) {
      const cookie = await openSession(workspaceId, agent.agentId);
      await database.rows(`UPDATE session SET ${column} WHERE agent_id = $1::uuid`, [agent.agentId]);
      expect(await findViewer(cookie)).toBeNull();
    }
    agent.cookie = await openSession(workspaceId, agent.agentId);
  });

  it('notes now and then that it is in use', async () => {
    await database.rows(
      `UPDATE session SET last_seen_at = now() - interval '6 minutes' WHERE agent_id = $1::uuid`,
      [agent.agentId],
    );
    await findViewer(agent.cookie);
    const [{ isFresh } = { isFresh: false }] = await database.rows<{ isFresh: boolean }>(
      `SELECT max(last_seen_at) > now() - interval '1 minute' AS "isFresh" FROM session WHERE agent_id = $1::uuid`,
      [agent.agentId],
    );
    expect(isFresh).toBe(true);
  });

  it('is kept as a hash only, so that a copy of the table signs nobody in', async () => {
    const { token } = await signIn({ email: agent.email, password: PASSWORD }, now());
    const kept = await prisma().session.findMany({ where: { agentId: agent.agentId } });
    expect(kept.map(({ tokenHash }) => tokenHash)).toContain(hashOfSecret(token));
    expect(JSON.stringify(kept)).not.toContain(token);
  });
});

describe('signing in', () => {
  it('does not care how the e-mail is written', async () => {
    const logIn = { email: `  ${agent.email.toUpperCase()} `, password: PASSWORD };
    await expect(signIn(logIn, now())).resolves.toMatchObject({ agentId: agent.agentId });
  });

  it('answers the same for a wrong password, an unknown and a deactivated person', async () => {
    const gone = await makePerson(workspaceId, 'agent', 'Gone');
    await changeAgent(admin, gone.agentId, { isActive: false }, now());
    for (const logIn of [
      { email: agent.email, password: 'wrong password' },
      { email: 'nobody@example.com', password: PASSWORD },
      { email: gone.email, password: PASSWORD },
    ]) {
      await expect(signIn(logIn, now())).rejects.toMatchObject({ code: 'wrong-credentials' });
    }
  });

  it('takes as long for people who do not exist as for those who do', async () => {
    const known = await medianTime(() => signIn({ email: agent.email, password: 'wrong password' }, now()));
    const unknown = await medianTime(() => signIn({ email: 'nobody@example.com', password: 'x' }, now()));
    expect(unknown / known).toBeGreaterThan(0.5);
    expect(unknown / known).toBeLessThan(2);
  });

  it('rests after many failures of an account, for a quarter of an hour and not longer', async () => {
    const victim = await makePerson(workspaceId, 'agent', 'Victim');
    const failures = Array.from({ length: 30 }, () => ({ email: victim.email, succeeded: false, at: now() }));
    await prisma().signInAttempt.createMany({ data: failures });
    const logIn = { email: victim.email, password: PASSWORD };
    await expect(signIn(logIn, now())).rejects.toMatchObject({ code: 'too-many-requests' });
    // Attempts during the rest do not prolong it.
    expect(await prisma().signInAttempt.count({ where: { email: victim.email } })).toBe(30);
    const later = new Date(Date.now() + 15 * 60_000 + 1_000);
    await expect(signIn(logIn, later)).resolves.toMatchObject({ agentId: victim.agentId });
  });
});

async function medianTime(attempt: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < 9; round += 1) {
    const begun = performance.now();
    await attempt().catch(() => undefined);
    times.push(performance.now() - begun);
  }
  return times.sort((a, b) => a - b)[4] ?? 0;
}

describe('next-auth', () => {
  let auth: RunningAuth;
  beforeAll(async () => {
    auth = await startAuth();
  });
  afterAll(() => auth.stop());

  const open = () => new Browser(auth.url);
  const enter = (browser: Browser, password: string) =>
    browser.post('callback/credentials', { email: agent.email, password });

  it('signs in with a cookie that scripts cannot read, and out for good', async () => {
    const browser = open();
    const answer = await enter(browser, PASSWORD);
    const cookie = answer.headers.getSetCookie().find((each) => each.startsWith('foyer-session='));
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    const kept = browser.session;
    expect(await findViewer(kept)).toMatchObject({ agentId: agent.agentId, role: 'agent' });

    await browser.post('signout', {});
    expect(await findViewer(kept)).toBeNull();
  });

  it('ends the session that was there before: a browser has one', async () => {
    const browser = open();
    await enter(browser, PASSWORD);
    const first = browser.session;
    await enter(browser, PASSWORD);
    expect(await findViewer(first)).toBeNull();
    expect(await findViewer(browser.session)).toMatchObject({ agentId: agent.agentId });
  });

  it('tells pages nothing of who is signed in: only the database does', async () => {
    const browser = open();
    await enter(browser, PASSWORD);
    expect(await (await browser.send('/api/auth/session')).json()).toEqual({ expires: expect.any(String) });
  });

  it('refuses a log-in without its token against forged forms', async () => {
    const browser = open();
    await browser.send('/api/auth/callback/credentials', { email: agent.email, password: PASSWORD });
    expect(await findViewer(browser.session)).toBeNull();
  });

  it('refuses a wrong password, and after eight from one address even the right one', async () => {
    const browser = open();
    for (let round = 0; round < 8; round += 1)
      expect((await enter(browser, 'wrong password')).status).toBe(401);
    await enter(browser, PASSWORD);
    expect(await findViewer(browser.session)).toBeNull();
    // The same person from their own address is not locked out by the stranger.
    await expect(signIn({ email: agent.email, password: PASSWORD }, now())).resolves.toBeTruthy();
  });
});
