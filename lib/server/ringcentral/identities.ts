import 'server-only';
import type { PersonFacts } from '@/lib/domain/content-facts';
import type { Answer } from './answer';
import { bearer, callForJson } from './call';
import { type Connection, socialPath } from './connection';
import { recordPage } from './schemas';
import { personFactsOf } from './translate-identity';

/** There is no filter by id or name: many are found by reading the newest, one by its id. */
export interface IdentityQuery {
  /** Only identities of the network behind this channel. */
  channelExternalId?: string;
  /** 1 to 1000. */
  pageSize: number;
  /** Of the page before; left out for the first. */
  pageToken?: string | null;
}

export interface IdentityPage {
  /** As far as they could be read, customers and our own personas, newest first. */
  people: PersonFacts[];
  /** How many records of the page could not be understood. */
  unreadable: number;
  nextPageToken: string | null;
}

/** One page of identities, newest first. */
export function listIdentities(connection: Connection, query: IdentityQuery): Promise<Answer<IdentityPage>> {
  const search = new URLSearchParams({ orderBy: '-creationTime', perPage: String(query.pageSize) });
  if (query.pageToken) search.set('pageToken', query.pageToken);
  if (query.channelExternalId) {
    search.set(connection.generation === 'source' ? 'sourceId' : 'channelId', query.channelExternalId);
  }
  return callForJson(
    bearer(connection),
    { method: 'GET', path: socialPath(connection, 'identities'), query: search },
    (json) => {
      const parsed = recordPage.safeParse(json);
      if (!parsed.success) return { ok: false, detail: 'a list of identities without records' };
      const { records, paging } = parsed.data;
      const people = records.flatMap((record) => personFactsOf(record) ?? []);
      const nextPageToken = paging?.nextPageToken || null;
      return { ok: true, value: { people, unreadable: records.length - people.length, nextPageToken } };
    },
  );
}

/** One identity by id. A missing one and one we may not read are both `refused` with status 404. */
export function readIdentity(connection: Connection, identityId: string): Promise<Answer<PersonFacts>> {
  const request = { method: 'GET', path: socialPath(connection, 'identities', identityId) } as const;
  return callForJson(bearer(connection), request, (json) => {
    const person = personFactsOf(json);
    if (person === null) return { ok: false, detail: 'not an identity' };
    if (person.externalId === identityId) return { ok: true, value: person };
    return { ok: false, detail: `asked for identity ${identityId}, got ${person.externalId}` };
  });
}
