import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { onceInProcess } from '@/lib/server/process';
import { customersWrite, replyTo } from '@/tests/support/conversation';
import { type MailServer, startMailServer } from '@/tests/support/mail-server';
import { openWebhookDoor, type WebhookDoor } from '@/tests/support/webhook-door';
import { createWorld, type World } from '@/tests/support/world';

/** Everything that is logged here, at every level and with nothing cut out. */
const logged: string[] = [];
onceInProcess('log', () => pino({ level: 'trace' }, { write: (line) => logged.push(line) }));

/** What somebody types, and no server ever takes. */
const TYPED = { clientSecret: 'canary-secret-that-was-typed', jwt: 'canary-jwt-that-was-typed' };
/** Of the mail server, which refuses it. */
const MAIL_PASSWORD = 'canary-password-of-mail';
const EVERYTHING = { path: '^/(cx|restapi)/' };

let world: World;
let door: WebhookDoor;
let mail: MailServer;
const now = () => new Date();

beforeAll(async () => {
  door = await openWebhookDoor();
  mail = await startMailServer();
  process.env.FOYER_SMTP_URL = mail.url.replace('://', `://foyer:${MAIL_PASSWORD}@`);
  process.env.FOYER_MAIL_FROM = 'foyer@example.com';
  world = await createWorld();
  await world.sandbox.control('/settings', { method: 'PUT', body: { answerMode: 'never' } });
  await plantOwnLogin();
  await world.runJobs();
});
afterAll(async () => {
  await world.close();
  await door.close();
  await mail.stop();
});

/** A login of an agent's own, and an errand for another, whose secrets are known. */
async function plantOwnLogin(): Promise<void> {
  const { prisma } = await import('@/lib/server/db');
  const { seal } = await import('@/lib/server/secrets');
  const { workspaceId, accountId } = world.account;
  const { agentId } = world.priya;
  const sealed = (column: string) =>
    seal(`canary-own-${column}`, { table: 'own_login', column, workspaceId });
  const key = { workspaceId, accountId, agentId };
  await prisma().ownLogin.create({
    data: {
      ...key,
      userId: '101',
      linkedAt: now(),
      accessTokenSealed: sealed('access_token_sealed'),
      accessTokenExpiresAt: new Date(Date.now() + 3_600_000),
      refreshTokenSealed: sealed('refresh_token_sealed'),
      refreshTokenExpiresAt: new Date(Date.now() + 3_600_000),
    },
  });
  await prisma().loginErrand.create({
    data: { ...key, stateHash: 'state', verifierSealed: sealed('verifier_sealed'), startedAt: now() },
  });
}

/** Everything that needs a credential is done while the platform repeats whatever it is told. */
async function provoke(): Promise<unknown[]> {
  const commands = {
    ...(await import('@/lib/server/commands/begin-consent')),
    ...(await import('@/lib/server/commands/check-app')),
    ...(await import('@/lib/server/commands/invite')),
    ...(await import('@/lib/server/commands/maintain-subscription')),
    ...(await import('@/lib/server/commands/make-webhook')),
    ...(await import('@/lib/server/commands/renew-webhook-secret')),
    ...(await import('@/lib/server/commands/test-webhook')),
    ...(await import('@/lib/server/commands/repair-account')),
    ...(await import('@/lib/server/commands/send-reply')),
    ...(await import('@/lib/server/commands/sign-in-account')),
    ...(await import('@/lib/server/commands/sweep-account')),
  };
  const [question] = await customersWrite(world, ['Cara Nary']);
  if (!question) throw new Error('nobody asked');
  const { accountId } = world.account;
  const { serverUrl, clientId } = world.demo;
  const app = { serverUrl, clientId, clientSecret: TYPED.clientSecret };
  const consent = { ...app, name: 'Second', generation: 'undetected' as const, eventFilters: [] };
  await commands.beginConsent(world.amira, { errand: consent, redirectUri: `${door.url}/back` }, now());
  const rule = { match: EVERYTHING, effect: 'echo' };
  await world.sandbox.control('/faults', { method: 'PUT', body: { rules: [rule] } });
  const told = [
    await commands.checkApp(app, now()),
    await commands.signInAccount(world.amira, { accountId, given: TYPED }, now()),
    await commands.repairAccount(world.amira, accountId, now()),
    await commands.sendReply(world.maya, replyTo(question, { body: 'Who are you?' }), now()),
  ];
  const { webhook } = await commands.makeWebhook(
    world.amira,
    { name: 'Shop', url: `${world.sandbox.url}/nowhere`, eventTypes: ['note.saved'], channelIds: null },
    now(),
  );
  await commands.renewWebhookSecret(world.amira, webhook.id, now());
  await commands.testWebhook(world.amira, webhook.id, now());
  await commands.invite(world.amira, { name: 'Wim', email: 'wim@example.com', role: 'agent' }, now());
  await commands.sweepAccount(world.account, now());
  await world.rows(`UPDATE account SET subscription_state = 'gone' RETURNING id`);
  await commands.maintainSubscription(world.account, now());
  await world.runJobs();
  return told;
}

