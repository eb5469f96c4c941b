import 'server-only';
import { knownSecrets } from '../account/known-secrets';
import { database, inTransaction } from '../db';
import { notFound } from '../errors';
import { log } from '../log';
import { findWorkspace } from '../queries/list-workspaces';
import { readTable, type TableRow, type WorkspaceTable, workspaceTables } from '../queries/workspace-tables';
import { MASK, maskedPayload } from '../ringcentral/masked-payload';
import { noteWorkspaceActivity } from '../writes/note-activity';

/** One line: where it stands, and what. The last one says how many there were, so that a file that broke off is known. */
export type ExportedLine = { table: string; row: TableRow } | { end: true; rows: number };

/** What lets somebody in or is about to: of no use to anybody else. */
const leftOut: readonly WorkspaceTable[] = ['session', 'connect_errand', 'login_errand'];

/**
 * Hands out everything of a workspace but its secrets: of each table every row, after the workspace and its people. Work
 * goes on meanwhile: what changes while it is read is told as it was before or as it is after. By the operator.
 *
 * @returns read as fast as it is taken
 * @throws AppError `not-found`
 */
export async function exportWorkspace(id: string, now: Date): Promise<AsyncIterable<ExportedLine>> {
  await inTransaction(async (tx) => {
    if (!(await findWorkspace(tx, id))) throw notFound('workspace');
    const by = { workspaceId: id, agentId: null };
    await noteWorkspaceActivity(tx, by, { kind: 'workspace-exported' }, now);
  });
  log().info({ workspaceId: id }, 'the operator exports a workspace');
  return readLines(id, await knownSecrets(id));
}

async function* readLines(workspaceId: string, secrets: string[]): AsyncGenerator<ExportedLine> {
  let rows = 0;
  for await (const { table, row } of readRows(workspaceId)) {
    rows += 1;
    yield { table, row: masked(row, secrets) };
  }
  yield { end: true, rows };
}

async function* readRows(workspaceId: string): AsyncGenerator<{ table: string; row: TableRow }> {
  for (const { row } of await database.rows<{ row: TableRow }>(WORKSPACE, [workspaceId])) {
    yield { table: 'workspace', row };
  }
  for (const row of await database.rows<TableRow>(PEOPLE, [workspaceId])) yield { table: 'agent', row };
  for (const table of workspaceTables.toReversed()) {
    if (leftOut.includes(table)) continue;
    for await (const row of readTable(workspaceId, table)) yield { table, row };
  }
}

const WORKSPACE = 'SELECT to_jsonb(workspace) AS row FROM workspace WHERE id = $1::uuid';

const PEOPLE = `
  SELECT agent.id, agent.email, agent.name, agent.created_at
  FROM membership JOIN agent ON agent.id = membership.agent_id
  WHERE membership.workspace_id = $1::uuid ORDER BY agent.id`;

/** What was delivered is told as the ledger shows it. Elsewhere a secret may stand in words of the platform. */
function masked({ raw, ...row }: TableRow, secrets: string[]): TableRow {
  const told = maskedMembers(row, secrets) as TableRow;
  if (typeof raw !== 'string') return told;
  return { ...told, raw: maskedPayload(Buffer.from(raw.slice(2), 'hex'), secrets) };
}

function maskedMembers(value: unknown, secrets: string[]): unknown {
  if (typeof value === 'string')
    return secrets.reduce((rest, secret) => rest.replaceAll(secret, MASK), value);
  if (Array.isArray(value)) return value.map((item) => maskedMembers(item, secrets));
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, maskedMembers(member, secrets)]),
  );
}
