import { attachmentUri } from './attachments';
import type { Sandbox } from './sandbox';
import { rulesOf } from './sending/channel-rules';
import type { Attachment, Channel, Content } from './state/records';
import type { Settings } from './state/settings';

/** ISO 8601 with whole seconds, as the service writes times although it knows milliseconds. */
export function isoSeconds(timeMs: number): string {
  return new Date(timeMs).toISOString().replace(/\.\d{3}Z$/, 'Z');
}

/** A content as the service answers it, with the member names of the asked generation. */
export function contentView(sandbox: Sandbox, content: Content, generation: Settings['generation']): object {
  const channel = channelOf(sandbox, content);
  const author = sandbox.store.identities.get(content.authorIdentityId);
  return {
    id: content.id,
    creationTime: isoSeconds(content.createdAt),
    lastModifiedTime: isoSeconds(content.modifiedAt),
    authorIdentityId: content.authorIdentityId,
    creatorId: content.creatorId,
    createdFrom: content.createdFrom,
    body: content.body,
    bodyInputFormat: 'Text',
    bodyFormatted: bodyFormatted(content.body ?? '', sandbox.settings.capitalKeys),
    attachments: attachmentsOf(sandbox, content).map((attachment) => attachmentView(sandbox, attachment)),
    autoSubmitted: content.isAutoSubmitted,
    capabilitiesSupported: rulesOf(channel.type).structured,
    categoryIds: [],
    contextData: content.contextData,
    foreignId: content.foreignId,
    identityGroupId: author?.groupId ?? null,
    inReplyToAuthorIdentityId: content.inReplyToAuthorIdentityId,
    inReplyToContentId: content.inReplyToContentId,
    interventionId: content.interventionId,
    language: content.language ? capitalised(content.language) : null,
    public: content.isPublic,
    published: true,
    rating: content.rating,
    remotelyDeleted: content.isRemotelyDeleted,
    status: content.status,
    synchronizationStatus: content.synchronizationStatus,
    synchronizationError: content.synchronizationError,
    structuredContentSupported: rulesOf(channel.type).structured.length > 0,
    threadId: content.threadId,
    title: content.title,
    type: content.type,
    ...(content.structuredContent ? { structuredContent: content.structuredContent } : {}),
    ...generationMembers(generation, content, channel),
  };
}

/** The channel members under the names of a generation; G2 also tells direction and first message. */
function generationMembers(generation: Settings['generation'], content: Content, channel: Channel): object {
  const source = { sourceId: channel.id, sourceType: channel.type, sourceUri: content.uri };
  const current = {
    channelId: channel.id,
    channelType: channel.type,
    channelUri: content.uri,
    contentDirection: content.isIncoming ? 'Incoming' : 'Outgoing',
    firstInThread: content.isFirstInThread,
  };
  switch (generation) {
    case 'both':
      return { ...current, ...source };
    case 'channel':
      return current;
    case 'source':
      return source;
  }
}

/** The files of a content, in the order they were given. */
function attachmentsOf(sandbox: Sandbox, content: Content): Attachment[] {
  return content.attachmentIds.flatMap((id) => sandbox.store.attachments.get(id) ?? []);
}

/** A file as the service answers it; the address of a private one carries a token that expires. */
export function attachmentView(sandbox: Sandbox, attachment: Attachment): object {
  return {
    id: attachment.id,
    contentType: attachment.contentType,
    filename: attachment.filename,
    size: attachment.size,
    embedded: false,
    public: attachment.isPublic,
    uri: attachmentUri(sandbox, attachment),
    creationTime: isoSeconds(attachment.createdAt),
    lastModifiedTime: isoSeconds(attachment.createdAt),
    ...(attachment.contentId ? { attachableId: attachment.contentId, attachableType: 'Content' } : {}),
  };
}

/** The channel of a content; contents never outlive their channel. */
export function channelOf(sandbox: Sandbox, content: Content): Channel {
  const channel = sandbox.store.channels.get(content.channelId);
  if (!channel) throw new Error(`content ${content.id} has no channel`);
  return channel;
}

function bodyFormatted(text: string, hasCapitalKeys: boolean): object {
  const html = htmlOf(text);
  return hasCapitalKeys ? { Text: text, Html: html } : { text, html };
}

function capitalised(language: string): string {
  return language.charAt(0).toUpperCase() + language.slice(1);
}

function htmlOf(text: string): string {
  const escaped = text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
  return escaped === '' ? '' : `<p>${escaped.replaceAll('\n', '<br>')}</p>`;
}
