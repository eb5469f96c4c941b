import type { ChannelType } from '../state/records';

/** What a network allows. Sources: the published limits and the network rules of the API notes, section 10. */
export interface ChannelRules {
  /** Longest body, in characters. */
  readonly bodyLimit: number;
  readonly start: 'none' | 'template' | 'post' | 'mail' | 'chat';
  /** Whether the business may write to one person: where talk is private, in answer to a public content, or never. */
  readonly privateReply: 'talk' | 'oncePerComment' | 'unlessRefused' | 'never';
  /** What `to` means in an answer, which has its recipient already. */
  readonly toInReply: 'ignored' | 'addresses' | 'forbidden';
  /** How long after the customer's last message a reply may go; null for as long as one likes. */
  readonly windowHours: number | null;
  readonly takesAttachments: boolean;
  /** Structured kinds, under the names of the sibling API. */
  readonly structured: readonly string[];
  /** Type of a public answer and of a private one. */
  readonly publicType: string;
  readonly privateType: string;
  /** Which parents a public answer may hang under. */
  readonly parents: 'any' | 'topLevelComments' | 'reviews';
  /** When the network was closed. */
  readonly retiredAt: string | null;
}

const talk: ChannelRules = {
  bodyLimit: 1000,
  start: 'none',
  privateReply: 'talk',
  toInReply: 'ignored',
  windowHours: null,
  takesAttachments: true,
  structured: [],
  publicType: 'Message',
  privateType: 'Message',
  parents: 'any',
  retiredAt: null,
};

const wall: ChannelRules = { ...talk, privateReply: 'never', publicType: 'Comment' };

const RULES: Readonly<Record<ChannelType, ChannelRules>> = {
  WhatsApp: {
    ...talk,
    bodyLimit: 3800,
    start: 'template',
    windowHours: 24,
    structured: ['template', 'list'],
  },
  AppleMessagesForBusiness: {
    ...talk,
    bodyLimit: 10_000,
    structured: ['select', 'list', 'rich_link', 'time_select', 'form', 'apple_pay', 'authenticate'],
  },
  GoogleBusinessMessages: { ...talk, bodyLimit: 3000, retiredAt: '2024-07-31T00:00:00Z' },
  Messenger: {
    ...talk,
    bodyLimit: 2000,
    windowHours: 7 * 24,
    structured: ['select', 'template', 'carousel', 'rich_link'],
  },
  InstagramMessaging: {
    ...talk,
    windowHours: 7 * 24,
    structured: ['select', 'template', 'carousel', 'rich_link'],
  },
  Viber: { ...talk, bodyLimit: 7000 },
  Email: {
    ...talk,
    bodyLimit: 262_144,
    start: 'mail',
    toInReply: 'addresses',
    publicType: 'Email',
    privateType: 'Email',
  },
  EngageMessaging: {
    ...talk,
    bodyLimit: 1024,
    start: 'chat',
    toInReply: 'forbidden',
    structured: ['select', 'template', 'carousel', 'rich_link'],
  },
  Facebook: { ...wall, bodyLimit: 8000, start: 'post', privateReply: 'oncePerComment' },
  Instagram: { ...wall, bodyLimit: 950, privateReply: 'oncePerComment', takesAttachments: false },
  Linkedin: { ...wall, bodyLimit: 3000, takesAttachments: false },
  Youtube: { ...wall, bodyLimit: 8000, takesAttachments: false, parents: 'topLevelComments' },
  GoogleMyBusiness: {
    ...wall,
    bodyLimit: 4000,
    takesAttachments: false,
    publicType: 'ReviewResponse',
    parents: 'reviews',
  },
  Twitter: {
    ...wall,
    bodyLimit: 280,
    start: 'post',
    privateReply: 'unlessRefused',
    publicType: 'Tweet',
    privateType: 'PrivateTweet',
  },
};

/** The rules of a kind of channel. */
export function rulesOf(type: ChannelType): ChannelRules {
  return RULES[type];
}
