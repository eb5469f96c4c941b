import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from '@/lib/launch/settings.mjs';

/** Named figures of one measurement; in milliseconds or a second, as their names say. */
export type Figures = Record<string, number>;

/** Something to measure: the limit, or the product. */
export interface Arm {
  name: string;
  run(): Promise<Figures>;
}

interface Summary {
  name: string;
  figures: Record<string, { median: number; least: number; most: number; toLimit: number }>;
}

/** A limit that varies more than this within one run was disturbed; its ratios prove nothing. */
const MOST_UNREST = 2.5;

/**
 * Runs limit, product, limit, product … and summarises each figure with its ratio to the limit's.
 *
 * @param arms the first one is the limit
 */
export async function interleave(arms: Arm[], rounds: number): Promise<Summary[]> {
  const measured = new Map<string, Figures[]>(arms.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const arm of arms) measured.get(arm.name)?.push(await arm.run());
  }
  const [limit] = [...measured.values()];
  return [...measured].map(([name, runs]) => ({ name, figures: summarise(runs, limit ?? []) }));
}

function summarise(runs: Figures[], limit: Figures[]): Summary['figures'] {
  const valuesOf = (from: Figures[], figure: string) =>
    from.flatMap((run) => run[figure] ?? []).sort((a, b) => a - b);
  const summary: Summary['figures'] = {};
  for (const figure of Object.keys(runs[0] ?? {})) {
    const values = valuesOf(runs, figure);
    const median = quantile(values, 0.5);
    const limitMedian = quantile(valuesOf(limit, figure), 0.5);
    summary[figure] = {
      median,
      least: values[0] ?? Number.NaN,
      most: values.at(-1) ?? Number.NaN,
      toLimit: median / limitMedian,
    };
  }
  return summary;
}

/** The value below which a share of the sorted values lies. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/**
 * Prints a table and writes build/bench/<name>.json.
 *
 * @param callLimits of the sandbox, as they were in force; none where it took no part
 */
export function report(name: string, summaries: Summary[], callLimits = 'none: no sandbox'): void {
  const [limit] = summaries;
  const unrest = Object.values(limit?.figures ?? {}).some(({ least, most }) => most > least * MOST_UNREST);
  const at = new Date().toISOString();
  const machine = `${os.cpus().length} × ${os.cpus()[0]?.model.trim()}, Node ${process.versions.node}`;
  const lines = summaries.flatMap((summary) =>
    Object.entries(summary.figures).map(([figure, { median, least, most, toLimit }]) =>
      [
        summary.name.padEnd(34),
        figure.padEnd(26),
        median.toFixed(2).padStart(10),
        `${least.toFixed(2)}–${most.toFixed(2)}`.padStart(20),
        toLimit.toFixed(2).padStart(8),
      ].join(' '),
    ),
  );
  const heading = `${name}, ${at}\n${machine}; load ${os.loadavg()[0]?.toFixed(1)}; call limits ${callLimits}`;
  const columns = `${'arm'.padEnd(34)} ${'figure'.padEnd(26)} ${'median'.padStart(10)} ${'least–most'.padStart(20)} to limit`;
  const warning = unrest ? '\nThe limit varied more than 2.5 times: repeat this on a quiet machine.' : '';
  process.stdout.write(`\n${heading}\n${columns}\n${lines.join('\n')}${warning}\n`);
  const folder = path.join(root, 'build', 'bench');
  mkdirSync(folder, { recursive: true });
  const all = { name, at, machine, load: os.loadavg(), callLimits, isDisturbed: unrest, summaries };
  writeFileSync(path.join(folder, `${name}.json`), `${JSON.stringify(all, null, 2)}\n`);
}
