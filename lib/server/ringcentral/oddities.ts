import 'server-only';
import { capabilityOf } from '@/lib/domain/channel';
import type { Oddity } from '@/lib/domain/content-facts';
import { cleanText, isObject } from './json';
import { type ContentRecord, contentRecord } from './schemas';

/** Documented, and of no use here. */
const UNUSED = [
  'uri',
  'autoSubmitted',
  'capabilitiesSupported',
  'categoryIds',
  'contextData',
  'firstInThread',
  'foreignCategories',
  'identityGroupId',
  'published',
  'structuredContentSupported',
];
const KNOWN: ReadonlySet<string> = new Set([...Object.keys(contentRecord.shape), ...UNUSED]);

/** The closed lists of the platform's description, as far as something here depends on them. */
const LISTS = {
  contentDirection: ['Incoming', 'Outgoing'],
  createdFrom: ['Synchronizer', 'Interface', 'Api', 'AutoSurvey', 'AutoResponseTrigger', 'AutoRequestEmail'],
  bodyInputFormat: ['Text', 'Html'],
  status: ['New', 'Assigned', 'Replied', 'Ignored', 'UserReply', 'UserInitiated', 'PendingApproval'],
  synchronizationStatus: [
    'Success',
    'ExportPending',
    'ExportFailure',
    'ExportAborted',
    'LikeAborted',
    'AuthorBlockAborted',
    'DeleteAborted',
    'UnpublishAborted',
  ],
  type: [
    'Album',
    'AuthenticateMessage',
    'AuthenticateResponse',
    'Carousel',
    'CarouselMessage',
    'Comment',
    'ContactMessage',
    'Content',
    'Email',
    'FormMessage',
    'FormResponse',
    'HsmMessage',
    'Link',
    'ListMessage',
    'Media',
    'Message',
    'OutboundMessage',
    'PaymentMessage',
    'Photo',
    'PostbackMessage',
    'PrivateTweet',
    'PromptMessage',
    'Question',
    'Review',
    'ReviewResponse',
    'RichLinkMessage',
    'SelectMessage',
    'Status',
    'TemplateMessage',
    'TimePickerMessage',
    'Tweet',
    'Video',
    'VideoCallRequestMessage',
  ],
} satisfies Partial<Record<keyof ContentRecord, readonly string[]>>;

/** Characters of a name or a value that are kept. */
const MAX_LENGTH = 80;
/** Of one record: more tells nothing that these do not. */
const MAX_COUNT = 20;

/**
 * What of a record nobody here knows: it is kept and shown as far as it goes, and counted, so that a change of the
 * platform is seen before it is felt. Never the words of a customer: of values only those of closed lists, of others
 * their shape.
 */
export function odditiesOf(json: unknown, record: ContentRecord): Oddity[] {
  if (!isObject(json)) return [];
  const odd = Object.entries(json).flatMap(([member, value]) => oddityOf(member, value, record));
  return odd.slice(0, MAX_COUNT).map(({ member, value }) => ({ member: cut(member), value: cut(value) }));
}

function oddityOf(member: string, value: unknown, record: ContentRecord): Oddity[] {
  if (!KNOWN.has(member)) return [{ member, value: '' }];
  if (value === null || !isRead(member)) return [];
  const read = record[member];
  if (read === null) return [{ member, value: `(${Array.isArray(value) ? 'array' : typeof value})` }];
  if (typeof read !== 'string' || isKnownValue(member, read)) return [];
  return [{ member, value: read }];
}

function isKnownValue(member: keyof ContentRecord, value: string): boolean {
  if (member === 'channelType' || member === 'sourceType') return capabilityOf(value) !== null;
  const list: readonly string[] | null = isListed(member) ? LISTS[member] : null;
  return list === null || list.includes(value);
}

function isRead(member: string): member is keyof ContentRecord {
  return member in contentRecord.shape;
}

function isListed(member: keyof ContentRecord): member is keyof typeof LISTS {
  return member in LISTS;
}

function cut(text: string): string {
  return cleanText(text).slice(0, MAX_LENGTH);
}
