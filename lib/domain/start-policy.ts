/**
 * May somebody begin a conversation, now, here? Asked by the dialog and again by the command, as reply-policy is. Numbers
 * are checked in phone.ts, which is large.
 */
import { blanksIn } from './canned-reply';
import { capabilityOf, type StartRule } from './channel';
import type { ChannelRights } from './permission';
import { bodyLength } from './reply-policy';
import type { Forbidden } from './speaker';
import type { FilledTemplate } from './template';

export interface StartQuestion {
  channelType: string;
  /** An admin has closed it. */
  isRetired: boolean;
  rights: ChannelRights;
  /** The platform's word that the login we speak by may only read there. */
  forbidden: Forbidden | null;
  /** Its account needs a new sign-in, or was taken away: nothing goes out. */
  isAccountOut: boolean;
  /** ISO time. */
  now: string;
}

export const startRefusals = [
  'cannot-start',
  'channel-retired',
  'channel-closed',
  'no-right-to-start',
  'platform-forbids',
  'account-out',
  'number-invalid',
  'no-recipients',
  'address-invalid',
  'subject-empty',
  'subject-too-long',
  'template-changed',
  'body-empty',
  'body-too-long',
  'blanks-left',
] as const;
export type StartRefusal = (typeof startRefusals)[number];

export type StartDecision = { isAllowed: true } | { isAllowed: false; refusal: StartRefusal };

/** Characters of a subject: one line of a mail (RFC 5322 §2.1.1). */
export const SUBJECT_LENGTH = 998;
/** Addresses in one mail, in either line. */
export const RECIPIENTS_MAX = 50;

/** How a channel of this type lets a conversation begin. */
export function startRuleOf(channelType: string): StartRule {
  return capabilityOf(channelType)?.start ?? 'none';
}

/** May anything be begun here at this moment? In the order in which a person could do something about it. */
export function mayStart(question: StartQuestion): StartDecision {
  return decided(refusalOf(question));
}

function refusalOf({
  channelType,
  isRetired,
  rights,
  forbidden,
  isAccountOut,
  now,
}: StartQuestion): StartRefusal | null {
  const rules = capabilityOf(channelType);
  if (rules?.retiredOn && now.slice(0, 10) >= rules.retiredOn) return 'channel-retired';
  if (!rules || rules.start === 'none') return 'cannot-start';
  if (isRetired) return 'channel-closed';
  if (!rights.canRead || !rights.canStart) return 'no-right-to-start';
  if (forbidden) return 'platform-forbids';
  return isAccountOut ? 'account-out' : null;
}

/** What begins a conversation, as it was typed. */
export type Opening =
  /** `number` is null where what was typed is none. */
  | { way: 'template'; number: string | null; filled: FilledTemplate }
  | { way: 'public-post'; body: string }
  | { way: 'email'; to: readonly string[]; cc: readonly string[]; subject: string; body: string };

/** May this begin one? Everything `mayStart` asks, and what was typed against the channel's rules. */
export function mayStartWith(question: StartQuestion, opening: Opening): StartDecision {
  const rule = startRuleOf(question.channelType);
  const decision = mayStart(question);
  if (!decision.isAllowed) return decision;
  return decided(opening.way === rule ? refusalOfOpening(question.channelType, opening) : 'cannot-start');
}

function refusalOfOpening(channelType: string, opening: Opening): StartRefusal | null {
  switch (opening.way) {
    case 'template':
      if (opening.number === null) return 'number-invalid';
      if (opening.filled.missing.length > 0) return 'blanks-left';
      return refusalOfBody(channelType, opening.filled.text);
    case 'public-post':
      return refusalOfBody(channelType, opening.body);
    case 'email':
      return refusalOfMail(opening) ?? refusalOfBody(channelType, opening.body);
  }
}

function refusalOfMail({ to, cc, subject }: Extract<Opening, { way: 'email' }>): StartRefusal | null {
  if (to.length === 0) return 'no-recipients';
  if (![...to, ...cc].every(isMailAddress)) return 'address-invalid';
  if (subject.trim() === '') return 'subject-empty';
  return subject.trim().length > SUBJECT_LENGTH ? 'subject-too-long' : null;
}

function refusalOfBody(channelType: string, body: string): StartRefusal | null {
  if (body.trim() === '') return 'body-empty';
  const { used, limit } = bodyLength(channelType, body);
  if (limit !== null && used > limit) return 'body-too-long';
  return blanksIn(body).length > 0 ? 'blanks-left' : null;
}

function decided(refusal: StartRefusal | null): StartDecision {
  return refusal === null ? { isAllowed: true } : { isAllowed: false, refusal };
}

/** A plain address as the platform takes it: no name, no brackets, and no more than a mail may carry (RFC 5321). */
const MAIL_ADDRESS = /^[^\s@<>(),;:"]{1,64}@[^\s@<>(),;:".]+(?:\.[^\s@<>(),;:".]+)+$/;

/** Can this be somebody's mail address? */
export function isMailAddress(text: string): boolean {
  return text.length <= 254 && MAIL_ADDRESS.test(text);
}

/** The addresses in what somebody typed or pasted, each once. */
export function addressesIn(typed: string): string[] {
  const known = new Map(
    typed
      .split(/[\s,;]+/)
      .filter(Boolean)
      .map((address) => [address.toLowerCase(), address]),
  );
  return [...known.values()];
}
