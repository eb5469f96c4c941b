import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ManyWorkspaces, startManyWorkspaces, type Tenant } from '@/tests/support/many-workspaces';
import { leaksBetween } from '@/tests/support/tenant-wall';

/** As many as there is time for each day; `npm run bench -- many-workspaces` takes three hundred. */
const CUSTOMERS = 8;
/** Milliseconds. */
const PROMISED = 60_000;

let many: ManyWorkspaces;
let tenants: Tenant[];

beforeAll(async () => {
  many = await startManyWorkspaces();
  tenants = await many.connect(CUSTOMERS);
});
afterAll(() => many.stop());

test('each of many customers is live within a minute of their consent, by the one app of the deployment', async () => {
  const spans = await many.liveAfter(tenants);
  expect(spans).toHaveLength(CUSTOMERS);
  expect(spans.at(-1)).toBeLessThan(PROMISED);
});

test('nobody is shown anything of anybody else', async () => {
  await many.tellAll(tenants);
  expect(await leaksBetween(many, tenants)).toEqual([]);
});

test('the control: somebody with a place in two workspaces, who asks in the other one, is noticed', async () => {
  const [first, second] = tenants as [Tenant, Tenant];
  const mixedUp = [{ ...first, workspaceId: second.workspaceId }, second];
  const leaks = await leaksBetween(many, mixedUp);
  expect(leaks.join('\n')).toContain('/api/session answered 200 with');
  expect(leaks.length).toBeGreaterThan(6);
});
