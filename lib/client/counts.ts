import type { Counts } from '@/lib/contract/session';
import { belongsTo, countedViews, type ViewFacts } from '@/lib/domain/view';

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
  for (const view of countedViews) {
    if (belongsTo({ view, channelId: null, channelType: null }, facts, viewer)) views[view] += by;
  }
  if (facts.status !== 'open') return { ...counts, views };
  return {
    views,
    channels: added(counts.channels, facts.channelId, by),
    channelTypes: added(counts.channelTypes, facts.channelType, by),
  };
}

function added(numbers: Counts['channels'], key: string, by: number): Counts['channels'] {
  return { ...numbers, [key]: (numbers[key] ?? 0) + by };
}
