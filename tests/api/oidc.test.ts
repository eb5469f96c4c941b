import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signInList } from '@/lib/contract/sign-in';
import { changeAgent } from '@/lib/server/commands/change-agent';
import { invite } from '@/lib/server/commands/invite';
import { prisma } from '@/lib/server/db';
import { endLink, readSignIns } from '@/lib/server/handlers/sign-ins';
import { onceInProcess } from '@/lib/server/process';
import { findInvitation } from '@/lib/server/queries/list-invitations';
import { findViewer } from '@/lib/server/session';
import { Browser, type RunningAuth, startAuth } from '../support/auth-server';
import { type Inbox, makeInbox } from '../support/inbox';
import { OIDC_CLIENT, type OidcServer, startOidcServer } from '../support/oidc-server';
import { makePerson, type Person } from '../support/people';
import { ask, prepareServer, summary } from '../support/server';

/** Everything that is logged here, at every level and with nothing cut out. */
const logged: string[] = [];
onceInProcess('log', () => pino({ level: 'trace' }, { write: (line) => logged.push(line) }));

prepareServer();

let auth: RunningAuth;
let provider: OidcServer;
let inbox: Inbox;
beforeAll(async () => {
  auth = await startAuth();
  provider = await startOidcServer(`${auth.url}/api/auth/callback/oidc`, 'token');
  Object.assign(process.env, {
    // As `settleFrameworks` says it of the public address.
    NEXTAUTH_URL: auth.url,
    FOYER_OIDC_ISSUER: provider.issuer,
    FOYER_OIDC_CLIENT_ID: OIDC_CLIENT.id,
    FOYER_OIDC_CLIENT_SECRET: OIDC_CLIENT.secret,
  });
  inbox = await makeInbox('ours');
});
afterAll(() => {
  auth.stop();
  provider.stop();
});

const colleague = () => makePerson(inbox.workspaceId, 'agent', 'Colleague');

/** Begins at Foyer's button. @returns where the provider asks who it is */
async function begin(
  browser: Browser,
  headers: Record<string, string> = {},
  callbackUrl = '/inbox',
): Promise<URL> {
  const { url } = await (await browser.post('signin/oidc', { callbackUrl }, headers)).json();
  return new URL(url);
}

/** Signs in at the provider and allows it. @returns the address at Foyer that it sends the browser to */
async function atProvider(browser: Browser, from: URL, login: string): Promise<URL> {
  let at = from;
  for (let steps = 0; steps < 12 && at.origin !== auth.url; steps += 1) {
    const page = await browser.send(at.href);
    const location = page.headers.get('location');
    at = location ? new URL(location, at) : await submit(browser, await page.text(), at, login);
  }
  return at;
}

/** The provider's own pages ask for a log-in first, and then whether Foyer may know. */
async function submit(browser: Browser, page: string, at: URL, login: string): Promise<URL> {
  const action = new URL(/action="([^"]+)"/.exec(page)?.[1] ?? '', at);
  const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? '';
  const answer = await browser.send(action.href, { prompt, login, password: 'any' });
  return new URL(answer.headers.get('location') ?? '', action);
}

/** The whole way. @returns the page of Foyer that it ends at, and who is signed in then */
async function enter(login: string, browser = new Browser(auth.url)) {
  const back = await atProvider(browser, await begin(browser), login);
  const answer = await browser.send(back.href);
  const page = new URL(answer.headers.get('location') ?? '', auth.url);
  return { page: page.pathname + page.search, viewer: await findViewer(browser.session), browser };
}

/** Somebody whom the provider knows by this e-mail. @returns what it calls them */
function known(email: string, isVerified: unknown = true): string {
  const subject = randomUUID();
  provider.people.set(subject, { email, email_verified: isVerified });
  return subject;
}

const linksOf = ({ agentId }: Person) => prisma().signInLink.findMany({ where: { agentId } });
const UNKNOWN = '/sign-in?refused=unknown';

