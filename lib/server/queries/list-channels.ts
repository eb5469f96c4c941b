import 'server-only';
import type { Channel, ChannelLedger, TeamRights } from '@/lib/contract/channel';
import { type ChannelRights, channelRights, isWithin, noRights, type Viewer } from '@/lib/domain/permission';
import { type Database, database } from '../db';
import { notFound } from '../errors';
import {
  FORBIDDEN_COLUMNS,
  FORBIDDEN_JOINS,
  type ForbiddenRecord,
  toForbidden,
  toOwnSpeaker,
} from './forbidden-sql';

interface ChannelRecord extends ForbiddenRecord {
  id: string;
  version: number;
  accountId: string;
  externalId: string;
  type: string;
  name: string | null;
  lastEventAt: Date | null;
  lastSweepAt: Date | null;
  holesFound: number;
  holesFilled: number;
  isEmpty: boolean;
  agentsMay: ChannelRights;
  takesPlainReplies: boolean;
  position: number | null;
  isHidden: boolean;
  isRetired: boolean;
  takesUploads: boolean;
  ownGrant: ChannelRights | null;
  teamRights: (TeamRights & { isOwn: boolean })[];
  forbiddenConversationId: string | null;
}

/** Of every team that has some there, and whether the viewer is in it. */
const TEAM_RIGHTS = `(
  SELECT coalesce(jsonb_agg(jsonb_build_object('teamId', team_id, 'isOwn', EXISTS (
      SELECT FROM team_member AS belonging WHERE belonging.workspace_id = granted.workspace_id
        AND belonging.team_id = granted.team_id AND belonging.agent_id = $2::uuid),
    'rights', jsonb_build_object('canRead', can_read, 'canReply', can_reply, 'canStart', can_start))
    ORDER BY team_id), '[]')
  FROM team_right AS granted
  WHERE granted.workspace_id = channel.workspace_id AND granted.channel_id = channel.id)`;

const IS_EMPTY = `(
  NOT EXISTS (SELECT FROM conversation AS held
    WHERE held.workspace_id = channel.workspace_id AND held.channel_id = channel.id)
  AND NOT EXISTS (SELECT FROM template AS held
    WHERE held.workspace_id = channel.workspace_id AND held.channel_id = channel.id))`;

const SELECT = `
  SELECT channel.id, channel.version, channel.account_id AS "accountId", channel.external_id AS "externalId",
    channel.type, channel.name, channel.last_event_at AS "lastEventAt",
    channel.last_sweep_at AS "lastSweepAt", channel.holes_found AS "holesFound",
    channel.holes_filled AS "holesFilled", ${IS_EMPTY} AS "isEmpty",
    jsonb_build_object('canRead', channel.agents_read, 'canReply', channel.agents_reply,
      'canStart', channel.agents_start) AS "agentsMay", channel.takes_plain_replies AS "takesPlainReplies",
    channel.position, channel.is_hidden AS "isHidden", channel.is_retired AS "isRetired",
    account.takes_uploads IS TRUE AS "takesUploads",
    CASE WHEN own.agent_id IS NOT NULL THEN jsonb_build_object('canRead', own.can_read,
      'canReply', own.can_reply, 'canStart', own.can_start) END AS "ownGrant",
    ${TEAM_RIGHTS} AS "teamRights",
    ${FORBIDDEN_COLUMNS}, refused.conversation_id AS "forbiddenConversationId"
  FROM channel ${FORBIDDEN_JOINS}
  JOIN account ON account.workspace_id = channel.workspace_id AND account.id = channel.account_id
  LEFT JOIN message AS refused
    ON refused.workspace_id = channel.workspace_id AND refused.id = channel.forbidden_message_id
  LEFT JOIN channel_right AS own
    ON own.workspace_id = channel.workspace_id AND own.channel_id = channel.id AND own.agent_id = $2::uuid
  WHERE channel.workspace_id = $1::uuid`;

/** The channels the viewer may read, in the order that an admin has given them, the others as they came. */
export async function listChannels(db: Database, viewer: Viewer): Promise<Channel[]> {
  const records = await db.rows<ChannelRecord>(
    `${SELECT} ORDER BY channel.position, channel.created_at, channel.id`,
    [viewer.workspaceId, viewer.agentId],
  );
  return records.map((record) => toChannel(record, viewer)).filter(({ rights }) => rights.canRead);
}

/** The same, as it is now. */
export function listChannelsOf(viewer: Viewer): Promise<Channel[]> {
  return listChannels(database, viewer);
}

/**
 * One channel the viewer may read.
 *
 * @throws AppError `not-found`, also for what exists and may not be seen
 */
export async function getChannel(db: Database, viewer: Viewer, channelId: string): Promise<Channel> {
  const [record] = await db.rows<ChannelRecord>(`${SELECT} AND channel.id = $3::uuid`, [
    viewer.workspaceId,
    viewer.agentId,
    channelId,
  ]);
  const channel = record && toChannel(record, viewer);
  if (!channel?.rights.canRead) throw notFound('channel');
  return channel;
}

function toChannel(record: ChannelRecord, viewer: Viewer): Channel {
  const { agentsMay, lastSweepAt, holesFound, holesFilled, isEmpty } = record;
  const ledger: ChannelLedger = { lastSweepAt: iso(lastSweepAt), holesFound, holesFilled, isEmpty };
  const forbidden = toForbidden(record);
  return {
    id: record.id,
    version: record.version,
    accountId: record.accountId,
    externalId: record.externalId,
    type: record.type,
    name: record.name,
    lastEventAt: iso(record.lastEventAt),
    agentsMay,
    takesPlainReplies: record.takesPlainReplies,
    position: record.position,
    isHidden: record.isHidden,
    isRetired: record.isRetired,
    takesUploads: record.takesUploads,
    forbidden: forbidden && { ...forbidden, conversationId: record.forbiddenConversationId },
    ownLogin: toOwnSpeaker(record),
    teamsMay: viewer.role === 'admin' ? record.teamRights.map(({ isOwn: _, ...team }) => team) : [],
    rights: isWithin(viewer, record.id) ? rightsOf(viewer, record) : noRights,
    ledger: viewer.role === 'admin' ? ledger : null,
  };
}

function rightsOf({ role }: Viewer, { agentsMay, ownGrant, teamRights }: ChannelRecord): ChannelRights {
  const ofTeams = teamRights.filter(({ isOwn }) => isOwn).map(({ rights }) => rights);
  return channelRights(role, { forAllAgents: agentsMay, own: ownGrant, ofTeams });
}

function iso(at: Date | null): string | null {
  return at?.toISOString() ?? null;
}
