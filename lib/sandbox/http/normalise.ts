import type { OperationFacts, Parameter } from './contract';
import type { JsonObject } from './json';
import type { Query } from './query';

/** The query of a request under the document's own names, each value in the form the document has for it. */
export type PlainQuery = Readonly<Record<string, string | readonly string[]>>;

/** Older and mistaken names, by the name of the document (API notes, section 3). */
const ALIASES: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  listSocialMessagingContents: {
    channelIds: ['channelId', 'sourceIds', 'source', 'sourceId'],
    interventionIds: ['intervention'],
    authorIdentityIds: ['identity'],
    authorIdentityGroupIds: ['identityGroup'],
    threadIds: ['thread'],
    text: ['texts'],
    orderBy: ['sortedBy'],
  },
  listSocialMessagingIdentities: {
    channelId: ['sourceId'],
    identityGroupIds: ['identityGroupId'],
    orderBy: ['sortedBy'],
  },
};

/** Lists whose values may hold a comma. */
const FREE_TEXT = ['text'];

/**
 * Smooths out what clients write in several ways, before the document judges it: arrays repeated, with commas
 * and with brackets; the names of the older generation; a raw plus sign, which arrives as a space; numbers that
 * are larger than the largest. What the document does not know is left out, as the service ignores it.
 */
export function normalisedQuery(query: Query, { id, parameters }: OperationFacts): PlainQuery {
  const plain: Record<string, string | readonly string[]> = {};
  for (const parameter of parameters) {
    const value = valueFor(query, parameter, ALIASES[id]?.[parameter.name] ?? []);
    if (value !== undefined) plain[parameter.name] = value;
  }
  return plain;
}

function valueFor(query: Query, parameter: Parameter, aliases: readonly string[]) {
  const names = [parameter.name, ...aliases];
  if (parameter.isList) {
    const values = FREE_TEXT.includes(parameter.name) ? query.whole(...names) : query.many(...names);
    return values.length > 0 ? values : undefined;
  }
  const value = query.one(...names)?.replace(/^ /, '+');
  return value === undefined ? undefined : loweredTo(parameter.maximum, value);
}

/** A number above the maximum is lowered, not refused (API notes, section 5). */
function loweredTo(maximum: number | null, value: string): string {
  return maximum !== null && /^\d+$/.test(value) && Number(value) > maximum ? `${maximum}` : value;
}

/** A body without what counts as absent, and with the newer of two names for the same member. */
export function normalisedBody(body: JsonObject): JsonObject {
  const { sourceId, channelId = sourceId, ...members } = withoutNulls(body);
  return channelId === undefined ? members : { ...members, channelId };
}

function withoutNulls(body: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null));
}
