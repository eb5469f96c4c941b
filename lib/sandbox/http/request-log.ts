/** One call the sandbox received, for assertions about what a client did. */
export interface RequestEntry {
  readonly at: string;
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly operation: string;
  /** The answer's status; null when no answer was given. */
  readonly status: number | null;
  readonly userId: string | null;
}

const KEPT = 5000;

/** The latest API calls, oldest first. */
export class RequestLog {
  readonly #entries: RequestEntry[] = [];

  add(entry: RequestEntry): void {
    this.#entries.push(entry);
    if (this.#entries.length > KEPT) this.#entries.shift();
  }

  /** Everything kept, or what came at or after an ISO time. */
  list(since?: string): RequestEntry[] {
    return since ? this.#entries.filter((entry) => entry.at >= since) : [...this.#entries];
  }

  clear(): void {
    this.#entries.length = 0;
  }
}
