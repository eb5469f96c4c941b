import 'server-only';
import { database } from '../db';

/**
 * Every table with rows of a workspace, what refers to others before what it refers to
 * (tests/api/operator.test.ts holds it against the database's own columns).
 */
export const workspaceTables = [
  'upload_chunk',
  'upload',
  'bulk_change_item',
  'bulk_change',
  'mention',
  'note',
  'draft',
  'conversation_tag',
  'tag',
  'read_mark',
  'activity',
  'message',
  'conversation',
  'person',
  'template',
  'own_login_refusal',
  'own_login',
  'login_errand',
  'connect_errand',
  'channel_hour',
  'channel_right',
  'team_right',
  'channel',
  'webhook_event',
  'call_budget',
  'sweep_gap',
  'incident',
  'oddity',
  'account',
  'saved_view',
  'canned_reply',
  'team_member',
  'team',
  'invitation',
  'password_reset',
  'api_token',
  'webhook_attempt',
  'webhook_delivery',
  'outgoing_webhook',
  'feed',
  'feed_counter',
  'session',
  'membership',
] as const;
export type WorkspaceTable = (typeof workspaceTables)[number];

/** Rows at once; few where each may have a megabyte. */
const ROWS = 500;
const heavy: Partial<Record<WorkspaceTable, number>> = { upload_chunk: 4, webhook_event: 20 };

/** A row as it stands, bytes as hexadecimal digits after `\x`. */
export type TableRow = Record<string, unknown>;

interface KeyColumn {
  name: string;
  type: string;
}

/**
 * All rows of a workspace in one table, by its key, read as fast as they are taken. Columns of secrets and their hashes,
 * which the names tell, are left out.
 */
export async function* readTable(workspaceId: string, table: WorkspaceTable): AsyncGenerator<TableRow> {
  const key = await database.rows<KeyColumn>(KEY, [table]);
  const most = heavy[table] ?? ROWS;
  let after: string[] | null = null;
  for (;;) {
    const text = pageSql(table, key, { isFirst: after === null, most });
    const page: { row: TableRow; key: string[] }[] = await database.rows(text, [
      workspaceId,
      ...(after ?? []),
    ]);
    for (const { row } of page) yield withoutSecrets(row);
    const last = page.at(-1);
    if (!last || page.length < most) return;
    after = last.key;
  }
}

/** The names come from the database's own catalogue. */
function pageSql(
  table: string,
  key: KeyColumn[],
  { isFirst, most }: { isFirst: boolean; most: number },
): string {
  const columns = key.map(({ name }) => name).join(', ');
  const place = key.map(({ type }, index) => `$${index + 2}::text::${type}`).join(', ');
  return `SELECT to_jsonb(own) AS row, ARRAY[${key.map(({ name }) => `${name}::text`).join(', ')}] AS key
    FROM ${table} AS own WHERE workspace_id = $1::uuid ${isFirst ? '' : `AND (${columns}) > (${place})`}
    ORDER BY ${columns} LIMIT ${most}`;
}

/** The columns of a table's primary key, in their order. */
const KEY = `
  SELECT attribute.attname::text AS name, format_type(attribute.atttypid, NULL) AS type
  FROM pg_index CROSS JOIN LATERAL unnest(indkey::int2[]) WITH ORDINALITY AS place(attnum, at)
  JOIN pg_attribute AS attribute ON attribute.attrelid = indrelid AND attribute.attnum = place.attnum
  WHERE indrelid = ($1::text)::regclass AND indisprimary
  ORDER BY place.at`;

/** Whatever is a secret is kept sealed or hashed, and its column is called so. */
function withoutSecrets(row: TableRow): TableRow {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !/_(sealed|hash)$/.test(name)));
}
