import type { SavedView } from '@/lib/contract/saved-view';
import type { Counts } from '@/lib/contract/session';
import {
  belongsTo,
  countedViews,
  isCounted,
  isSameFilter,
  type ViewFacts,
  type ViewFilter,
  viewFilter,
} from '@/lib/domain/view';
import { type SavedList, savedLists } from './saved-views';

/** No counted view asks what its viewer has read. */
const anyReader = { readCount: 0, isMarkedUnread: false };
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
  viewer: CountsViewer,
): Counts {
  const out = before === null ? counts : shifted(counts, before, viewer, -1);
  return shifted(out, after, viewer, 1);
}

/** Whose badges they are, with the saved views among them. */
export interface CountsViewer {
  readonly agentId: string;
  readonly views: readonly SavedView[];
}

/** Do the badges of a viewer depend on what they have read? Then events alone cannot move them. */
export function dependOnReading({ views }: Pick<CountsViewer, 'views'>): boolean {
  return countedLists(views).some(({ filter }) => filter.isUnread);
}

function countedLists(views: readonly SavedView[]): readonly SavedList[] {
  return savedLists(views).filter(({ filter }) => isCounted(filter));
}

function shifted(counts: Counts, facts: ViewFacts, viewer: CountsViewer, by: 1 | -1): Counts {
  const views = { ...counts.views };
  for (const { view, filter } of counted) {
    if (belongsTo(filter, facts, anyReader, viewer)) views[view] += by;
  }
  let { saved } = counts;
  for (const { view, filter } of countedLists(viewer.views)) {
    if (belongsTo(filter, facts, anyReader, viewer)) saved = added(saved, view.id, by);
  }
  if (facts.status !== 'open') return { ...counts, views, saved };
  return {
    views,
    saved,
    channels: added(counts.channels, facts.channelId, by),
    channelTypes: added(counts.channelTypes, facts.channelType, by),
    teams: facts.teamId === null ? counts.teams : added(counts.teams, facts.teamId, by),
  };
}

function added(numbers: Counts['channels'], key: string, by: number): Counts['channels'] {
  return { ...numbers, [key]: (numbers[key] ?? 0) + by };
}

/** How many conversations a list holds, where that is counted; null where it is not. */
export function countOf(filter: ViewFilter, counts: Counts, views: readonly SavedView[]): number | null {
  const [type] = filter.channelTypes;
  const [channelId] = filter.channelIds;
  const [teamId] = filter.teamIds;
  const places = [
    ...counted.map(({ view, filter: whole }) => ({ whole, count: counts.views[view] })),
    ...countedLists(views).map(({ view, filter: whole }) => ({ whole, count: counts.saved[view.id] ?? 0 })),
    ...(type === undefined ? [] : placesOf('channelTypes', type, counts.channelTypes)),
    ...(channelId === undefined ? [] : placesOf('channelIds', channelId, counts.channels)),
    ...(teamId === undefined ? [] : placesOf('teamIds', teamId, counts.teams)),
  ];
  return places.find(({ whole }) => isSameFilter(whole, filter))?.count ?? null;
}

function placesOf(member: 'channelTypes' | 'channelIds' | 'teamIds', key: string, numbers: Counts['teams']) {
  return [{ whole: viewFilter('all', { [member]: [key] }), count: numbers[key] ?? 0 }];
}
