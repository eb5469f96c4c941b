import { randomUUID } from 'node:crypto';
import type { Role, Viewer } from '@/lib/domain/permission';
import { createTestDatabase, type TestDatabase } from './database';
import { type SandboxProcess, startSandbox } from './sandbox-process';

/** A channel of the sandbox, as its control surface lists them. */
export interface SandboxChannel {
  id: string;
  type: string;
  name: string;
  public: boolean;
}

interface Demo {
  serverUrl: string;
  clientId: string;
  clientSecret: string;
  jwt: string;
  channels: SandboxChannel[];
}

/** A small named world: one workspace of four people, connected to a sandbox of its own. */
export interface World {
  /** Does something with the database that needs nobody to be connected to it. */
  offline<T>(act: (database: TestDatabase) => Promise<T>): Promise<T>;
  sandbox: SandboxProcess;
  demo: Demo;
  account: { workspaceId: string; accountId: string };
  priya: Viewer;
  jonas: Viewer;
  maya: Viewer;
  amira: Viewer;
  channelOf(type: string): SandboxChannel;
  /** Runs every job that is due, and those they make, until there is none. */
  runJobs(concurrency?: number): Promise<void>;
  /** Makes all waiting jobs due at once, whatever time they were given, and runs them. */
  runAllJobs(): Promise<void>;
  rows<T>(text: string, params?: unknown[]): Promise<T[]>;
  close(): Promise<void>;
}

const people: { name: string; role: Role }[] = [
  { name: 'Priya Raman', role: 'agent' },
  { name: 'Jonas Weber', role: 'agent' },
  { name: 'Maya Lindqvist', role: 'supervisor' },
  { name: 'Amira Haddad', role: 'admin' },
];

/** Calls a minute, so that no test waits for the call budget unless it is about it. */
const AMPLE = 1_000_000;

/**
 * Makes a world for one test file. The modules of the server read their environment at first use, so they are loaded
 * here, after it is set.
 */
export async function createWorld(): Promise<World> {
  const database = await createTestDatabase();
  const sandbox = await startSandbox();
  process.env.DATABASE_URL = database.url;
  process.env.FOYER_SECRET = 'a secret of the tests, long enough to be one';
  process.env.LOG_LEVEL = 'error';
  const demo = await sandbox.control<Demo>('/demo');
  await sandbox.control('/settings', { method: 'PUT', body: { rateLimits: 'off' } });
  const { closeDatabase, database: db } = await import('@/lib/server/db');
  const { workspaceId, viewers } = await seedPeople();
  const accountId = await seedAccount(workspaceId, demo);
  const [priya, jonas, maya, amira] = viewers as [Viewer, Viewer, Viewer, Viewer];
  const runJobs = async (concurrency = 1) => {
    const { runDueJobs } = await import('./jobs');
    await runDueJobs(concurrency);
  };
  return {
    offline: async (act) => {
      await closeDatabase();
      const { foyer } = globalThis as { foyer?: Map<string, unknown> };
      for (const held of ['pool', 'prisma']) foyer?.delete(held);
      return act(database);
    },
    sandbox,
    demo,
    account: { workspaceId, accountId },
    priya,
    jonas,
    maya,
    amira,
    channelOf: (type) => {
      const channel = demo.channels.find((candidate) => candidate.type === type);
      if (!channel) throw new Error(`the sandbox has no channel ${type}`);
      return channel;
    },
    runJobs,
    runAllJobs: async () => {
      await db.rows('UPDATE graphile_worker._private_jobs SET run_at = now() WHERE run_at > now()');
      await runJobs();
    },
    rows: db.rows,
    close: async () => {
      await closeDatabase();
      await sandbox.stop();
      await database.drop();
    },
  };
}

async function seedPeople(): Promise<{ workspaceId: string; viewers: Viewer[] }> {
  const { prisma } = await import('@/lib/server/db');
  const workspaceId = randomUUID();
  await prisma().workspace.create({
    data: { id: workspaceId, name: 'Northwind Bikes', undoPublicSeconds: 0 },
  });
  const viewers: Viewer[] = [];
  for (const { name, role } of people) {
    const agentId = randomUUID();
    const email = `${name.split(' ')[0]?.toLowerCase()}-${agentId.slice(0, 8)}@northwind.example`;
    await prisma().agent.create({ data: { id: agentId, email, name } });
    await prisma().membership.create({ data: { workspaceId, agentId, role } });
    viewers.push({ workspaceId, agentId, role });
  }
  return { workspaceId, viewers };
}

async function seedAccount(workspaceId: string, demo: Demo): Promise<string> {
  const { prisma } = await import('@/lib/server/db');
  const { sealedColumnsOfNewAccount } = await import('@/lib/server/account/credentials');
  const id = randomUUID();
  await prisma().account.create({
    data: {
      workspaceId,
      id,
      name: 'Northwind Bikes UK',
      serverUrl: demo.serverUrl,
      clientId: demo.clientId,
      ...sealedColumnsOfNewAccount(workspaceId, demo),
    },
  });
  await prisma().callBudget.createMany({
    data: ['light', 'medium', 'auth'].map((usageGroup) => ({
      workspaceId,
      accountId: id,
      usageGroup,
      tokens: AMPLE,
      capacity: AMPLE,
      refilledAt: new Date(),
    })),
  });
  return id;
}
