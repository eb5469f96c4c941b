import 'server-only';

/** One question of the audit: what must be true of the rows of one table in one workspace. */
export interface Check {
  /** The table whose rows are wrong when it finds something. */
  table: string;
  /**
   * Yields `key`, `field`, `expected` and `found` (all text) for each row that is wrong; $1 is the workspace. It works
   * out anew what the commands keep up to date, and so shares no SQL with them.
   */
  sql: string;
}
