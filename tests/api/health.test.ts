import { expect, it } from 'vitest';
import { readAgents } from '@/lib/server/handlers/agents';
import { readHealth } from '@/lib/server/handlers/health';
import { readWebhook } from '@/lib/server/handlers/webhooks';
import { encodeSession, sessionCookieName } from '@/lib/server/session';
import { ask, prepareServer, summary } from '../support/server';

// Nobody listens there: the database is away from the beginning.
prepareServer({ DATABASE_URL: 'postgresql://app@127.0.0.1:1/foyer' });

it('says that the database is down, instead of nothing', async () => {
  expect(await summary(await ask(readHealth, null))).toEqual({
    status: 503,
    code: undefined,
    body: { status: 'down', database: 'down', worker: 'unknown', feed: null, lastEventAt: null },
  });
});

it('asks people to come again while the database is down, and signs nobody out', async () => {
  const cookie = `${sessionCookieName()}=${await encodeSession('token')}`;
  const answer = await ask(readAgents, null, { headers: { cookie } });
  expect(await summary(answer)).toMatchObject({ status: 503, code: 'unavailable' });
});

it('acknowledges no delivery that it cannot keep', async () => {
  const id = '0a3a2b1c-0000-4000-8000-000000000001';
  const secret = `${id}.${id}.${'x'.repeat(43)}`;
  const request = new Request('http://127.0.0.1:3000/', { method: 'POST', body: '{}' });
  expect((await readWebhook(request, { params: Promise.resolve({ secret }) })).status).toBe(503);
});
