import type { Sandbox } from '../sandbox';

/** A change of rhythm or a moved clock is noticed after this time at the latest. */
const LONGEST_WAIT_MS = 1000;
/** As many at once may be made up for before others have their turn again. */
const BATCH = 50;

/** Something that happens again and again, at times that it plans itself. */
export interface Pace {
  /** When it is due next, in milliseconds of the sandbox clock; null when it is over. Asked often. */
  nextDueAt(): number | null;
  /** Lets it happen. `dueAt` is the planned time, which may have passed already. */
  act(dueAt: number): void;
}

/**
 * Lets it happen at its planned times until it is over. One that came late does not put off the next one, so
 * hundreds in a second are hundreds in a second.
 */
export function keepPace(sandbox: Sandbox, pace: Pace): void {
  const dueAt = pace.nextDueAt();
  if (dueAt === null) return;
  const wakeAt = Math.min(dueAt, sandbox.clock.now() + LONGEST_WAIT_MS);
  sandbox.scheduler.at(wakeAt, () => {
    for (let count = 0; count < BATCH; count += 1) {
      const next = pace.nextDueAt();
      if (next === null || next > sandbox.clock.now()) break;
      pace.act(next);
    }
    keepPace(sandbox, pace);
  });
}
