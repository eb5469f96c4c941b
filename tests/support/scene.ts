import { until } from './until';
import type { World } from './world';

/** Seconds of the platform's clock between two events: more than a test takes, so that none comes by itself. */
const PACE = 1_000;

interface ScenesReport {
  playing: unknown[];
}

/**
 * Plays a scene of the sandbox event by event.
 *
 * @param seen what the platform shows of it; it is read until it has changed
 * @param afterEach called after each event, with its number from 0
 */
export async function playByStep(
  world: World,
  scene: { name: string; size?: number },
  { seen, afterEach }: { seen: () => Promise<unknown>; afterEach: (step: number) => Promise<void> },
): Promise<void> {
  const look = async () => JSON.stringify(await seen());
  const isOver = async () => (await world.sandbox.control<ScenesReport>('/scenes')).playing.length === 0;
  await world.sandbox.control('/scenes', { method: 'POST', body: { ...scene, perSecond: 1 / PACE } });
  let last = '[]';
  for (let step = 0; ; step += 1) {
    if (step > 0) await world.sandbox.control('/clock', { method: 'POST', body: { advanceSeconds: PACE } });
    await until(async () => (await look()) !== last || (await isOver()));
    await afterEach(step);
    last = await look();
    if (await isOver()) return;
  }
}
