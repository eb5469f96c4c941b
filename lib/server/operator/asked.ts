import 'server-only';

/** What stands behind an act on the command line. */
export interface Asked {
  /** Of the workspace; empty where none is named. */
  id: string;
  name?: string | undefined;
  'time-zone'?: string | undefined;
  'admin-email'?: string | undefined;
  'admin-name'?: string | undefined;
  /** A file. */
  to?: string | undefined;
  confirm?: string | undefined;
}

/** It cannot be told what is wanted; its message says what to type. */
export class Misunderstood extends Error {}

/** Tells the operator. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
