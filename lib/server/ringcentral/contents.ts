import 'server-only';
import type { TemplateUse } from '@/lib/contract/template';
import type { ContentFacts } from '@/lib/domain/content-facts';
import type { Answer, Generation } from './answer';
import { bearer, callForJson, type Reading } from './call';
import { type Connection, socialPath } from './connection';
import { isObject } from './json';
import { recordPage } from './schemas';
import { componentsOf } from './template-components';
import { contentFactsOf } from './translate-content';

/** `last-modified` also finds old contents that changed; the older generation cannot do it. */
export type ContentOrder = 'newest' | 'last-modified';

export interface ContentQuery {
  /** Only this channel; all readable ones when left out. */
  channelExternalId?: string;
  order: ContentOrder;
  /** 1 to 1000. */
  pageSize: number;
  /** Of the page before; left out for the first. Every other member must stay as it was. */
  pageToken?: string | null;
}

export interface ContentPage {
  /** As far as they could be read, in the platform's order. */
  contents: ContentFacts[];
  /** How many records of the page could not be understood. */
  unreadable: number;
  nextPageToken: string | null;
  /** `newest` although `last-modified` was asked means: changes of old contents stay unseen. */
  order: ContentOrder;
}

/**
 * One page of contents, newest or last changed first.
 *
 * @returns `malformed` for a page that holds another channel than asked: the service did not know the filter's
 * name, so the account's generation is wrong
 */
export function listContents(connection: Connection, query: ContentQuery): Promise<Answer<ContentPage>> {
  const order = connection.generation === 'source' ? 'newest' : query.order;
  const search = new URLSearchParams({
    orderBy: order === 'newest' ? '-creationTime' : '-lastModifiedTime',
    perPage: String(query.pageSize),
  });
  if (query.pageToken) search.set('pageToken', query.pageToken);
  if (query.channelExternalId) search.set(channelFilter(connection.generation), query.channelExternalId);
  return callForJson(
    bearer(connection),
    { method: 'GET', path: socialPath(connection, 'contents'), query: search },
    (json) => readPage(json, order, query.channelExternalId ?? null),
  );
}

/** An account whose generation is not known yet is asked in the newer names. */
function channelFilter(generation: Generation): string {
  return generation === 'source' ? 'source' : 'channelIds';
}

function readPage(json: unknown, order: ContentOrder, askedChannel: string | null): Reading<ContentPage> {
  const parsed = recordPage.safeParse(json);
  if (!parsed.success) return { ok: false, detail: 'a list of contents without records' };
  const { records, paging } = parsed.data;
  const contents = records.flatMap((record) => contentFactsOf(record, { certainty: 'confirmed' }) ?? []);
  const stranger = contents.find(
    ({ channelExternalId }) => ![null, channelExternalId].includes(askedChannel),
  );
  if (stranger) {
    const detail = `wrong generation: asked for channel ${askedChannel}, got ${stranger.channelExternalId}`;
    return { ok: false, detail };
  }
  const page = {
    contents,
    unreadable: records.length - contents.length,
    nextPageToken: paging?.nextPageToken || null,
    order,
  };
  return { ok: true, value: page, generationSeen: generationOf(records) };
}

/** Which names records use. A service that sends both understands the newer ones. */
function generationOf(records: readonly unknown[]): Generation {
  const has = (name: string) =>
    records.some((record) => isObject(record) && typeof record[name] === 'string');
  if (has('channelId')) return 'channel';
  return has('sourceId') ? 'source' : 'undetected';
}

/** One content by id. A missing one and one we may not read are both `refused` with status 404. */
export function readContent(connection: Connection, contentId: string): Promise<Answer<ContentFacts>> {
  const request = { method: 'GET', path: socialPath(connection, 'contents', contentId) } as const;
  return callForJson(bearer(connection), request, (json) => {
    const reading = readContentFacts(json);
    if (reading.ok && reading.value.contentId !== contentId) {
      return { ok: false, detail: `asked for content ${contentId}, got ${reading.value.contentId}` };
    }
    return reading;
  });
}

function readContentFacts(json: unknown): Reading<ContentFacts> {
  const facts = contentFactsOf(json, { certainty: 'confirmed' });
  if (facts === null) return { ok: false, detail: 'not a content' };
  return { ok: true, value: facts, generationSeen: generationOf([json]) };
}

export interface NewReply {
  parentContentId: string;
  body: string;
  /** Goes in place of the body, which the network makes from it. */
  template?: TemplateUse | null;
  /** Beside the body, in the platform's form. */
  structured?: Record<string, unknown> | null;
  /** Always sent: the platform's own default is public. */
  isPublic: boolean;
  /** Files uploaded before. */
  attachmentIds?: readonly string[];
}

/**
 * Answers a content. The platform has no idempotency key: never call it twice for one reply unless the first came
 * back `refused`, `limited`, `unauthorized` or `unavailable`.
 *
 * @returns the stored content, still to be published on the network
 */
export function createContent(connection: Connection, reply: NewReply): Promise<Answer<ContentFacts>> {
  const json = {
    inReplyToContentId: reply.parentContentId,
    ...wordsOf(reply),
    ...(reply.structured ? { structuredContent: reply.structured } : {}),
    public: reply.isPublic,
    ...(reply.attachmentIds?.length ? { attachmentIds: reply.attachmentIds } : {}),
  };
  return callForJson(
    bearer(connection),
    { method: 'POST', path: socialPath(connection, 'contents'), json },
    readContentFacts,
  );
}

export interface NewStart extends Pick<NewReply, 'body' | 'template' | 'isPublic'> {
  channelExternalId: string;
  /** Numbers in E.164 or mail addresses; none for a public post. */
  to: readonly string[];
  cc: readonly string[];
  subject: string | null;
}

/**
 * Begins something on a channel. As with `createContent` there is no idempotency key.
 *
 * @returns the stored content, still to be published on the network
 */
export function startContent(connection: Connection, start: NewStart): Promise<Answer<ContentFacts>> {
  const { channelExternalId, to, cc, subject, isPublic } = start;
  const json = {
    [connection.generation === 'source' ? 'sourceId' : 'channelId']: channelExternalId,
    ...wordsOf(start),
    public: isPublic,
    ...(to.length > 0 ? { to } : {}),
    ...(cc.length > 0 ? { cc } : {}),
    ...(subject === null ? {} : { title: subject }),
  };
  return callForJson(
    bearer(connection),
    { method: 'POST', path: socialPath(connection, 'contents'), json },
    readContentFacts,
  );
}

function wordsOf({ body, template }: Pick<NewReply, 'body' | 'template'>) {
  if (!template) return { body };
  const { name, language, values } = template;
  return { templateName: name, templateLanguage: language, components: componentsOf(values) };
}
