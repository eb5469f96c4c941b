import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prisma } from '@/lib/server/db';
import { createFront } from '@/lib/server/web/front';
import { addReply, type Inbox, makeInbox } from '../support/inbox';
import { prepareServer } from '../support/server';

const TOKEN = 'the token of these metrics';
prepareServer({ FOYER_METRICS_TOKEN: TOKEN });

const server = createServer(createFront(async (_, outgoing) => void outgoing.end('page')));
let url: string;
let inbox: Inbox;

beforeAll(async () => {
  inbox = await makeInbox('Measured');
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const ask = (token: string) => fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${token}` } });

/** The samples of one answer, by name and labels. */
async function samples(): Promise<Map<string, number>> {
  const text = await (await ask(TOKEN)).text();
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  return new Map(
    lines.map((line) => {
      const at = line.lastIndexOf(' ');
      return [line.slice(0, at), Number(line.slice(at + 1))];
    }),
  );
}

describe('the metrics', () => {
  it('are for whoever has the token', async () => {
    expect((await ask('another token altogether')).status).toBe(401);
    expect((await fetch(`${url}/metrics`)).status).toBe(401);
    const answer = await ask(TOKEN);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      expect.stringContaining('text/plain'),
    ]);
  });

  it('tell what the database holds, by kinds alone', async () => {
    const { workspaceId, account, agent } = inbox;
    const { accountId } = account;
    for (const state of ['queued', 'failed', 'failed'] as const) await addReply(inbox, agent.agentId, state);
    const event = { workspaceId, accountId, raw: Buffer.from('{}'), receivedAt: new Date() };
    const long = new Date(Date.now() - 2 * 3_600_000);
    await prisma().webhookEvent.createMany({
      data: [
        { ...event, dedupeKey: 'a', fate: 'quarantined' },
        { ...event, dedupeKey: 'b', fate: 'imported' },
        { ...event, dedupeKey: 'c', fate: 'imported', receivedAt: long },
      ],
    });
    await prisma().incident.create({
      data: { workspaceId, accountId, id: crypto.randomUUID(), kind: 'needs-sign-in', startedAt: new Date() },
    });
    const told = await samples();
    expect(Object.fromEntries(told)).toMatchObject({
      foyer_database_up: 1,
      'foyer_workspaces{kind="working"}': 1,
      'foyer_accounts{kind="connected"}': 1,
      'foyer_outbox{kind="queued"}': 1,
      'foyer_outbox{kind="failed"}': 2,
      'foyer_intake{kind="quarantined"}': 1,
      'foyer_intake{kind="imported"}': 1,
      'foyer_incidents{kind="needs-sign-in"}': 1,
      foyer_streams: 0,
      foyer_jobs_waiting: 0,
    });
    const text = [...told.keys()].join('\n');
    for (const secret of [workspaceId, accountId, 'Measured', agent.email])
      expect(text).not.toContain(secret);
  });

  it('forget what is over', async () => {
    await prisma().incident.updateMany({ data: { endedAt: new Date() } });
    expect([...(await samples()).keys()].filter((name) => name.startsWith('foyer_incidents'))).toEqual([]);
  });

  it('tell of jobs that wait, and for how long', async () => {
    await prisma().$executeRawUnsafe(
      `SELECT graphile_worker.add_job('sweep-account', '{}', run_at := now() - interval '90 seconds')`,
    );
    const told = await samples();
    expect(told.get('foyer_jobs_waiting')).toBe(1);
    expect(told.get('foyer_oldest_job_seconds')).toBeGreaterThanOrEqual(90);
  });

  it('tell how long requests took, by what they were', async () => {
    const count = async () =>
      (await samples()).get('foyer_request_seconds_count{kind="page",status="2xx"}') ?? 0;
    const before = await count();
    await fetch(`${url}/inbox/all`);
    expect(await count()).toBe(before + 1);
  });
});
