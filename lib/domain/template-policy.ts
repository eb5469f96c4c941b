/** May this template go, now, here? Asked as reply-policy is, by the composer and again by the command. */
import { capabilityOf } from './channel';
import { bodyLength, mayReply, type ReplyDecision, type ReplyQuestion } from './reply-policy';
import type { FilledTemplate } from './template';

/** Does a channel take texts that its network has approved beforehand? */
export function takesTemplates(channelType: string): boolean {
  return capabilityOf(channelType)?.replyWindow?.afterwards === 'template';
}

/** May a template go at this moment, whatever it says? Where it may, the reply window does not matter. */
export function mayReplyByTemplate(question: ReplyQuestion): ReplyDecision {
  const decision = mayReply(question);
  if (!decision.isAllowed && decision.refusal !== 'window-closed-template') return decision;
  if (takesTemplates(question.channelType)) return { isAllowed: true };
  return { isAllowed: false, refusal: 'templates-not-taken' };
}

/** May this template go, filled so? */
export function mayReplyWithTemplate(
  question: ReplyQuestion,
  { text, missing }: FilledTemplate,
): ReplyDecision {
  const decision = mayReplyByTemplate(question);
  if (!decision.isAllowed) return decision;
  if (missing.length > 0) return { isAllowed: false, refusal: 'blanks-left' };
  const { used, limit } = bodyLength(question.channelType, text);
  return limit !== null && used > limit ? { isAllowed: false, refusal: 'body-too-long' } : decision;
}
