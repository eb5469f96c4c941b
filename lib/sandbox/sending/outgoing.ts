import { foreignIdOf, uriOf } from '../foreign';
import type { Sandbox } from '../sandbox';
import { BLANK_CONTENT } from '../state/blank-content';
import { objectId } from '../state/ids';
import type { Channel, Content, ContentStatus, Identity } from '../state/records';
import type { CreateRequest } from './create-request';
import { replySubject } from './mail';

/** An allowed send: everything that is decided before the record exists. */
export interface Outgoing {
  readonly userId: string;
  readonly author: Identity;
  readonly channel: Channel;
  readonly type: string;
  readonly body: string | null;
  readonly isPublic: boolean;
  readonly status: ContentStatus;
  readonly parent: Content | null;
  /** Whom a started private talk is for. */
  readonly peerId?: string;
  readonly threadId: string;
  readonly isFirstInThread: boolean;
  readonly structuredContent: Readonly<Record<string, unknown>> | null;
  readonly request: CreateRequest;
  /** Why the network will refuse it; null when it will not. */
  readonly fault: string | null;
}

/** The record of an allowed send, still to be stored and exported. */
export function newOutgoing(sandbox: Sandbox, outgoing: Outgoing): Content {
  const now = sandbox.clock.now();
  const id = objectId(now);
  const { channel, parent, request, threadId } = outgoing;
  return {
    ...BLANK_CONTENT,
    id,
    createdAt: now,
    modifiedAt: now,
    channelId: channel.id,
    type: outgoing.type,
    isPublic: outgoing.isPublic,
    isIncoming: false,
    authorIdentityId: outgoing.author.id,
    creatorId: outgoing.userId,
    createdFrom: 'Api',
    body: outgoing.body,
    title: titleOf(outgoing),
    language: parent?.language ?? 'en',
    threadId,
    isFirstInThread: outgoing.isFirstInThread,
    inReplyToContentId: parent?.id ?? null,
    inReplyToAuthorIdentityId: parent?.authorIdentityId ?? outgoing.peerId ?? null,
    interventionId: null,
    status: outgoing.status,
    synchronizationStatus: 'ExportPending',
    exportFault: outgoing.fault,
    isAutoSubmitted: request.isAutoSubmitted,
    attachmentIds: request.attachmentIds,
    structuredContent: outgoing.structuredContent,
    contextData: request.contextData,
    foreignId: foreignIdOf(channel, id, threadId),
    uri: outgoing.isPublic ? uriOf(channel, id) : null,
  };
}

/** Mail keeps its subject; elsewhere a content has the title it was given. */
function titleOf({ channel, parent, request }: Outgoing): string | null {
  if (request.title !== undefined) return request.title;
  return channel.type === 'Email' ? replySubject(parent?.title ?? null) : null;
}
