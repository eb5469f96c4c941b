import 'server-only';
import type { AccountHealth, AccountHealthList, IncidentList } from '@/lib/contract/account-health';
import { type Bucket, usedShare } from '@/lib/domain/call-budget';
import type { Viewer } from '@/lib/domain/permission';
import { monthOf } from '@/lib/domain/volume';
import { database } from '../db';
import { notFound } from '../errors';
import { getWorkspaceSettings } from './get-workspace-settings';

interface Facts {
  accountId: string;
  lastEventAt: Date | null;
  lastSweepAt: Date | null;
  minutes: { minute: number; count: number }[];
  delayP90Ms: number | null;
  buckets: { group: string; capacity: number; tokens: number; refilledAt: string }[];
  holesFound: number;
  holesFilled: number;
  monthCount: number;
  oddities: AccountHealth['oddities'];
}

const OF_ACCOUNT = 'workspace_id = $1::uuid AND account_id = account.id';

/** Events of the last hour whose delay is looked at: more would not change what nine of ten took. */
const SAMPLE = 1_000;

const MINUTES = `
  SELECT floor(extract(epoch FROM $2::timestamptz - received_at) / 60)::int AS minute, count(*)::int AS count
  FROM webhook_event
  WHERE ${OF_ACCOUNT} AND received_at > $2::timestamptz - interval '60 minutes' AND received_at <= $2::timestamptz
  GROUP BY 1`;

/** Only of events that brought a message: what tells of it again later has no delay. */
const DELAY = `
  SELECT percentile_cont(0.9) WITHIN GROUP (
    ORDER BY greatest(0, extract(epoch FROM message.created_at - message.sent_at)::float8 * 1000)
  )
  FROM (
    SELECT content_id, received_at FROM webhook_event
    WHERE ${OF_ACCOUNT} AND received_at > $2::timestamptz - interval '60 minutes' AND content_id IS NOT NULL
    ORDER BY received_at DESC LIMIT ${SAMPLE}
  ) AS told
  JOIN message ON message.workspace_id = $1::uuid AND message.account_id = account.id
    AND message.content_id = told.content_id AND message.created_at >= told.received_at`;

const MONTH = `
  SELECT count(*)::int FROM channel
  JOIN conversation ON conversation.workspace_id = $1::uuid AND conversation.channel_id = channel.id
    AND conversation.last_message_at >= $3::timestamptz
  WHERE channel.workspace_id = $1::uuid AND channel.account_id = account.id`;

const FACTS = `
  SELECT account.id AS "accountId", last_event_at AS "lastEventAt", last_sweep_at AS "lastSweepAt",
    ARRAY(SELECT to_json(it) FROM (${MINUTES}) AS it) AS minutes,
    (${DELAY}) AS "delayP90Ms",
    ARRAY(SELECT json_build_object('group', usage_group, 'capacity', capacity, 'tokens', tokens, 'refilledAt', refilled_at)
      FROM call_budget WHERE ${OF_ACCOUNT} AND login_of = '00000000-0000-0000-0000-000000000000'
        AND usage_group <> 'auth') AS buckets,
    held.found AS "holesFound", held.filled AS "holesFilled",
    (${MONTH}) AS "monthCount",
    ARRAY(SELECT json_build_object('member', member, 'value', value, 'count', count, 'lastAt', last_at)
      FROM oddity WHERE ${OF_ACCOUNT} ORDER BY last_at DESC, member, value LIMIT 50) AS oddities
  FROM account, LATERAL (
    SELECT coalesce(sum(holes_found), 0)::int AS found, coalesce(sum(holes_filled), 0)::int AS filled
    FROM channel WHERE ${OF_ACCOUNT}
  ) AS held
  WHERE workspace_id = $1::uuid ORDER BY created_at, id`;

/** How every account of the viewer's workspace does: its pace, its delay, what it uses up, what is odd. */
export async function listAccountHealth(viewer: Viewer, now: Date): Promise<AccountHealthList> {
  const found = await database.rows<Facts>(FACTS, [
    viewer.workspaceId,
    now.toISOString(),
    monthOf(now, await zoneOf(viewer)).from.toISOString(),
  ]);
  return { accounts: found.map((facts) => toHealth(facts, now)) };
}

async function zoneOf({ workspaceId }: Viewer): Promise<string> {
  return (await getWorkspaceSettings({ workspaceId })).timeZone;
}

function toHealth({ minutes, buckets, oddities, ...facts }: Facts, now: Date): AccountHealth {
  const eventsByMinute = Array.from({ length: 60 }, () => 0);
  for (const { minute, count } of minutes) eventsByMinute[59 - Math.min(minute, 59)] = count;
  return {
    ...facts,
    lastEventAt: facts.lastEventAt?.toISOString() ?? null,
    lastSweepAt: facts.lastSweepAt?.toISOString() ?? null,
    eventsByMinute,
    calls: tightest(buckets, now),
    oddities: oddities.map((it) => ({ ...it, lastAt: new Date(it.lastAt).toISOString() })),
  };
}

function tightest(buckets: Facts['buckets'], now: Date): AccountHealth['calls'] {
  const used = buckets.map(({ group, ...told }) => {
    const bucket: Bucket = { ...told, refilledAt: new Date(told.refilledAt) };
    return { group, used: usedShare(bucket, now), perMinute: bucket.capacity };
  });
  return used.sort((a, b) => b.used - a.used)[0] ?? null;
}

/** What was wrong with an account, newest first. @throws AppError `not-found` */
export async function listIncidents(viewer: Viewer, accountId: string): Promise<IncidentList> {
  const [account] = await database.rows<{ incidents: IncidentList['incidents'] }>(
    `SELECT ARRAY(
       SELECT json_build_object('id', id, 'kind', kind, 'since', started_at, 'until', ended_at, 'detail', detail)
       FROM incident WHERE ${OF_ACCOUNT} ORDER BY started_at DESC, id LIMIT 100
     ) AS incidents
     FROM account WHERE workspace_id = $1::uuid AND id = $2::uuid`,
    [viewer.workspaceId, accountId],
  );
  if (!account) throw notFound('account');
  const iso = (at: string) => new Date(at).toISOString();
  return {
    incidents: account.incidents.map((it) => ({
      ...it,
      since: iso(it.since),
      until: it.until && iso(it.until),
    })),
  };
}
