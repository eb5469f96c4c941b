import { publish } from '../delivery/publish';
import { edi } from '../http/edi';
import type { JsonObject } from '../http/json';
import { mayRead } from '../permissions';
import type { Sandbox } from '../sandbox';
import { isObjectId } from '../state/ids';
import type { Channel, Content } from '../state/records';
import { privateThread } from '../threads';
import { authorFor } from './author';
import { rulesOf } from './channel-rules';
import { claimAttachments } from './claim-attachments';
import { type CreateRequest, readCreateRequest } from './create-request';
import { startExport } from './export';
import { checkBody, checkStructured } from './model-rules';
import { newOutgoing, type Outgoing } from './outgoing';
import { checkReply } from './reply-rules';
import { startDiscussion } from './start-rules';
import { renderTemplate } from './templates';

/**
 * Creates what a client asked for: stored at once, pushed to the network afterwards. Decides in the order
 * of the API notes, section 7, and throws the published code of the first rule that is broken.
 */
export function createContent(sandbox: Sandbox, userId: string, raw: JsonObject): Content {
  const request = readCreateRequest(raw);
  const outgoing =
    request.parentId === undefined
      ? startDiscussion(sandbox, userId, request, channelNamed(sandbox, userId, request.channelId))
      : answer(sandbox, userId, request, parentNamed(sandbox, userId, request.parentId));
  const content = newOutgoing(sandbox, outgoing);
  const attachments = claimAttachments(sandbox, request.attachmentIds, outgoing.channel, content);
  sandbox.store.contents.put(content);
  for (const attachment of attachments) sandbox.store.attachments.put(attachment);
  markReplied(sandbox, content);
  if (content.status === 'UserInitiated') publish(sandbox, 'DiscussionInitiated', content);
  startExport(sandbox, content);
  return content;
}

function answer(sandbox: Sandbox, userId: string, request: CreateRequest, parent: Content): Outgoing {
  const channel = channelNamed(sandbox, userId, parent.channelId);
  const isPublic = request.isPublic ?? parent.isPublic;
  const fault = checkReply({ sandbox, userId, channel, parent, request, isPublic });
  const author = authorFor(sandbox, userId, channel, request.authorIdentityId);
  const rules = rulesOf(channel.type);
  const shared = { userId, author, channel, isPublic, parent, request, status: 'UserReply' } as const;
  const thread = threadOfAnswer(sandbox, parent, isPublic);
  if (request.templateName !== undefined && rules.start === 'template') {
    const { text, fault: templateFault } = renderTemplate(
      request.templateName,
      request.templateLanguage ?? 'en',
      request.components,
    );
    const structuredContent = { type: 'template', subtitle: text };
    return {
      ...shared,
      ...thread,
      type: 'OutboundMessage',
      body: null,
      structuredContent,
      fault: templateFault,
    };
  }
  checkBody(request, channel);
  const structured = checkStructured(request, channel);
  const type = structured?.contentType ?? (isPublic ? rules.publicType : rules.privateType);
  const structuredContent = structured?.content ?? null;
  return { ...shared, ...thread, type, body: request.body ?? null, structuredContent, fault };
}

/** An answer stays in its parent's thread, save for a private answer to something public. */
function threadOfAnswer(sandbox: Sandbox, parent: Content, isPublic: boolean) {
  if (isPublic === parent.isPublic) return { threadId: parent.threadId, isFirstInThread: false };
  const talk = { channelId: parent.channelId, peerId: parent.authorIdentityId };
  const { threadId, isNew } = privateThread(sandbox, talk, sandbox.clock.now());
  return { threadId, isFirstInThread: isNew };
}

function parentNamed(sandbox: Sandbox, userId: string, id: string): Content {
  if (!isObjectId(id)) throw edi('032', `Id not valid: ${id}`);
  const parent = sandbox.store.contents.get(id);
  if (!parent || !mayRead(sandbox, userId, parent.channelId)) throw edi('029', 'No such content');
  return parent;
}

function channelNamed(sandbox: Sandbox, userId: string, id: string | undefined): Channel {
  if (id === undefined) throw edi('020');
  const channel = sandbox.store.channels.get(id);
  if (!channel || !mayRead(sandbox, userId, id)) throw edi('029', 'No such channel');
  return channel;
}

/** The answered content becomes Replied, and its last change is the second of the answer. */
function markReplied(sandbox: Sandbox, content: Content): void {
  const parent = sandbox.store.contents.get(content.inReplyToContentId ?? '');
  if (!parent?.isIncoming) return;
  sandbox.store.contents.put({ ...parent, status: 'Replied', modifiedAt: content.createdAt });
}
