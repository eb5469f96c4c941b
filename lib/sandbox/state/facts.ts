import type { SandboxEnv } from '../env';
import type { Store } from '../store';
import { defaultSettings, type Settings } from './settings';

/** Keeps the settings over a restart. */
export function keepSettings(store: Store, settings: Settings): void {
  store.facts.put({ id: 'settings', value: settings });
}

/** The settings of the last run, else the usual ones; scenario and seed are those asked for at the start. */
export function keptSettings(
  store: Store,
  { scenario, seed }: Pick<SandboxEnv, 'scenario' | 'seed'>,
): Settings {
  const kept = store.facts.get('settings')?.value as Partial<Settings> | undefined;
  return { ...defaultSettings(scenario), ...kept, scenario, ...(seed === null ? {} : { seed }) };
}

/** Keeps the clock's distance to real time, in milliseconds, over a restart. */
export function keepClock(store: Store, offsetMs: number): void {
  store.facts.put({ id: 'clock', value: offsetMs });
}

export function keptClock(store: Store): number {
  return Number(store.facts.get('clock')?.value ?? 0);
}
