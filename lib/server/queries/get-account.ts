import 'server-only';
import type { Account, Trouble } from '@/lib/contract/account';
import type { Database } from '../db';
import { notFound } from '../errors';

interface AccountRecord {
  id: string;
  name: string;
  server_url: string;
  client_id: string;
  is_of_deployment: boolean;
  user_name: string | null;
  base_path: string;
  event_filters: string[];
  generation: Account['generation'];
  is_generation_fixed: boolean;
  state: Account['state'];
  state_reason: string | null;
  access_token_expires_at: Date | null;
  refresh_token_expires_at: Date | null;
  subscription_state: Account['subscriptionState'];
  subscription_problem: string | null;
  subscription_detail: string | null;
  subscription_expires_at: Date | null;
  import_started_at: Date | null;
  import_completed_at: Date | null;
  imported_count: number;
  last_event_at: Date | null;
  last_sweep_at: Date | null;
  monthly_limit: number | null;
  /** Times as the database writes them into JSON. */
  troubles: Trouble[];
}

/** Never the sealed columns. */
const COLUMNS = `
  id, name, server_url, client_id, client_secret_sealed IS NULL AS is_of_deployment, user_name, base_path, event_filters, generation::text, is_generation_fixed, state::text, state_reason, access_token_expires_at,
  refresh_token_expires_at, subscription_state::text, subscription_problem, subscription_detail, subscription_expires_at, import_started_at,
  import_completed_at, imported_count, last_event_at, last_sweep_at, monthly_limit,
  ARRAY(
    SELECT json_build_object('kind', kind, 'since', min(started_at),
      'detail', CASE kind WHEN 'channel-silent' THEN string_agg(detail, ', ' ORDER BY detail)
        ELSE (array_agg(detail ORDER BY started_at, topic))[1] END)
    FROM incident
    WHERE incident.workspace_id = account.workspace_id AND incident.account_id = account.id AND ended_at IS NULL
    GROUP BY kind ORDER BY min(started_at), kind
  ) AS troubles`;

/**
 * One account of a workspace, without its secrets.
 *
 * @throws AppError `not-found`
 */
export async function getAccount(
  db: Database,
  key: { workspaceId: string; accountId: string },
): Promise<Account> {
  const [record] = await db.rows<AccountRecord>(
    `SELECT ${COLUMNS} FROM account WHERE workspace_id = $1::uuid AND id = $2::uuid`,
    [key.workspaceId, key.accountId],
  );
  if (!record) throw notFound('account');
  return toAccount(record);
}

/** All accounts of a workspace, oldest first. */
export async function listAccounts(db: Database, workspaceId: string): Promise<Account[]> {
  const records = await db.rows<AccountRecord>(
    `SELECT ${COLUMNS} FROM account WHERE workspace_id = $1::uuid ORDER BY created_at, id`,
    [workspaceId],
  );
  return records.map(toAccount);
}

function toAccount(record: AccountRecord): Account {
  return {
    id: record.id,
    name: record.name,
    serverUrl: record.server_url,
    clientId: record.client_id,
    isOfDeployment: record.is_of_deployment,
    userName: record.user_name,
    basePath: record.base_path,
    eventFilters: record.event_filters,
    generation: record.generation,
    isGenerationFixed: record.is_generation_fixed,
    state: record.state,
    stateReason: record.state_reason,
    accessTokenExpiresAt: iso(record.access_token_expires_at),
    refreshTokenExpiresAt: iso(record.refresh_token_expires_at),
    subscriptionState: record.subscription_state,
    subscriptionProblem: record.subscription_problem,
    subscriptionDetail: record.subscription_detail,
    subscriptionExpiresAt: iso(record.subscription_expires_at),
    importStartedAt: iso(record.import_started_at),
    importCompletedAt: iso(record.import_completed_at),
    importedCount: record.imported_count,
    lastEventAt: iso(record.last_event_at),
    lastSweepAt: iso(record.last_sweep_at),
    monthlyLimit: record.monthly_limit,
    isSweepDegraded: record.generation === 'source',
    troubles: record.troubles.map((it) => ({ ...it, since: new Date(it.since).toISOString() })),
  };
}

function iso(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}
