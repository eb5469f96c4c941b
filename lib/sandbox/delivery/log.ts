/** One try to hand an event to a webhook address. */
export interface DeliveryEntry {
  readonly at: string;
  readonly uuid: string;
  readonly subscriptionId: string;
  readonly event: string;
  readonly address: string;
  readonly attempt: number;
  /** Status of the receiver's answer; null when there was none. */
  readonly status: number | null;
  readonly outcome: 'taken' | 'failed' | 'dropped' | 'given up';
  readonly error: string | null;
  readonly payload: unknown;
}

const KEPT = 2000;

/** The latest tries, oldest first. */
export class DeliveryLog {
  readonly #entries: DeliveryEntry[] = [];

  add(entry: DeliveryEntry): void {
    this.#entries.push(entry);
    if (this.#entries.length > KEPT) this.#entries.shift();
  }

  list(): DeliveryEntry[] {
    return [...this.#entries];
  }

  clear(): void {
    this.#entries.length = 0;
  }
}
