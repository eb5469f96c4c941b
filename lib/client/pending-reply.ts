import type { Agent } from '@/lib/contract/agent';
import type { Conversation } from '@/lib/contract/conversation';
import type { Attachment, Message } from '@/lib/contract/message';
import type { TemplateUse } from '@/lib/contract/template';
import type { Upload } from '@/lib/contract/upload';
import { kindOfFile } from '@/lib/domain/attachment-policy';
import { type StructuredReply, structuredContentOf } from '@/lib/domain/structured-reply';
import type { DraftPlace } from './drafts';
import type { PendingReply } from './outbox';

/** What the composer knows when Send is pressed. */
export interface Reply {
  readonly conversation: Conversation;
  readonly author: Agent;
  readonly body: string;
  /** What the body was made from; left out: it was written. */
  readonly template?: TemplateUse;
  /** What it is in place of text; left out: text. */
  readonly structured?: StructuredReply;
  /** What goes with it; left out: nothing. */
  readonly files?: readonly Upload[];
  readonly audience: 'public' | 'private';
  /** The message it answers; null in a private talk. */
  readonly parent: Message | null;
  /** The newest message in view when it was begun. */
  readonly begunAfterMessageId: string | null;
  /** The newest message in view when Send is pressed. */
  readonly lastSeenMessageId: string | null;
  /** Client ids of what this page has sent in this conversation. */
  readonly sentSince: string[];
  /** Of the draft that it was; a template is none. */
  readonly draftRevision?: number;
}

/** Below every version of the server, with room for each step the browser takes by itself. */
const BEFORE_ANY_VERSION = -1_000_000;

/**
 * The bubble that stands in the thread until the server's own arrives, and the request that brings it there.
 *
 * @param clientId a new UUID: the same one on every try, so that the reply cannot go out twice
 * @param sentAt ISO time
 */
export function pendingReplyOf(reply: Reply, clientId: string, sentAt: string): PendingReply {
  const { body, audience, parent, begunAfterMessageId, lastSeenMessageId, sentSince } = reply;
  return {
    message: { ...emptyMessage, ...bubbleOf(reply, clientId), id: clientId, clientId, sentAt },
    draft: {
      clientId,
      body,
      template: reply.template,
      structured: reply.structured,
      uploadIds: reply.files?.map(({ id }) => id),
      audience,
      parentMessageId: parent?.id ?? null,
      begunAfterMessageId,
      lastSeenMessageId,
      sentSince,
      draftRevision: reply.draftRevision,
    },
  };
}

/** Where a pending reply was typed, and returns to when it is refused. */
export function draftPlaceOf({ message, draft }: PendingReply): DraftPlace {
  const { conversationId, agentId } = message;
  return {
    agentId: agentId ?? '',
    conversationId,
    mode: draft.audience,
    answers: draft.parentMessageId,
  };
}

/** A private reply to a comment stands under it until the server says in which talk it is. */
function bubbleOf(reply: Reply, clientId: string) {
  const { conversation, author, body, template, files = [], structured, audience, parent } = reply;
  return {
    conversationId: conversation.id,
    channelId: conversation.channelId,
    agentId: author.id,
    body,
    template: template ?? null,
    attachments: files.map(asAttachment),
    structured: structured ? structuredContentOf(structured, clientId) : null,
    audience,
    kind: template
      ? ('template' as const)
      : audience === 'public'
        ? ('comment' as const)
        : ('message' as const),
    parentContentId: parent?.contentId ?? null,
    threadId: parent?.threadId ?? null,
  };
}

function asAttachment({ id, name, contentType, size }: Upload, index: number): Attachment {
  const kind = kindOfFile(contentType);
  return { index, kind, name, contentType, size, width: null, height: null, uploadId: id };
}

/** The files of a reply that are still ours, as they lay in the composer. */
export function uploadsIn({ attachments }: Message): Upload[] {
  return attachments.flatMap(({ uploadId, name, contentType, size }) =>
    uploadId === null ? [] : { id: uploadId, name, contentType: contentType ?? '', size: size ?? 0 },
  );
}

const emptyMessage = {
  version: BEFORE_ANY_VERSION,
  program: null,
  contentId: null,
  certainty: 'ours',
  direction: 'outbound',
  contentType: '',
  author: null,
  subject: null,
  language: null,
  rating: null,
  attachments: [] as Message['attachments'],
  structured: null,
  permalink: null,
  isElsewhere: false,
  isRemotelyDeleted: false,
  needsReply: false,
  privateReplyIn: null,
  delivery: {
    state: 'queued',
    failureCode: null,
    failureDetail: null,
    waitUntil: null,
    waitReason: null,
    attemptCount: 0,
    login: null,
  },
} as const satisfies Partial<Message>;
