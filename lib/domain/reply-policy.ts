/** May this reply go, now, here? Asked on every keystroke and again by the command (architecture.md §8). */
import { addHours } from 'date-fns';
import { blanksIn } from './canned-reply';
import { type Capability, capabilityOf } from './channel';
import type { WindowState } from './conversation-state';
import type { Audience, Direction, MessageKind } from './message';
import type { ChannelRights } from './permission';
import { lengthIn } from './text';

/** The message a reply answers. */
export interface ReplyTarget {
  direction: Direction;
  kind: MessageKind;
  /** 0 for the head of a public thread, 1 for a comment under it, and so on. */
  depth: number;
  isRemotelyDeleted: boolean;
  /** False until the platform itself has listed it. */
  isOnPlatform: boolean;
}

export interface ReplyQuestion {
  channelType: string;
  rights: ChannelRights;
  audience: Audience;
  target: ReplyTarget | null;
  /** ISO time of the customer's last message in a private talk. */
  lastInboundAt: string | null;
  /** ISO time. */
  now: string;
}

export const refusals = [
  'no-right-to-reply',
  'unknown-channel',
  'channel-retired',
  'nothing-to-answer',
  'target-deleted',
  'target-is-ours',
  'only-top-level',
  'window-closed',
  'window-closed-template',
  'body-empty',
  'body-too-long',
  'blanks-left',
] as const;
export type Refusal = (typeof refusals)[number];

export type ReplyDecision = { isAllowed: true } | { isAllowed: false; refusal: Refusal };

const allowed: ReplyDecision = { isAllowed: true };
const refuse = (refusal: Refusal): ReplyDecision => ({ isAllowed: false, refusal });

/**
 * May anything be answered here at this moment, whatever its text?
 *
 * The order of the reasons is the order in which a person could do something about them.
 */
export function mayReply(question: ReplyQuestion): ReplyDecision {
  const capability = capabilityOf(question.channelType);
  if (!capability) return refuse('unknown-channel');
  if (isRetired(capability, question.now)) return refuse('channel-retired');
  if (!question.rights.canReply) return refuse('no-right-to-reply');
  const target = question.target;
  if (!target) return refuse('nothing-to-answer');
  if (target.isRemotelyDeleted) return refuse('target-deleted');
  if (target.direction === 'outbound' && target.depth > 0) return refuse('target-is-ours');
  if (capability.answers === 'top-level' && target.depth !== 1) return refuse('only-top-level');
  return mayReplyNow(capability, question);
}

function isRetired(capability: Capability, now: string): boolean {
  return capability.retiredOn !== null && now.slice(0, 10) > capability.retiredOn;
}

function mayReplyNow(capability: Capability, question: ReplyQuestion): ReplyDecision {
  if (question.audience === 'public' || !capability.replyWindow) return allowed;
  const closesAt = windowClosesAt(question.channelType, question.lastInboundAt);
  if (closesAt !== null && question.now < closesAt) return allowed;
  return refuse(
    capability.replyWindow.afterwards === 'template' ? 'window-closed-template' : 'window-closed',
  );
}

/**
 * May this text go? Everything `mayReply` asks, the body against the channel's limit, and no `{{blank}}` of a canned
 * reply that nobody has filled.
 *
 * @param body as typed; white space alone is empty
 */
export function mayReplyWith(question: ReplyQuestion, body: string): ReplyDecision {
  const decision = mayReply(question);
  if (!decision.isAllowed) return decision;
  if (body.trim() === '') return refuse('body-empty');
  const { used, limit } = bodyLength(question.channelType, body);
  if (limit !== null && used > limit) return refuse('body-too-long');
  return blanksIn(body).length > 0 ? refuse('blanks-left') : allowed;
}

/** The counter of the composer: how much is used, of how much. `limit` is null on channels without rules. */
export function bodyLength(channelType: string, body: string): { used: number; limit: number | null } {
  const capability = capabilityOf(channelType);
  if (!capability) return { used: lengthIn(body, 'code-points'), limit: null };
  return { used: lengthIn(body, capability.countedIn), limit: capability.bodyLimit };
}

/**
 * When the channel stops taking free text.
 *
 * @returns ISO time, or null where there is no window or nobody has written yet
 */
export function windowClosesAt(channelType: string, lastInboundAt: string | null): string | null {
  const window = capabilityOf(channelType)?.replyWindow;
  if (!window || lastInboundAt === null) return null;
  return addHours(lastInboundAt, window.hours).toISOString();
}

/** Hours before its end from which a window is closing: worth a colour, a view and somebody's attention. */
export const CLOSING_HOURS = 4;

/**
 * Where a window stands.
 *
 * @param closesAt ISO time from `windowClosesAt`; null where there is no window
 * @param now ISO time
 */
export function windowStateAt(closesAt: string | null, now: string): WindowState {
  if (closesAt === null) return 'none';
  if (closesAt <= now) return 'closed';
  return closesAt <= addHours(now, CLOSING_HOURS).toISOString() ? 'closing' : 'open';
}
