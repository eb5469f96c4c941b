import 'server-only';
import type { Channel } from '@/lib/contract/channel';
import type { Viewer } from '@/lib/domain/permission';
import { callAccount } from '../account/call-account';
import { database } from '../db';
import { notFound } from '../errors';
import { listAccounts } from '../queries/get-account';
import { listChannels } from '../queries/list-channels';
import { listKnownPeople } from '../queries/list-known-people';
import type { Answer } from '../ringcentral/answer';
import {
  keepSeen,
  type PassedRecord,
  type PassThroughAnswer,
  type PassThroughRequest,
  passedRecords,
  passThrough,
} from '../ringcentral/pass-through';
import { askedFor, namedChannels } from '../ringcentral/pass-through-channels';

/**
 * Asks the platform one of its reading operations for a script, with the rights of the person behind it: lists are
 * asked only for channels they may read, and what an answer holds beyond that is taken out. It spends the calls that
 * the import needs as well, so it yields to it.
 *
 * @throws AppError `not-found` for channels that the person may not read, and where no account is connected
 */
export async function readPlatform(
  viewer: Viewer,
  request: PassThroughRequest,
  now: Date,
): Promise<Answer<PassThroughAnswer>> {
  const readable = await listChannels(database, viewer);
  const named = namedChannels(request.query);
  const asked =
    named.length === 0 ? readable : readable.filter(({ externalId }) => named.includes(externalId));
  const accountId = asked[0]?.accountId ?? (await oldestAccount(viewer));
  const account = { workspaceId: viewer.workspaceId, accountId };
  const channels = asked.filter((channel) => channel.accountId === accountId);
  const isLimited = seesNotAll(viewer);
  const terms = { group: 'light', priority: 'sweep', isForeign: true } as const;
  const answer = await callAccount(account, { ...terms, now }, (connection) =>
    passThrough(connection, isLimited ? narrowed(request, channels, connection.generation) : request),
  );
  if (answer.outcome !== 'ok' || !isLimited) return answer;
  const isSeen = await sight(viewer, accountId, { channels, records: passedRecords(answer.value) });
  return { ...answer, value: keepSeen(answer.value, isSeen) };
}

function seesNotAll({ role, onlyChannelIds }: Viewer): boolean {
  return role === 'agent' || onlyChannelIds !== undefined;
}

/** Those who may see all may ask for channels we have not heard of. */
async function oldestAccount(viewer: Viewer): Promise<string> {
  const [account] = await listAccounts(database, viewer.workspaceId);
  if (!account || seesNotAll(viewer)) throw notFound('channel');
  return account.id;
}

function narrowed(
  request: PassThroughRequest,
  channels: Channel[],
  generation: Parameters<typeof askedFor>[2],
): PassThroughRequest {
  const isListOfContents = request.path[0] === 'contents' && request.path.length === 1;
  if (!isListOfContents) return request;
  const ids = channels.map(({ externalId }) => externalId);
  return { ...request, query: askedFor(request.query, ids, generation) };
}

/** A content is seen by its channel, an identity by having been heard on one. */
async function sight(
  viewer: Viewer,
  accountId: string,
  { channels, records }: { channels: Channel[]; records: PassedRecord[] },
): Promise<(record: PassedRecord) => boolean> {
  const readable = new Set(channels.map(({ externalId }) => externalId));
  const nameless = records.flatMap(({ id, channelExternalId }) =>
    id && channelExternalId === null ? [id] : [],
  );
  const known = await listKnownPeople(viewer, accountId, nameless);
  return ({ id, channelExternalId }) =>
    channelExternalId === null ? id !== null && known.has(id) : readable.has(channelExternalId);
}
