/** May this reply go, now, here? Asked on every keystroke and again by the command (architecture.md §8). */
import { addHours } from 'date-fns';
import { type FileFacts, mostFiles, refusalOfFile } from './attachment-policy';
import { fittingSize, lengthIn } from './body-length';
import { blanksIn } from './canned-reply';
import { type Capability, capabilityOf } from './channel';
import type { Audience, Direction, MessageKind } from './message';
import type { ChannelRights } from './permission';
import { windowClosesAt } from './reply-window';
import type { Forbidden } from './speaker';

/** The message a reply answers. */
export interface ReplyTarget {
  direction: Direction;
  kind: MessageKind;
  audience: Audience;
  /** 0 for the head of a public thread, 1 for a comment under it, and so on. */
  depth: number;
  isRemotelyDeleted: boolean;
  /** False until the channel has it. */
  isOnChannel: boolean;
  /** ISO time. */
  sentAt: string;
  /** A private message in answer to it went out, or is on its way. */
  hasPrivateReply: boolean;
}

export interface ReplyQuestion {
  channelType: string;
  /** An admin has said that this channel, whose type nobody knows, takes plain replies. */
  takesPlainReplies: boolean;
  /** An admin has closed it. */
  isRetired: boolean;
  rights: ChannelRights;
  /** Nobody is signed in to its account by whom it could go: nothing goes out. */
  isAccountOut: boolean;
  /** The platform's word that the login we speak by may not reply there. */
  forbidden: Forbidden | null;
  /** Who shall see it. In private under something public it is the one private reply. */
  audience: Audience;
  target: ReplyTarget | null;
  /** ISO time of the customer's last message in a private talk. */
  lastInboundAt: string | null;
  /** The platform has refused a private reply because the customer takes none, and they have not written since. */
  hasCustomerLeft: boolean;
  /** ISO time. */
  now: string;
}

export const refusals = [
  'no-right-to-reply',
  'account-out',
  'platform-forbids',
  'unknown-channel',
  'channel-retired',
  'channel-closed',
  'nothing-to-answer',
  'target-deleted',
  'target-is-ours',
  'target-not-there',
  'only-top-level',
  'only-reviews',
  'talk-is-private',
  'no-private-replies',
  'private-reply-used',
  'private-reply-late',
  'customer-left',
  'window-closed',
  'window-closed-template',
  'templates-not-taken',
  'template-changed',
  'body-empty',
  'body-too-long',
  'blanks-left',
  'files-not-taken',
  'too-many-files',
  'file-not-taken',
  'files-gone',
  'structured-not-taken',
  'structured-unfinished',
  'structured-too-long',
] as const;
export type Refusal = (typeof refusals)[number];

export type ReplyDecision = { isAllowed: true } | { isAllowed: false; refusal: Refusal };

const allowed: ReplyDecision = { isAllowed: true };
const refuse = (refusal: Refusal): ReplyDecision => ({ isAllowed: false, refusal });

type Rules = Pick<Capability, 'answers' | 'privateReply' | 'replyWindow' | 'retiredOn'>;

/** What is asked of a channel whose own rules nobody knows. */
const plainRules: Rules = {
  answers: 'any',
  privateReply: { kind: 'never' },
  replyWindow: null,
  retiredOn: null,
};

/**
 * May anything be answered here at this moment, whatever its text?
 *
 * The order of the reasons is the order in which a person could do something about them.
 */
export function mayReply(question: ReplyQuestion): ReplyDecision {
  const refusal = refusalOf(question);
  return refusal === null ? allowed : refuse(refusal);
}

function refusalOf(question: ReplyQuestion): Refusal | null {
  const { channelType, takesPlainReplies, isRetired, rights, isAccountOut, forbidden, target, now } =
    question;
  const rules = capabilityOf(channelType) ?? (takesPlainReplies ? plainRules : null);
  if (!rules) return 'unknown-channel';
  if (rules.retiredOn !== null && now.slice(0, 10) >= rules.retiredOn) return 'channel-retired';
  if (isRetired) return 'channel-closed';
  if (!rights.canReply) return 'no-right-to-reply';
  if (isAccountOut) return 'account-out';
  if (forbidden) return 'platform-forbids';
  if (!target) return 'nothing-to-answer';
  return refusalOfTarget(target) ?? refusalOfWay(rules, target, question);
}

