import type { Counts } from '@/lib/contract/session';
import {
  belongsTo,
  countedViews,
  isSameFilter,
  type ViewFacts,
  type ViewFilter,
  viewFilter,
} from '@/lib/domain/view';

/** No counted view asks what its viewer has read. */
const anyReader = { readCount: 0 };
const counted = countedViews.map((view) => ({ view, filter: viewFilter(view) }));

/**
 * The badges after a change: the conversation is taken out by what it was and put in by what it is.
 *
 * @param before null for a conversation that did not exist
 */
export function movedCounts(
  counts: Counts,
  before: ViewFacts | null,
  after: ViewFacts,
  viewer: { agentId: string },
): Counts {
  const out = before === null ? counts : shifted(counts, before, viewer, -1);
  return shifted(out, after, viewer, 1);
}

function shifted(counts: Counts, facts: ViewFacts, viewer: { agentId: string }, by: 1 | -1): Counts {
  const views = { ...counts.views };
  for (const { view, filter } of counted) {
    if (belongsTo(filter, facts, anyReader, viewer)) views[view] += by;
  }
  if (facts.status !== 'open') return { ...counts, views };
  return {
    views,
    channels: added(counts.channels, facts.channelId, by),
    channelTypes: added(counts.channelTypes, facts.channelType, by),
    teams: facts.teamId === null ? counts.teams : added(counts.teams, facts.teamId, by),
  };
}

function added(numbers: Counts['channels'], key: string, by: number): Counts['channels'] {
  return { ...numbers, [key]: (numbers[key] ?? 0) + by };
}

/** How many conversations a list holds, where that is counted; null where it is not. */
export function countOf(filter: ViewFilter, counts: Counts): number | null {
  const [type] = filter.channelTypes;
  const [channelId] = filter.channelIds;
  const [teamId] = filter.teamIds;
  const places = [
    ...counted.map(({ view, filter: whole }) => ({ whole, count: counts.views[view] })),
    ...(type === undefined ? [] : placesOf('channelTypes', type, counts.channelTypes)),
    ...(channelId === undefined ? [] : placesOf('channelIds', channelId, counts.channels)),
    ...(teamId === undefined ? [] : placesOf('teamIds', teamId, counts.teams)),
  ];
  return places.find(({ whole }) => isSameFilter(whole, filter))?.count ?? null;
}

function placesOf(member: 'channelTypes' | 'channelIds' | 'teamIds', key: string, numbers: Counts['teams']) {
  return [{ whole: viewFilter('all', { [member]: [key] }), count: numbers[key] ?? 0 }];
}
