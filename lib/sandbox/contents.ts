import { contentView } from './content-view';
import type { Asked } from './http/asked';
import { edi } from './http/edi';
import { type App, type Call, operation } from './http/operation';
import { pageOf } from './http/paging';
import { mayRead } from './permissions';
import type { Sandbox } from './sandbox';
import { createContent } from './sending/create-content';
import { isObjectId } from './state/ids';
import type { Content } from './state/records';

/** List, read and create: three of the five operations. */
export function registerContents(app: App, sandbox: Sandbox): void {
  operation(app, sandbox, 'listSocialMessagingContents', listContents);
  operation(app, sandbox, 'readSocialMessagingContent', readContent);
  operation(app, sandbox, 'createSocialMessagingContent', postContent);
}

function listContents({ sandbox, http, session, asked }: Call): Response {
  const { store, settings } = sandbox;
  const filters = contentFilters(asked);
  const listing = {
    byCreation: store.contentsByCreation,
    byChange: store.contentsByChange,
    isWanted: (content: Content) =>
      mayRead(sandbox, session.userId, content.channelId) && isWanted(sandbox, content, filters),
    filters,
    usualPerPage: settings.perPageDefault,
    badToken: (why: string) => edi('034', why),
  };
  const { records, paging } = pageOf(listing, asked);
  return http.json({
    records: records.map((content) => contentView(sandbox, content, settings.generation)),
    paging,
  });
}

function readContent({ sandbox, http, session }: Call): Response {
  const id = http.req.param('contentId') ?? '';
  if (!isObjectId(id)) throw edi('032', `Id not valid: ${id}`);
  const content = sandbox.store.contents.get(id);
  if (!content || !mayRead(sandbox, session.userId, content.channelId)) throw edi('029');
  return http.json(contentView(sandbox, content, sandbox.settings.generation));
}

async function postContent({ sandbox, http, session, body }: Call): Promise<Response> {
  const content = createContent(sandbox, session.userId, body);
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

function contentFilters(asked: Asked): ContentFilters {
  return {
    channels: asked.many('channelIds'),
    interventions: asked.many('interventionIds'),
    authors: asked.many('authorIdentityIds'),
    authorGroups: asked.many('authorIdentityGroupIds'),
    threads: asked.many('threadIds'),
    statuses: asked.many('status'),
    direction: asked.one('contentDirection'),
    texts: asked.many('text').map((text) => text.toLowerCase()),
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
