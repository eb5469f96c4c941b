/**
 * The sandbox's own clock: real time plus an offset that the control surface moves, so that a test
 * can let a reply window close without waiting a day.
 */
export class Clock {
  #offsetMs: number;

  constructor(offsetMs: number) {
    this.#offsetMs = offsetMs;
  }

  /** Milliseconds since the epoch, as the sandbox sees it. */
  now(): number {
    return Date.now() + this.#offsetMs;
  }

  /** Distance to real time in milliseconds. */
  get offsetMs(): number {
    return this.#offsetMs;
  }

  /** Moves the clock; jobs must be re-armed afterwards (see Scheduler.rearm). */
  moveTo(timeMs: number): void {
    this.#offsetMs = Math.round(timeMs - Date.now());
  }
}
