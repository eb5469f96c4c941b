import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { postEvent } from './post-event';

let asked = 0;
const server = createServer((_, response) => {
  asked += 1;
  response.end();
});

/** A deployment that the world reaches: receivers must be on the public internet. */
beforeAll(async () => {
  Object.assign(process.env, {
    DATABASE_URL: 'postgres://nowhere.invalid/none',
    FOYER_SECRET: 'a secret of tests that is long enough',
    FOYER_URL: 'https://foyer.example',
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => server.close());

const posting = { secrets: ['whsec_c2VjcmV0IHNlY3JldA=='], id: 'an-id', body: '{}' };

test.each(['127.0.0.1', 'localhost', '[::1]'])('nothing is sent to %s', async (host) => {
  const { port } = server.address() as AddressInfo;
  const posted = await postEvent({ ...posting, url: `http://${host}:${port}/` }, new Date());
  expect(posted.status).toBeNull();
  expect(posted.detail).toContain('not on the public internet');
  expect(asked).toBe(0);
});
