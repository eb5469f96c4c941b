/**
 * What each channel allows. One typed table: a missing column does not compile (product.md §1).
 *
 * Sources of the figures: the published limits of the Social Messaging API, and the rules of the networks
 * themselves where the API says nothing. The sandbox has its own, independent copy of these rules, so that a
 * disagreement shows in tests.
 */

import { type FileRule, fileRules } from './file-rules';

/** How a channel measures the length of a body: code points, or what X makes of them (body-length.ts). */
export type CountingUnit = 'characters' | 'x-weights';

/** What a channel lets us begin without a customer's message. */
export type StartRule = 'none' | 'template' | 'public-post' | 'email';

export interface ReplyWindow {
  /** Hours after the customer's last message in which free text is allowed. */
  hours: number;
  /** What is left after that. */
  afterwards: 'template' | 'nothing';
}

/** What a channel takes as a private message in answer to something public. */
export type PrivateReplyRule =
  | { kind: 'never' }
  /** One for each comment, within so many days of it. */
  | { kind: 'once'; days: number }
  /** To whoever takes messages from strangers. */
  | { kind: 'unless-refused' };

export interface Capability {
  /** The brand's name: not translated. */
  name: string;
  /** Which glyph and colour draw it. */
  glyph: ChannelGlyph;
  audience: 'private' | 'public' | 'both';
  /** Longest body, in `countedIn`. */
  bodyLimit: number;
  countedIn: CountingUnit;
  start: StartRule;
  replyWindow: ReplyWindow | null;
  /**
   * - `any`: whatever customers write, and posts of our own
   * - `top-level`: only comments that answer no other comment (YouTube)
   * - `once`: only the review itself, by one owner reply; a second one replaces the first
   */
  answers: 'any' | 'top-level' | 'once';
  privateReply: PrivateReplyRule;
  /** Null where a message is text and nothing else. */
  files: FileRule | null;
  /** What else a message may be that Foyer can write (structured-reply.ts). */
  structured: readonly ('list' | 'link')[];
  /** The network closed the channel on this day: from then on it is history only. */
  retiredOn: string | null;
}

export type ChannelGlyph =
  | 'whatsapp'
  | 'apple'
  | 'google-messages'
  | 'facebook'
  | 'messenger'
  | 'x'
  | 'instagram'
  | 'linkedin'
  | 'youtube'
  | 'google-reviews'
  | 'viber'
  | 'email'
  | 'engage'
  | 'unknown';

export type KnownChannelType = keyof typeof capabilities;

const talk = {
  audience: 'private',
  countedIn: 'characters',
  start: 'none',
  replyWindow: null,
  answers: 'any',
  privateReply: { kind: 'never' },
  files: null,
  structured: [],
  retiredOn: null,
} as const satisfies Partial<Capability>;

const comments = { ...talk, audience: 'public' } as const satisfies Partial<Capability>;

/** Meta's rule for comments. */
const oncePrivately: PrivateReplyRule = { kind: 'once', days: 7 };

/** Meta's standard window; a person answering by hand has seven days (the network's human-agent rule). */
const metaWindow: ReplyWindow = { hours: 7 * 24, afterwards: 'nothing' };

const capabilities = {
  WhatsApp: {
    ...talk,
    name: 'WhatsApp',
    glyph: 'whatsapp',
    bodyLimit: 3800,
    start: 'template',
    replyWindow: { hours: 24, afterwards: 'template' },
    files: fileRules.WhatsApp,
    structured: ['list'],
  },
  AppleMessagesForBusiness: {
    ...talk,
    name: 'Apple Messages',
    glyph: 'apple',
    bodyLimit: 10_000,
    files: fileRules.AppleMessagesForBusiness,
    structured: ['list', 'link'],
  },
  GoogleBusinessMessages: {
    ...talk,
    name: 'Google Messages',
    glyph: 'google-messages',
    bodyLimit: 3000,
    retiredOn: '2024-07-31',
  },
  Messenger: {
    ...talk,
    name: 'Messenger',
    glyph: 'messenger',
    bodyLimit: 2000,
    replyWindow: metaWindow,
    files: fileRules.Messenger,
    structured: ['link'],
  },
  InstagramMessaging: {
    ...talk,
    name: 'Instagram direct',
    glyph: 'instagram',
    bodyLimit: 1000,
    replyWindow: metaWindow,
    files: fileRules.InstagramMessaging,
    structured: ['link'],
  },
  Viber: {
    ...talk,
    name: 'Viber',
    glyph: 'viber',
    bodyLimit: 7000,
    files: fileRules.Viber,
  },
  Email: {
    ...talk,
    name: 'E-mail',
    glyph: 'email',
    bodyLimit: 262_144,
    start: 'email',
    files: fileRules.Email,
  },
  EngageMessaging: {
    ...talk,
    name: 'Engage Messaging',
    glyph: 'engage',
    bodyLimit: 1024,
    files: fileRules.EngageMessaging,
    structured: ['link'],
  },
  Facebook: {
    ...comments,
    name: 'Facebook',
    glyph: 'facebook',
    bodyLimit: 8000,
    start: 'public-post',
    privateReply: oncePrivately,
    files: fileRules.Facebook,
  },
  Instagram: {
    ...comments,
    name: 'Instagram',
    glyph: 'instagram',
    bodyLimit: 950,
    privateReply: oncePrivately,
  },
  Linkedin: { ...comments, name: 'LinkedIn', glyph: 'linkedin', bodyLimit: 3000 },
  Youtube: { ...comments, name: 'YouTube', glyph: 'youtube', bodyLimit: 8000, answers: 'top-level' },
  GoogleMyBusiness: {
    ...comments,
    name: 'Google Reviews',
    glyph: 'google-reviews',
    bodyLimit: 4000,
    answers: 'once',
  },
  Twitter: {
    ...comments,
    name: 'X',
    glyph: 'x',
    audience: 'both',
    bodyLimit: 280,
    countedIn: 'x-weights',
    start: 'public-post',
    privateReply: { kind: 'unless-refused' },
    files: fileRules.Twitter,
  },
} as const satisfies Record<string, Capability>;

export const knownChannelTypes = Object.keys(capabilities) as KnownChannelType[];

/** True when this version knows the channel's rules. */
function isKnownChannelType(type: string): type is KnownChannelType {
  return Object.hasOwn(capabilities, type);
}

/**
 * What a channel of this type can do.
 *
 * @param type the platform's `channelType`, any string
 * @returns the table's row, or null for a type this version does not know: it is readable, and takes plain replies once an admin says so
 */
export function capabilityOf(type: string): Capability | null {
  return isKnownChannelType(type) ? capabilities[type] : null;
}

/** The name a channel goes by until an admin gives it one; an unknown type keeps the platform's word. */
export function channelTypeName(type: string): string {
  return capabilityOf(type)?.name ?? type;
}
