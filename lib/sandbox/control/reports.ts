import { contentView } from '../content-view';
import { Query } from '../http/query';
import { credentials, serviceJwt } from '../oauth/credentials';
import type { Sandbox } from '../sandbox';

/** What somebody needs to connect a client to this sandbox. */
export function demo(sandbox: Sandbox): object {
  const known = credentials(sandbox.store);
  return {
    serverUrl: sandbox.url,
    clientId: known.clientId,
    clientSecret: known.clientSecret,
    jwt: serviceJwt(known),
    channels: [...sandbox.store.channels.all()].map(({ id, type, name, isPublic }) => ({
      id,
      type,
      name,
      public: isPublic,
    })),
  };
}

/**
 * The contents as they are, oldest first, in both generations, with no permission asked: for assertions.
 * `since` (ISO) keeps those changed at or after that time.
 */
export function contentsFor(sandbox: Sandbox, url: string): object {
  const query = new Query(url);
  const since = Date.parse(query.one('since') ?? '1970-01-01T00:00:00Z');
  const isWanted = (name: string, value: string | null) => {
    const wanted = query.many(name);
    return wanted.length === 0 || wanted.includes(value ?? '');
  };
  const found = sandbox.store.contents.where(
    (content) =>
      content.modifiedAt >= since &&
      isWanted('channelId', content.channelId) &&
      isWanted('threadId', content.threadId) &&
      isWanted('authorIdentityId', content.authorIdentityId) &&
      isWanted('inReplyToContentId', content.inReplyToContentId) &&
      isWanted('createdFrom', content.createdFrom),
  );
  found.sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  const records = found.map((content) => ({
    ...contentView(sandbox, content, 'both'),
    modifiedAt: new Date(content.modifiedAt).toISOString(),
    authorName: sandbox.store.identities.get(content.authorIdentityId)?.screenName ?? null,
  }));
  return { records, now: new Date(sandbox.clock.now()).toISOString() };
}

/** The customers of a channel, those who wrote last first, for the page to play them. */
export function customersOf(sandbox: Sandbox, channelId: string | undefined): object {
  const lastWords = new Map<string, number>();
  for (const content of sandbox.store.contents.all()) {
    if (!content.isIncoming || content.channelId !== channelId) continue;
    const known = lastWords.get(content.authorIdentityId) ?? 0;
    lastWords.set(content.authorIdentityId, Math.max(known, content.createdAt));
  }
  const records = [...lastWords]
    .sort(([, a], [, b]) => b - a)
    .map(([id]) => ({ id, name: sandbox.store.identities.get(id)?.displayName ?? id }));
  return { records };
}