/** Every secret there is, in plain, by where it is kept. */
async function canaries(): Promise<Map<string, string[]>> {
  const { sealedColumns } = await import('@/lib/server/account/credentials');
  const { unseal } = await import('@/lib/server/secrets');
  const { workspaceId } = world.account;
  const found = new Map<string, string[]>();
  for (const { table, boundTo, columns } of sealedColumns) {
    for (const column of columns) {
      const rows = await world.rows<{ sealed: string | null }>(`SELECT ${column} AS sealed FROM ${table}`);
      const plain = rows
        .flatMap(({ sealed }) => sealed ?? [])
        .map((sealed) => unseal(sealed, { table: boundTo, column, workspaceId }));
      // What was entered waits as a whole; its secret is what counts.
      found.set(`${table}.${column}`, column === 'given_sealed' ? [TYPED.clientSecret] : plain);
    }
  }
  found.set('FOYER_SMTP_URL', [MAIL_PASSWORD]);
  return found.set('typed', Object.values(TYPED)).set('FOYER_SECRET', [process.env.FOYER_SECRET ?? '']);
}

/** The database as a plain dump has it: bytes also as the text they are. */
async function dump(): Promise<string> {
  const tables = await world.rows<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'graphile_worker')`,
  );
  const rows = await Promise.all(
    tables.map(({ name }) => world.rows(`SELECT to_jsonb(kept)::text AS row FROM ${name} AS kept`)),
  );
  const payloads = await world.rows(`SELECT encode(raw, 'escape') AS raw FROM webhook_event`);
  return JSON.stringify([rows, payloads]);
}

/** Whatever an admin can read or take away, and what anybody is told. */
async function surfaces(): Promise<string[]> {
  const { ask } = await import('@/tests/support/server');
  const { openSession } = await import('@/tests/support/people');
  const handlers = {
    accounts: await import('@/lib/server/handlers/accounts'),
    audit: await import('@/lib/server/handlers/audit'),
    intake: await import('@/lib/server/handlers/intake'),
    session: await import('@/lib/server/handlers/session'),
    webhooks: await import('@/lib/server/handlers/outgoing-webhooks'),
    logins: await import('@/lib/server/handlers/own-logins'),
  };
  const { workspaceId, agentId } = world.amira;
  const amira = { ...world.amira, name: '', email: '', cookie: await openSession(workspaceId, agentId) };
  const params = { id: world.account.accountId };
  const answers = [
    await ask(handlers.accounts.readAccounts, amira),
    await ask(handlers.accounts.readAccountHealth, amira),
    await ask(handlers.accounts.readIncidents, amira, { params }),
    await ask(handlers.audit.list, amira),
    await ask(handlers.audit.exportAll, amira, { path: '/?form=ndjson' }),
    await ask(handlers.audit.exportAll, amira, { path: '/?form=csv' }),
    await ask(handlers.intake.list, amira),
    await ask(handlers.intake.exportAll, amira, { path: '/?form=ndjson' }),
    await ask(handlers.intake.exportAll, amira, { path: '/?form=csv' }),
    await ask(handlers.webhooks.list, amira),
    await ask(handlers.session.readSession, amira),
    await ask(handlers.session.readSession, { ...amira, cookie: amira.cookie.slice(0, -4) }),
  ];
  const events = await world.rows<{ id: string }>('SELECT id FROM webhook_event LIMIT 5');
  for (const { id } of events) answers.push(await ask(handlers.intake.reveal, amira, { params: { id } }));
  const deliveries = await world.rows<{ id: string }>('SELECT id FROM webhook_delivery LIMIT 5');
  for (const { id } of deliveries)
    answers.push(await ask(handlers.webhooks.delivery, amira, { params: { id } }));
  return Promise.all(answers.map((answer) => answer.text()));
}

const hidingPlaces = (secret: string) => [
  secret,
  encodeURIComponent(secret),
  Buffer.from(secret).toString('base64').replace(/=+$/, ''),
  Buffer.from(secret).toString('hex'),
];

describe('secrets planted in every field that holds one', () => {
  test('stand in no log, error, answer, export, ledger or dump, whatever the platform repeats', async () => {
    const told = await provoke();
    const secrets = await canaries();
    for (const [place, planted] of secrets) expect(planted, place).not.toEqual([]);
    const texts = [JSON.stringify(told), await dump(), ...(await surfaces()), logged.join('\n')];

    // It looked in the right places: what the platform repeated is there, without what it had been told.
    const repeated = texts.filter((text) => text.includes('Not taken: '));
    expect(repeated.length).toBeGreaterThan(3);
    expect(logged.join('\n')).toContain('Not taken: ');
    expect(await dump()).toContain('Invalid login: ');
    for (const [place, planted] of secrets) {
      for (const secret of planted.flatMap(hidingPlaces)) {
        for (const text of texts) expect(text.includes(secret), place).toBe(false);
      }
    }
  });

  test('control: the platform does repeat them, and one that were kept in plain would be found', async () => {
    const headers = { authorization: 'Bearer canary-in-a-header' };
    const answer = await fetch(`${world.demo.serverUrl}/restapi/v1.0/subscription`, { headers });
    expect(await answer.text()).toContain('canary-in-a-header');
    const [secret = ''] = (await canaries()).get('account.jwt_sealed') ?? [];
    await world.rows('UPDATE account SET name = $1 RETURNING id', [secret]);
    expect(await dump()).toContain(secret);
    expect((await surfaces()).some((text) => text.includes(secret))).toBe(true);
  });
});