describe('signing in at an identity provider', () => {
  test('lets in whoever has a verified e-mail of ours, with a session like any other', async () => {
    const person = await colleague();
    const { page, viewer, browser } = await enter(known(person.email.toUpperCase()));
    expect(page).toBe('/inbox');
    expect(viewer).toMatchObject({ agentId: person.agentId, workspaceId: inbox.workspaceId, role: 'agent' });
    const { body } = await summary(await ask(readSignIns, { ...person, cookie: browser.session }));
    expect(body.sessions).toMatchObject([{ isThis: true, address: '203.0.113.7' }, { isThis: false }]);
  });

  test('knows them by their subject from then on, whatever their e-mail becomes', async () => {
    const person = await colleague();
    const subject = known(person.email);
    await enter(subject);
    provider.people.set(subject, { email: 'another@example.com', email_verified: false });
    expect(await enter(subject)).toMatchObject({ page: '/inbox', viewer: { agentId: person.agentId } });
    expect(await linksOf(person)).toMatchObject([{ issuer: provider.issuer, subject }]);
  });

  test.each([false, 'true', null, 1])(
    'refuses an e-mail that is not verified (%s): anybody may claim it',
    async (isVerified) => {
      const victim = await colleague();
      const subject = known(victim.email, isVerified);
      expect(await enter(subject)).toMatchObject({ page: UNKNOWN, viewer: null });
      expect(await linksOf(victim)).toEqual([]);
      // The control: with nothing else changed, a verified one is let in.
      provider.people.set(subject, { email: victim.email, email_verified: true });
      expect(await enter(subject)).toMatchObject({ viewer: { agentId: victim.agentId } });
    },
  );

  test('refuses a second subject with the e-mail of somebody linked: it may have changed hands', async () => {
    const person = await colleague();
    await enter(known(person.email));
    expect(await enter(known(person.email))).toMatchObject({ page: UNKNOWN, viewer: null });
    expect(await linksOf(person)).toHaveLength(1);
  });

  test('refuses whom nobody has invited, and who was let out, also when they were linked', async () => {
    expect(await enter(known('stranger@example.com'))).toMatchObject({ page: UNKNOWN, viewer: null });
    const person = await colleague();
    const subject = known(person.email);
    await enter(subject);
    await changeAgent(inbox.admin, person.agentId, { isActive: false }, new Date());
    expect(await enter(subject)).toMatchObject({ page: UNKNOWN, viewer: null });
  });

  test('says so to whoever belongs to a suspended workspace alone', async () => {
    const other = await makeInbox('suspended');
    const subject = known(other.agent.email);
    const where = { id: other.workspaceId };
    await prisma().workspace.update({ where, data: { suspendedAt: new Date() } });
    expect(await enter(subject)).toMatchObject({ page: '/sign-in?refused=suspended', viewer: null });
  });

  test('ends the session that the browser had before', async () => {
    const [first, second] = [await colleague(), await colleague()];
    const { browser } = await enter(known(first.email));
    const before = browser.session;
    const subject = known(second.email);
    // The provider would go on as whoever it knows this browser as.
    const fresh = new Browser(auth.url);
    fresh.take(before);
    expect((await enter(subject, fresh)).viewer).toMatchObject({ agentId: second.agentId });
    expect(await findViewer(before)).toBeNull();
  });
});

