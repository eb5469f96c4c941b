import { afterAll, beforeAll, expect, it } from 'vitest';
import { quantile } from '@/tests/support/bench';
import { type ManyWorkspaces, startManyWorkspaces, type Tenant } from '@/tests/support/many-workspaces';
import { leaksBetween } from '@/tests/support/tenant-wall';

const CUSTOMERS = 300;
/** Milliseconds. */
const PROMISED = 60_000;

let many: ManyWorkspaces;
let tenants: Tenant[];

beforeAll(async () => {
  many = await startManyWorkspaces();
});
afterAll(() => many.stop());

it('three hundred customers are live within a minute of their consent each, and apart', {
  timeout: 1_800_000,
}, async () => {
  const begun = performance.now();
  tenants = await many.connect(CUSTOMERS);
  const connected = performance.now() - begun;
  const spans = await many.liveAfter(tenants);
  const seconds = (ms: number) => (ms / 1_000).toFixed(1);
  process.stdout.write(
    `${CUSTOMERS} workspaces made and consented in ${seconds(connected)} s; live after consent: median ${seconds(quantile(spans, 0.5))} s, p95 ${seconds(quantile(spans, 0.95))} s, longest ${seconds(spans.at(-1) ?? 0)} s\n`,
  );
  expect(spans.at(-1)).toBeLessThan(PROMISED);
  await many.tellAll(tenants);
  expect(await leaksBetween(many, tenants)).toEqual([]);
});
