import type { Clock } from './clock';

/** setTimeout silently turns longer waits into no wait at all. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

interface Job {
  readonly dueAt: number;
  readonly run: () => void;
  timer: NodeJS.Timeout;
}

/** Runs work at times of the sandbox clock, and follows that clock when it is moved. */
export class Scheduler {
  readonly #clock: Clock;
  readonly #jobs = new Set<Job>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Runs `run` once the sandbox clock has reached `dueAt` (milliseconds); a past time means soon.
   * Returns a function that takes the job back.
   */
  at(dueAt: number, run: () => void): () => void {
    const job: Job = { dueAt, run, timer: setTimeout(() => {}, 0) };
    this.#jobs.add(job);
    this.#arm(job);
    return () => this.#drop(job);
  }

  /** To be called after the clock was moved. */
  rearm(): void {
    for (const job of this.#jobs) this.#arm(job);
  }

  /** Drops everything that is still to come. */
  clear(): void {
    for (const job of this.#jobs) clearTimeout(job.timer);
    this.#jobs.clear();
  }

  #arm(job: Job): void {
    clearTimeout(job.timer);
    const waitMs = Math.min(Math.max(job.dueAt - this.#clock.now(), 0), LONGEST_TIMER_MS);
    job.timer = setTimeout(() => this.#fire(job), waitMs);
  }

  #fire(job: Job): void {
    if (job.dueAt > this.#clock.now()) {
      this.#arm(job);
      return;
    }
    this.#jobs.delete(job);
    job.run();
  }

  #drop(job: Job): void {
    clearTimeout(job.timer);
    this.#jobs.delete(job);
  }
}
