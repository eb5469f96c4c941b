import type { Sandbox } from '../sandbox';
import type { Channel, Content } from '../state/records';
import { privateThread } from '../threads';
import { rulesOf } from './channel-rules';
import type { CreateRequest } from './create-request';
import { checkMembers } from './model-rules';
import type { Outgoing } from './outgoing';
import { chosenPersona } from './personas';
import { checkReply } from './reply-rules';
import { renderTemplate } from './templates';

export interface AnswerWish {
  readonly sandbox: Sandbox;
  readonly userId: string;
  readonly request: CreateRequest;
  readonly channel: Channel;
  readonly parent: Content;
}

/** An answer that may go; throws the code of the rule that forbids it. */
export function planAnswer(wish: AnswerWish): Outgoing {
  const { sandbox, userId, request, channel, parent } = wish;
  const isPublic = request.isPublic ?? parent.isPublic;
  const { personas, lateFault } = checkReply({ ...wish, isPublic });
  return {
    userId,
    author: chosenPersona(personas, request.authorIdentityId),
    channel,
    parent,
    request,
    isPublic,
    status: 'UserReply',
    ...threadOf(sandbox, parent, isPublic),
    ...substance(wish, isPublic, lateFault),
  };
}

/** What is said: a template, or free text with whatever else the request carries. */
function substance({ sandbox, request, channel }: AnswerWish, isPublic: boolean, lateFault: string | null) {
  const rules = rulesOf(channel.type);
  if (request.templateName !== undefined && rules.start === 'template') {
    const language = request.templateLanguage ?? 'en';
    const { text, fault } = renderTemplate(request.templateName, language, request.components);
    const structuredContent = { type: 'template', subtitle: text };
    return { type: 'OutboundMessage', body: null, structuredContent, fault };
  }
  const structured = checkMembers(sandbox, request, channel);
  const plainType = isPublic ? rules.publicType : rules.privateType;
  return {
    type: structured?.contentType ?? plainType,
    body: request.body ?? null,
    structuredContent: structured?.content ?? null,
    fault: lateFault,
  };
}

/** An answer stays in its parent's thread, save for a private answer to something public. */
function threadOf(sandbox: Sandbox, parent: Content, isPublic: boolean) {
  if (isPublic === parent.isPublic) return { threadId: parent.threadId, isFirstInThread: false };
  const talk = { channelId: parent.channelId, peerId: parent.authorIdentityId };
  const { threadId, isNew } = privateThread(sandbox, talk, sandbox.clock.now());
  return { threadId, isFirstInThread: isNew };
}