describe('whoever was invited', () => {
  /** Invited as somebody new, or as whoever has the e-mail already. @returns the token of the link */
  async function invited(email = `${randomUUID()}@example.com`, by: Person = inbox.admin) {
    const made = await invite(by, { name: 'Nadia', email, role: 'supervisor' }, new Date());
    return { email, token: made.token };
  }

  /** From the button on the page of the link, the whole way. */
  async function join(token: string, login: string) {
    const browser = new Browser(auth.url);
    const back = await atProvider(browser, await begin(browser, {}, `/invite/${token}/joined`), login);
    const answer = await browser.send(back.href);
    const page = new URL(answer.headers.get('location') ?? '', auth.url);
    return { page: page.pathname + page.search, viewer: await findViewer(browser.session) };
  }

  const agentOf = (email: string) =>
    prisma().agent.findUnique({ where: { email }, include: { links: true, memberships: true } });

  test('joins by the provider that verifies the invited e-mail, without a password, and once', async () => {
    const { email, token } = await invited();
    const subject = known(email.toUpperCase());
    expect(await join(token, subject)).toMatchObject({
      page: `/invite/${token}/joined`,
      viewer: { workspaceId: inbox.workspaceId, role: 'supervisor' },
    });
    expect(await agentOf(email)).toMatchObject({
      passwordHash: null,
      links: [{ issuer: provider.issuer, subject }],
    });
    const lines = await prisma().activity.findMany({
      where: { workspaceId: inbox.workspaceId, kind: 'agent-added' },
    });
    expect(lines).toHaveLength(1);
    expect(await join(token, subject)).toMatchObject({ page: `/invite/${token}?refused=unknown` });
    expect(await enter(subject)).toMatchObject({ page: '/inbox', viewer: { role: 'supervisor' } });
  });

  test('does not by another e-mail, or by one that is not verified; the link stays good', async () => {
    const { email, token } = await invited();
    const refused = { page: `/invite/${token}?refused=other-email`, viewer: null };
    expect(await join(token, known('somebody.else@example.com'))).toMatchObject(refused);
    expect(await join(token, known(email, false))).toMatchObject(refused);
    expect(await agentOf(email)).toBeNull();
    // The control: nothing else has changed.
    expect(await join(token, known(email))).toMatchObject({ viewer: { role: 'supervisor' } });
  });

  test('is not in by the invitation alone: signing in elsewhere than on its page takes none', async () => {
    const { email, token } = await invited();
    expect(await enter(known(email))).toMatchObject({ page: UNKNOWN, viewer: null });
    expect(await findInvitation(token, new Date())).not.toBeNull();
  });

  test('keeps their name, password and link where they work in another workspace already', async () => {
    const other = await makeInbox('others');
    const person = await colleague();
    const subject = known(person.email);
    await enter(subject);
    const { token } = await invited(person.email, other.admin);
    expect(await join(token, subject)).toMatchObject({
      viewer: { agentId: person.agentId, workspaceId: other.workspaceId },
    });
    const agent = await agentOf(person.email);
    expect(agent).toMatchObject({ name: 'Colleague', passwordHash: expect.any(String) });
    expect([agent?.links.length, agent?.memberships.length]).toEqual([1, 2]);
  });

  test('is not whoever has their address now: a second subject is refused, and the link stays good', async () => {
    const other = await makeInbox('others still');
    const person = await colleague();
    await enter(known(person.email));
    const { token } = await invited(person.email, other.admin);
    const refused = { page: `/invite/${token}?refused=unknown`, viewer: null };
    expect(await join(token, known(person.email))).toMatchObject(refused);
    expect(await findInvitation(token, new Date())).not.toBeNull();
  });
});

