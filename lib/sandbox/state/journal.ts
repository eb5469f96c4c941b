import {
  closeSync,
  fsync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** One change of one row: the new row, or null when the row is gone. */
export interface JournalEntry {
  readonly table: string;
  readonly id: string;
  readonly row: unknown;
}

/**
 * Append-only log of changes. A line is handed to the operating system before `append` returns, so a
 * killed process loses nothing; `flush` adds the disk, and many callers share one fsync.
 */
export class Journal {
  readonly #path: string;
  #file: number;
  #lines = 0;
  #running: Promise<void> | null = null;
  #next: Promise<void> | null = null;

  constructor(path: string) {
    mkdirSync(dirname(path), { recursive: true });
    this.#path = path;
    this.#file = openSync(path, 'a');
  }

  /** Number of lines in the file, to decide when rewriting it pays. */
  get lines(): number {
    return this.#lines;
  }

  /** Every change on record, oldest first. A line torn by a crash in mid-write is cut off. */
  *replay(): Generator<JournalEntry> {
    const bytes = readFileSync(this.#path);
    let start = 0;
    for (let end = bytes.indexOf(10, start); end !== -1; end = bytes.indexOf(10, start)) {
      this.#lines += 1;
      yield JSON.parse(bytes.toString('utf8', start, end)) as JournalEntry;
      start = end + 1;
    }
    if (start < bytes.length) truncateSync(this.#path, start);
  }

  /** Writes one change. */
  append(entry: JournalEntry): void {
    writeSync(this.#file, `${JSON.stringify(entry)}\n`);
    this.#lines += 1;
  }

  /** Resolves once everything appended before this call is on the disk. */
  flush(): Promise<void> {
    if (!this.#running) return this.#sync();
    // A running fsync may have started before the caller's line was written: wait for the one after it.
    this.#next ??= this.#running.then(() => {
      this.#next = null;
      return this.#sync();
    });
    return this.#next;
  }

  /** Replaces the log by the given rows; a crash leaves either the old or the new file. */
  rewrite(entries: Iterable<JournalEntry>): void {
    const draft = `${this.#path}.next`;
    const file = openSync(draft, 'w');
    this.#lines = 0;
    for (const entry of entries) {
      writeSync(file, `${JSON.stringify(entry)}\n`);
      this.#lines += 1;
    }
    fsyncSync(file);
    renameSync(draft, this.#path);
    const old = this.#file;
    this.#file = file;
    // An fsync of the old file may still be running.
    void (this.#running ?? Promise.resolve()).finally(() => closeSync(old));
  }

  /** Syncs and closes the file. */
  close(): void {
    fsyncSync(this.#file);
    closeSync(this.#file);
  }

  #sync(): Promise<void> {
    this.#running = new Promise<void>((resolve, reject) => {
      fsync(this.#file, (error) => (error ? reject(error) : resolve()));
    }).finally(() => {
      this.#running = null;
    });
    return this.#running;
  }
}
