import { publish } from '../delivery/publish';
import { edi } from '../http/edi';
import type { JsonObject } from '../http/json';
import { mayRead } from '../permissions';
import type { Sandbox } from '../sandbox';
import { isObjectId } from '../state/ids';
import type { Channel, Content } from '../state/records';
import { planAnswer } from './answer';
import { readCreateRequest } from './create-request';
import { startExport } from './export';
import { newOutgoing } from './outgoing';
import { checkQuota } from './quota';
import { planDiscussion } from './start';

/**
 * Creates what a client asked for: stored at once, pushed to the network afterwards. Decides in the order
 * of the API notes, section 7, and throws the published code of the first rule that is broken.
 */
export function createContent(sandbox: Sandbox, userId: string, raw: JsonObject): Content {
  const request = readCreateRequest(raw);
  const parent = request.parentId === undefined ? null : parentNamed(sandbox, userId, request.parentId);
  const channel = channelNamed(sandbox, userId, parent?.channelId ?? request.channelId);
  const sender = { sandbox, userId, request, channel };
  const outgoing = parent ? planAnswer({ ...sender, parent }) : planDiscussion(sender);
  checkQuota(sandbox, outgoing);
  const content = sandbox.store.contents.put(newOutgoing(sandbox, outgoing));
  claimAttachments(sandbox, content);
  markReplied(sandbox, content);
  if (content.status === 'UserInitiated') publish(sandbox, 'DiscussionInitiated', content);
  startExport(sandbox, content);
  return content;
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

/** Binds uploaded files to the content that sends them; from then on they are taken. */
function claimAttachments(sandbox: Sandbox, content: Content): void {
  for (const id of content.attachmentIds) {
    const attachment = sandbox.store.attachments.get(id);
    if (!attachment) continue;
    sandbox.store.attachments.put({ ...attachment, contentId: content.id, isPublic: content.isPublic });
  }
}

/** The answered content becomes Replied, and its last change is the second of the answer. */
function markReplied(sandbox: Sandbox, content: Content): void {
  const parent = sandbox.store.contents.get(content.inReplyToContentId ?? '');
  if (!parent?.isIncoming) return;
  sandbox.store.contents.put({ ...parent, status: 'Replied', modifiedAt: content.createdAt });
}
