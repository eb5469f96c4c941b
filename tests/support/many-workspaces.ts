import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { OperatedWorkspace } from '@/lib/contract/operator';
import { type RunningFoyer, startFoyer } from './app-process';
import { answerAtPage } from './consent';
import { createTestDatabase } from './database';
import { startSandbox } from './sandbox-process';
import { signInWith } from './sign-in';
import { until } from './until';

const OPERATOR_KEY = 'the key of the operator of many workspaces';
const PASSWORD = 'nine blue herons';
/** Users of the sandbox who are customers of their own, with limits of their own. */
const FIRST_USER = 88_000_000;
/** Customers who come at the same time. */
const AT_ONCE = 4;
/** Milliseconds until the last of them must be live. */
const PATIENCE = 120_000;

/** One customer's workspace and the admin who consented. */
export interface Tenant {
  workspaceId: string;
  cookie: string;
  /** When they said yes at RingCentral; milliseconds of the process. */
  consentedAt: number;
}

/** A Foyer whose customers all come by one RingCentral app of the deployment. */
export interface ManyWorkspaces {
  foyer: RunningFoyer;
  rows<T>(text: string, params?: unknown[]): Promise<T[]>;
  /** Makes so many workspaces by the operator's API; each admin joins, signs in and consents. */
  connect(count: number): Promise<Tenant[]>;
  /** Milliseconds from each consent until it was subscribed and its first messages were there, shortest first. */
  liveAfter(tenants: readonly Tenant[]): Promise<number[]>;
  /** A customer writes, and RingCentral tells all of them, as they are subscribed for themselves. */
  tellAll(tenants: readonly Tenant[]): Promise<void>;
  stop(): Promise<void>;
}

/** Starts Foyer's real processes beside a sandbox whose limits of calls, sessions and subscriptions are in force. */
export async function startManyWorkspaces(): Promise<ManyWorkspaces> {
  const [database, sandbox] = await Promise.all([createTestDatabase(), startSandbox()]);
  const app = await sandbox.control<{ clientId: string; clientSecret: string }>('/apps', {
    method: 'POST',
    body: { name: 'All of us' },
  });
  const foyer = await startFoyer({
    databaseUrl: database.url,
    environment: {
      LOG_LEVEL: 'error',
      FOYER_OPERATOR_KEY: OPERATOR_KEY,
      FOYER_APP_SERVER: sandbox.url,
      FOYER_APP_CLIENT_ID: app.clientId,
      FOYER_APP_CLIENT_SECRET: app.clientSecret,
    },
  });
  const pool = new pg.Pool({ connectionString: database.url, max: 2 });
  const rows = async <T>(text: string, params: unknown[] = []) =>
    (await pool.query(text, params)).rows as T[];
  const live = watchLive(rows);
  return {
    foyer,
    rows,
    connect: (count) => connectMany(foyer.url, count),
    liveAfter: async (tenants) => {
      await until(() => tenants.every(({ workspaceId }) => live.since.has(workspaceId)), PATIENCE);
      const spans = tenants.map(
        ({ workspaceId, consentedAt }) => (live.since.get(workspaceId) ?? 0) - consentedAt,
      );
      return spans.toSorted((a, b) => a - b);
    },
    tellAll: async (tenants) => {
      const { channels } = await sandbox.control<{ channels: { id: string }[] }>('/demo');
      const body = { channelId: channels[0]?.id, customer: { name: 'Nadia Outis' }, body: 'To all of you' };
      await sandbox.control('/customer-messages', { method: 'POST', body });
      const told = `SELECT DISTINCT workspace_id FROM webhook_event WHERE fate = 'imported'`;
      await until(async () => (await rows(told)).length >= tenants.length, PATIENCE);
    },
    stop: async () => {
      live.stop();
      await pool.end();
      await foyer.stop();
      await sandbox.stop();
      await database.drop();
    },
  };
}

const LIVE = `
  SELECT DISTINCT account.workspace_id AS id FROM account
  WHERE account.subscription_state = 'active' AND account.imported_count > 0
    AND EXISTS (SELECT FROM message WHERE message.workspace_id = account.workspace_id)`;

/** Looks again and again which workspaces are live, and remembers when each was seen so first. */
function watchLive(rows: ManyWorkspaces['rows']): { since: Map<string, number>; stop(): void } {
  const since = new Map<string, number>();
  const look = async () => {
    const found = await rows<{ id: string }>(LIVE).catch(() => []);
    const at = performance.now();
    for (const { id } of found) if (!since.has(id)) since.set(id, at);
  };
  const timer = setInterval(look, 250);
  return { since, stop: () => clearInterval(timer) };
}

async function connectMany(url: string, count: number): Promise<Tenant[]> {
  const tenants: Tenant[] = [];
  const numbers = Array.from({ length: count }, (_, index) => index).values();
  const serve = async () => {
    for (const number of numbers) tenants.push(await connectOne(url, number));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, serve));
  return tenants;
}

/** As a script of the operator and then an admin's browser would. */
async function connectOne(url: string, number: number): Promise<Tenant> {
  const email = `admin.${number}.${randomUUID()}@example.com`;
  const wanted = { name: `Customer ${number}`, timeZone: 'Europe/Berlin', adminEmail: email };
  const headers = { authorization: `Bearer ${OPERATOR_KEY}` };
  const made = await post<{ workspace: OperatedWorkspace; link: string }>(
    `${url}/api/operator/workspaces`,
    wanted,
    headers,
  );
  const token = made.link.split('/').at(-1);
  await post(`${url}/api/invitations/accept`, { token, password: PASSWORD }, { origin: url });
  const cookie = await signInWith(url, { email, password: PASSWORD });
  const { address } = await post<{ address: string }>(
    `${url}/api/accounts/consent`,
    { app: 'deployment' },
    { origin: url, cookie },
  );
  const consentedAt = performance.now();
  const back = await answerAtPage(address, 'allow', `${FIRST_USER + number}`);
  const end = await fetch(back, { headers: { cookie }, redirect: 'manual' });
  const place = end.headers.get('location') ?? '';
  if (!place.includes('connect=connected')) throw new Error(`${wanted.name} came back to ${place}`);
  return { workspaceId: made.workspace.id, cookie, consentedAt };
}

async function post<T>(url: string, body: unknown, headers: Record<string, string>): Promise<T> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
  return (await answer.json()) as T;
}