/** What nobody may answer on any channel. */
function refusalOfTarget({ isRemotelyDeleted, isOnChannel, direction, kind }: ReplyTarget): Refusal | null {
  if (isRemotelyDeleted) return 'target-deleted';
  if (direction === 'outbound' && kind !== 'post') return 'target-is-ours';
  return isOnChannel ? null : 'target-not-there';
}

/** Public under public, private in a talk, or the step from one to the other. */
function refusalOfWay(rules: Rules, target: ReplyTarget, question: ReplyQuestion): Refusal | null {
  if (question.audience === 'public') return refusalInPublic(rules, target);
  return target.audience === 'private'
    ? refusalInTalk(rules, question)
    : refusalOfPrivateReply(rules, target, question);
}

function refusalInPublic({ answers }: Rules, { audience, kind, depth }: ReplyTarget): Refusal | null {
  if (audience === 'private') return 'talk-is-private';
  switch (answers) {
    case 'any':
      return null;
    case 'top-level':
      return kind === 'comment' && depth <= 1 ? null : 'only-top-level';
    case 'once':
      return kind === 'review' ? null : 'only-reviews';
  }
}

function refusalInTalk({ replyWindow }: Rules, question: ReplyQuestion): Refusal | null {
  if (question.hasCustomerLeft) return 'customer-left';
  if (!replyWindow) return null;
  const closesAt = windowClosesAt(question.channelType, question.lastInboundAt);
  if (closesAt !== null && question.now < closesAt) return null;
  return replyWindow.afterwards === 'template' ? 'window-closed-template' : 'window-closed';
}

function refusalOfPrivateReply(
  { privateReply }: Rules,
  target: ReplyTarget,
  { hasCustomerLeft, now }: ReplyQuestion,
): Refusal | null {
  if (privateReply.kind === 'never') return 'no-private-replies';
  if (target.direction === 'outbound') return 'target-is-ours';
  if (hasCustomerLeft) return 'customer-left';
  if (privateReply.kind === 'unless-refused') return null;
  if (target.hasPrivateReply) return 'private-reply-used';
  return now < privateReplyUntil(target.sentAt, privateReply.days) ? null : 'private-reply-late';
}

/**
 * Until when a public comment takes its private reply.
 *
 * @param sentAt ISO time of the comment
 * @returns ISO time
 */
export function privateReplyUntil(sentAt: string, days: number): string {
  return addHours(sentAt, days * 24).toISOString();
}

/**
 * Does a refusal of the platform say that the customer takes no more messages, until they write again?
 *
 * @param code the platform's
 * @param detail its own words; its code for a deleted talk stands for passing troubles too
 */
export function saysCustomerLeft(code: string | null, detail: string | null): boolean {
  return code === 'EDI-022' || (code === 'EDI-021' && /deleted the conversation/i.test(detail ?? ''));
}

/**
 * May this go? Everything `mayReply` asks, the body against the channel's limit, no `{{blank}}` of a canned reply that
 * nobody has filled, and files that the channel takes.
 *
 * @param body as typed; white space alone is empty, which a reply with files may be
 */
export function mayReplyWith(
  question: ReplyQuestion,
  body: string,
  files: readonly FileFacts[] = [],
): ReplyDecision {
  const decision = mayReply(question);
  if (!decision.isAllowed) return decision;
  const refusal = refusalOfFiles(question.channelType, files);
  if (refusal) return refuse(refusal);
  if (body.trim() === '' && files.length === 0) return refuse('body-empty');
  const { used, limit } = bodyLength(question.channelType, body);
  if (limit !== null && used > limit) return refuse('body-too-long');
  return blanksIn(body).length > 0 ? refuse('blanks-left') : allowed;
}

function refusalOfFiles(channelType: string, files: readonly FileFacts[]): Refusal | null {
  if (files.length === 0) return null;
  const most = mostFiles(channelType);
  if (most === 0) return 'files-not-taken';
  if (files.length > most) return 'too-many-files';
  return files.some((file) => refusalOfFile(channelType, file)) ? 'file-not-taken' : null;
}

/** How much of a channel's limit a body uses. */
export interface BodyLength {
  used: number;
  /** Null on channels without rules. */
  limit: number | null;
  /** Code units of the body that fit. */
  fitting: number;
}

/** The counter of the composer. */
export function bodyLength(channelType: string, body: string): BodyLength {
  const { bodyLimit: limit = null, countedIn = 'characters' } = capabilityOf(channelType) ?? {};
  const used = lengthIn(body, countedIn);
  const isOver = limit !== null && used > limit;
  return { used, limit, fitting: isOver ? fittingSize(body, countedIn, limit) : body.length };
}
