import { contentView } from './content-view';
import { edi } from './http/edi';
import { jsonObject } from './http/json';
import { type App, type Call, operation } from './http/operation';
import { pageOf } from './http/paging';
import { Query } from './http/query';
import { mayRead } from './permissions';
import type { Sandbox } from './sandbox';
import { createContent } from './sending/create-content';
import { isObjectId } from './state/ids';
import { CONTENT_STATUSES, type Content } from './state/records';

const PATH = '/cx/social-messaging/v1/contents';
const DIRECTIONS = ['Incoming', 'Outgoing'];

/** List, read and create: three of the five operations. */
export function registerContents(app: App, sandbox: Sandbox): void {
  operation(
    app,
    sandbox,
    { id: 'listSocialMessagingContents', method: 'GET', path: PATH, group: 'light' },
    listContents,
  );
  operation(
    app,
    sandbox,
    { id: 'readSocialMessagingContent', method: 'GET', path: `${PATH}/:contentId`, group: 'light' },
    readContent,
  );
  operation(
    app,
    sandbox,
    { id: 'createSocialMessagingContent', method: 'POST', path: PATH, group: 'light' },
    postContent,
  );
}

function listContents({ sandbox, http, session }: Call): Response {
  const query = new Query(http.req.url);
  const filters = contentFilters(query);
  const rows = sandbox.store.contents.where(
    (content) => mayRead(sandbox, session.userId, content.channelId) && isWanted(sandbox, content, filters),
  );
  const { records, paging } = pageOf(rows, query, sandbox.settings.perPageDefault, filters);
  const { generation } = sandbox.settings;
  return http.json({ records: records.map((content) => contentView(sandbox, content, generation)), paging });
}

function readContent({ sandbox, http, session }: Call): Response {
  const id = http.req.param('contentId') ?? '';
  if (!isObjectId(id)) throw edi('032', `Id not valid: ${id}`);
  const content = sandbox.store.contents.get(id);
  if (!content || !mayRead(sandbox, session.userId, content.channelId)) throw edi('029');
  return http.json(contentView(sandbox, content, sandbox.settings.generation));
}

async function postContent({ sandbox, http, session }: Call): Promise<Response> {
  const content = createContent(sandbox, session.userId, await jsonObject(http));
  await sandbox.store.flush();
  return http.json(contentView(sandbox, content, sandbox.settings.generation), 201);
}

interface ContentFilters {
  readonly channels: readonly string[];
  readonly interventions: readonly string[];
  readonly authors: readonly string[];
  readonly authorGroups: readonly string[];
  readonly threads: readonly string[];
  readonly statuses: readonly string[];
  readonly direction: string | undefined;
  readonly texts: readonly string[];
}

/** Reads the filters in both naming generations. Throws EDI-028 for a status or direction that does not exist. */
function contentFilters(query: Query): ContentFilters {
  const statuses = query.many('status');
  const direction = query.one('contentDirection');
  const strange =
    statuses.find((status) => !CONTENT_STATUSES.some((known) => known === status)) ??
    (direction !== undefined && !DIRECTIONS.includes(direction) ? direction : undefined);
  if (strange !== undefined) throw edi('028', `The search is not valid: ${strange}`);
  return {
    channels: query.many('channelIds', 'channelId', 'sourceIds', 'source', 'sourceId'),
    interventions: query.many('interventionIds', 'intervention'),
    authors: query.many('authorIdentityIds', 'identity'),
    authorGroups: query.many('authorIdentityGroupIds', 'identityGroup'),
    threads: query.many('threadIds', 'thread'),
    statuses,
    direction,
    texts: query.whole('text', 'texts').map((text) => text.toLowerCase()),
  };
}

/** Different filters must all hold; the values of one filter are alternatives, save for words. */
function isWanted(sandbox: Sandbox, content: Content, filters: ContentFilters): boolean {
  const group = () => sandbox.store.identities.get(content.authorIdentityId)?.groupId ?? '';
  return (
    isOneOf(filters.channels, content.channelId) &&
    isOneOf(filters.interventions, content.interventionId ?? '') &&
    isOneOf(filters.authors, content.authorIdentityId) &&
    (filters.authorGroups.length === 0 || filters.authorGroups.includes(group())) &&
    isOneOf(filters.threads, content.threadId) &&
    isOneOf(filters.statuses, content.status) &&
    (filters.direction === undefined || (filters.direction === 'Incoming') === content.isIncoming) &&
    filters.texts.every((text) =>
      `${content.title ?? ''}\n${content.body ?? ''}`.toLowerCase().includes(text),
    )
  );
}

function isOneOf(values: readonly string[], value: string): boolean {
  return values.length === 0 || values.includes(value);
}
