import 'server-only';
import type { Session } from '@/lib/contract/session';
import type { Viewer } from '@/lib/domain/permission';
import { type Database, inSnapshot } from '../db';
import { AppError } from '../errors';
import { countViews } from './count-views';
import { listAccounts } from './get-account';
import { listAgents } from './list-agents';
import { listChannels } from './list-channels';
import { listDraftMarks } from './list-drafts';
import { listOwnWorkspaces } from './list-own-workspaces';
import { listTags } from './list-tags';
import { listTeams } from './list-teams';
import { listViews } from './list-views';

/**
 * Who is signed in, where, and everything small that every screen needs, as it all was at one position of the feed.
 *
 * @throws AppError `not-signed-in` when the workspace or the membership went away in between
 */
export function getSession(viewer: Viewer): Promise<Session> {
  return inSnapshot(async (db) => {
    const { seq, ...workspace } = await getWorkspace(db, viewer.workspaceId);
    const agents = await listAgents(db, viewer.workspaceId);
    const agent = agents.find(({ id }) => id === viewer.agentId);
    if (!agent) throw gone();
    const views = await listViews(db, viewer);
    return {
      agent,
      workspace,
      workspaces: await listOwnWorkspaces(db, viewer.agentId),
      agents,
      teams: await listTeams(viewer.workspaceId, db),
      channels: await listChannels(db, viewer),
      accounts: await listAccounts(db, viewer.workspaceId),
      tags: await listTags(viewer.workspaceId, db),
      drafts: await listDraftMarks(db, viewer),
      views,
      counts: await countViews(db, viewer, views),
      seq,
    };
  });
}

/** With the position of its feed. */
async function getWorkspace(
  db: Database,
  workspaceId: string,
): Promise<Session['workspace'] & { seq: number }> {
  const [found] = await db.rows<Session['workspace'] & { seq: number }>(
    `SELECT workspace.id, workspace.name, workspace.is_demo AS "isDemo",
       workspace.default_theme AS "defaultTheme", workspace.default_language AS "defaultLanguage",
       jsonb_build_object('zone', workspace.time_zone, 'hours', workspace.business_hours) AS schedule,
       coalesce(feed_counter.seq, 0)::float8 AS seq
     FROM workspace LEFT JOIN feed_counter ON feed_counter.workspace_id = workspace.id
     WHERE workspace.id = $1::uuid`,
    [workspaceId],
  );
  if (!found) throw gone();
  return found;
}

function gone(): AppError {
  return new AppError('not-signed-in', 'Sign in again.');
}
