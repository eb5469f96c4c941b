import 'server-only';
import { Gauge, Histogram, Registry } from 'prom-client';
import { env } from '../env';
import { log } from '../log';
import { onceInProcess } from '../process';
import { type Count, getMeasures, type Measures } from '../queries/get-measures';
import { respond } from './answer';
import { requireKey } from './require-key';
import { countStreams } from './stream-guard';
import { within } from './within';

/** Milliseconds. Without its database a deployment still tells how it answers. */
const PATIENCE = 5_000;

/** Kinds of requests, so that there are few: never a path, which may name a workspace's things. */
export type RequestKind = 'webhook' | 'health' | 'api' | 'page';

/** Whether requests are worth timing: somebody may ask for it. */
export function isMeasured(): boolean {
  return env().FOYER_METRICS_TOKEN !== undefined;
}

/** Notes how long a request took, in seconds. */
export function noteRequest(kind: RequestKind, status: number, seconds: number): void {
  measured().latency.observe({ kind, status: `${Math.floor(status / 100)}xx` }, seconds);
}

/**
 * `GET /metrics`, in Prometheus' form. For whoever has the token; where none is set, it is not there.
 */
export function readMetrics(request: Request): Promise<Response> {
  return respond(async () => {
    await requireKey(request, { key: env().FOYER_METRICS_TOKEN, opens: 'metrics' });
    const { registry } = measured();
    const measures = await within(PATIENCE, getMeasures()).catch((error) => {
      log().warn({ err: error }, 'the database could not be measured');
      return null;
    });
    show(measures);
    return new Response(await registry.metrics(), { headers: { 'content-type': registry.contentType } });
  });
}

/** What is told in numbers by kind, and what each is. */
const byKind = {
  workspaces: 'Workspaces, by whether they are suspended',
  accounts: 'RingCentral accounts, by state',
  intake: 'Deliveries of the last hour, by their fate',
  outbox: 'Replies under way or failed, by where they stand',
  incidents: 'What is wrong with accounts now',
  heldBack: 'Logins whose calls RingCentral turns away now, by usage group',
} satisfies Partial<Record<keyof Measures, string>>;

/** What is told as one number. */
const single = {
  jobsWaiting: 'Jobs that could run and wait',
  jobsDead: 'Jobs that were given up',
  oldestJobSeconds: 'How long the job has waited that has waited longest',
  oldestSweepSeconds: 'How long ago the account was swept that was swept longest ago',
} satisfies Partial<Record<keyof Measures, string>>;

interface Measured {
  registry: Registry;
  latency: Histogram;
  isDatabaseUp: Gauge;
  streams: Gauge;
  byKind: Record<keyof typeof byKind, Gauge>;
  single: Record<keyof typeof single, Gauge>;
}

function measured(): Measured {
  return onceInProcess('metrics', make);
}

function make(): Measured {
  const registry = new Registry();
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `foyer_${name}`, help, labelNames, registers: [registry] });
  const gauges = <K extends string>(helps: Record<K, string>, labels: string[]) =>
    Object.fromEntries(
      Object.entries<string>(helps).map(([name, help]) => [name, gauge(snake(name), help, labels)]),
    ) as Record<K, Gauge>;
  return {
    registry,
    latency: new Histogram({
      name: 'foyer_request_seconds',
      help: 'How long requests took, but for streams',
      labelNames: ['kind', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
      registers: [registry],
    }),
    isDatabaseUp: gauge('database_up', 'Whether the database could be asked'),
    streams: gauge('streams', 'Browsers that follow the feed in this process'),
    byKind: gauges(byKind, ['kind']),
    single: gauges(single, []),
  };
}

function snake(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** What was told before and is no longer known is not told any more. */
function show(measures: Measures | null): void {
  const { isDatabaseUp, streams, byKind: kinds, single: singles } = measured();
  isDatabaseUp.set(measures === null ? 0 : 1);
  streams.set(countStreams());
  for (const name of Object.keys(kinds) as (keyof typeof kinds)[]) showCounts(kinds[name], measures?.[name]);
  for (const name of Object.keys(singles) as (keyof typeof singles)[]) {
    if (measures) singles[name].set(measures[name]);
    else singles[name].reset();
  }
}

function showCounts(gauge: Gauge, counts: Count[] | undefined): void {
  gauge.reset();
  for (const { kind, count } of counts ?? []) gauge.set({ kind }, count);
}
