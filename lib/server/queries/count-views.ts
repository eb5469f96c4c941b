import 'server-only';
import type { SavedView } from '@/lib/contract/saved-view';
import type { Counts } from '@/lib/contract/session';
import type { Viewer } from '@/lib/domain/permission';
import { countedViews, isCounted, type ViewFilter, viewFilter } from '@/lib/domain/view';
import { filterOfWords } from '@/lib/domain/view-address';
import type { Database } from '../db';
import { READABLE_CHANNELS, viewerParams } from './readable-channels-sql';
import { channelsSql, viewSql } from './view-sql';

interface CountRecord {
  channel_id: string;
  channel_type: string;
  team_id: string | null;
  counted: number[];
}

/** A list with a number, and where that number is kept. */
interface CountedList {
  filter: ViewFilter;
  add(counts: Counts, by: number): void;
}

/**
 * How many conversations each view, channel, type of channel, team and saved view holds, of those the viewer may read:
 * all of them in one walk over what is not closed.
 */
export async function countViews(db: Database, viewer: Viewer, saved: readonly SavedView[]): Promise<Counts> {
  const params: unknown[] = viewerParams(viewer);
  const lists = countedLists(saved);
  const columns = lists.map(({ filter }) => `count(*) FILTER (WHERE ${narrowedSql(filter, params)})::int`);
  const records = await db.rows<CountRecord>(
    `SELECT conversation.channel_id, readable.type AS channel_type, conversation.team_id,
       ARRAY[${columns.join(', ')}] AS counted
     FROM (${READABLE_CHANNELS}) AS readable
     JOIN conversation ON conversation.workspace_id = $1::uuid AND conversation.channel_id = readable.id
     WHERE conversation.status <> 'closed' OR conversation.failed_count > 0
     GROUP BY conversation.channel_id, readable.type, conversation.team_id`,
    params,
  );
  return summed(records, lists);
}

function countedLists(saved: readonly SavedView[]): CountedList[] {
  return [
    ...countedViews.map((view) => ({
      filter: viewFilter(view),
      add: (counts: Counts, by: number) => {
        counts.views[view] += by;
      },
    })),
    ...saved
      .map(({ id, filter }) => ({ id, filter: filterOfWords(filter).filter }))
      .filter(({ filter }) => isCounted(filter))
      .map(({ id, filter }) => ({ filter, add: (counts: Counts, by: number) => add(counts.saved, id, by) })),
  ];
}

function narrowedSql(filter: ViewFilter, params: unknown[]): string {
  const { channelIds, channelTypes } = filter;
  const channels =
    channelIds.length + channelTypes.length === 0
      ? ''
      : ` AND conversation.channel_id = ANY(${channelsSql(filter, params)})`;
  return `${viewSql(filter, params)}${channels}`;
}

function summed(records: CountRecord[], lists: readonly CountedList[]): Counts {
  const counts: Counts = {
    views: { mine: 0, unassigned: 0, all: 0, mentions: 0, snoozed: 0, undelivered: 0 },
    channels: {},
    channelTypes: {},
    teams: {},
    saved: {},
  };
  for (const list of lists) list.add(counts, 0);
  const all = countedViews.indexOf('all');
  for (const { counted, channel_id, channel_type, team_id } of records) {
    lists.forEach((list, at) => {
      list.add(counts, counted[at] ?? 0);
    });
    add(counts.channels, channel_id, counted[all] ?? 0);
    add(counts.channelTypes, channel_type, counted[all] ?? 0);
    if (team_id !== null) add(counts.teams, team_id, counted[all] ?? 0);
  }
  return counts;
}

function add(numbers: Record<string, number>, key: string, by: number): void {
  numbers[key] = (numbers[key] ?? 0) + by;
}