describe('the link that stays', () => {
  const unlink = async (person: Person, issuer = provider.issuer) =>
    summary(
      await ask(endLink, person, {
        method: 'DELETE',
        path: `/api/sign-ins/links?issuer=${encodeURIComponent(issuer)}`,
      }),
    );
  const listOf = async (person: Person) =>
    signInList.parse((await summary(await ask(readSignIns, person))).body);

  test('is seen by its owner alone, who ends it: then only a verified e-mail links them anew', async () => {
    const [person, stranger] = [await colleague(), await colleague()];
    const subject = known(person.email);
    await enter(subject);
    expect(await listOf(person)).toMatchObject({ hasPassword: true, links: [{ issuer: provider.issuer }] });
    expect((await listOf(stranger)).links).toEqual([]);
    expect(await unlink(stranger)).toMatchObject({ status: 404 });
    expect(await linksOf(person)).toHaveLength(1);
    expect(await unlink(person)).toMatchObject({ status: 204 });
    expect(await linksOf(person)).toEqual([]);
    provider.people.set(subject, { email: 'another@example.com', email_verified: true });
    expect(await enter(subject)).toMatchObject({ page: UNKNOWN, viewer: null });
  });

  test('cannot be ended by whoever has no password: nothing else lets them in', async () => {
    const person = await colleague();
    await enter(known(person.email));
    const where = { id: person.agentId };
    await prisma().agent.update({ where, data: { passwordHash: null } });
    expect(await listOf(person)).toMatchObject({ hasPassword: false });
    expect(await unlink(person)).toMatchObject({
      status: 422,
      body: { error: { details: { reason: 'only-way' } } },
    });
    expect(await linksOf(person)).toHaveLength(1);
  });
});

describe('the way there and back', () => {
  test('has state, nonce and PKCE, and leads back to the public address whatever host is named', async () => {
    const { searchParams } = await begin(new Browser(auth.url), { 'x-forwarded-host': 'evil.example' });
    expect(Object.fromEntries(searchParams)).toMatchObject({
      redirect_uri: `${auth.url}/api/auth/callback/oidc`,
      code_challenge_method: 'S256',
      state: expect.stringMatching(/.{20}/),
      nonce: expect.stringMatching(/.{20}/),
    });
  });

  test('serves only the browser that began it', async () => {
    const person = await colleague();
    const mine = new Browser(auth.url);
    const back = await atProvider(mine, await begin(mine), known(person.email));
    const theirs = new Browser(auth.url);
    const answer = await theirs.send(back.href);
    expect(answer.headers.get('location')).toMatch(/\/error\?error=/);
    expect(await findViewer(theirs.session)).toBeNull();
    // The control: where it began, the same address signs in.
    await mine.send(back.href);
    expect(await findViewer(mine.session)).toMatchObject({ agentId: person.agentId });
  });

  test('cannot be begun by another site', async () => {
    const answer = await new Browser(auth.url).send('/api/auth/signin/oidc', { csrfToken: 'guessed' });
    expect(answer.headers.get('location')).not.toContain(provider.issuer);
  });

  test('that fails with our secret leads back, and the secret is in no log', async () => {
    const { env } = await import('@/lib/server/env');
    const oidc = env().oidc;
    if (oidc) oidc.clientSecret = 'canary-secret-of-oidc';
    const person = await colleague();
    logged.length = 0;
    const browser = new Browser(auth.url);
    const back = await atProvider(browser, await begin(browser), known(person.email));
    const answer = await browser.send(back.href);
    expect(answer.headers.get('location')).toMatch(/\/error\?error=/);
    if (oidc) oidc.clientSecret = OIDC_CLIENT.secret;
    const said = logged.join('\n');
    expect(said).toContain('next-auth failed');
    expect(said).not.toContain('canary');
    expect(said).not.toContain(Buffer.from('foyer:canary-secret-of-oidc').toString('base64'));
    expect(said).not.toContain(back.searchParams.get('code'));
  });

  test('is the same where the e-mail is told by the provider’s endpoint only', async () => {
    const quiet = await startOidcServer(`${auth.url}/api/auth/callback/oidc`, 'endpoint');
    const { env } = await import('@/lib/server/env');
    const oidc = env().oidc;
    if (oidc) oidc.issuer = quiet.issuer;
    const person = await colleague();
    quiet.people.set('quiet', { email: person.email, email_verified: true });
    quiet.people.set('loud', { email: person.email, email_verified: false });
    expect(await enter('loud')).toMatchObject({ page: UNKNOWN, viewer: null });
    expect(await enter('quiet')).toMatchObject({ page: '/inbox', viewer: { agentId: person.agentId } });
    if (oidc) oidc.issuer = provider.issuer;
    quiet.stop();
  });
});
