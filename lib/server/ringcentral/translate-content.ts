import 'server-only';
import type { ContentFacts } from '@/lib/domain/content-facts';
import { audienceOf, directionOf, kindOf } from './content-kind';
import { cleanJson, cleanText } from './json';
import { odditiesOf } from './oddities';
import { type ContentRecord, contentRecord } from './schemas';
import { creationTimeOfId, timeOf } from './times';
import { attachmentsOf } from './translate-attachments';
import { webAddress } from './web-address';

/** What stands around a record and helps where the record is silent. */
interface Circumstances {
  certainty: ContentFacts['certainty'];
  /** When the event was issued; null for lists and reads. */
  issuedAt?: string | null;
}

/**
 * Translates one content, of either naming generation.
 *
 * @param json as the platform sent it
 * @returns our facts, or null when id, channel or time cannot be made out
 */
export function contentFactsOf(json: unknown, circumstances: Circumstances): ContentFacts | null {
  const parsed = contentRecord.safeParse(json);
  if (!parsed.success) return null;
  const record = parsed.data;
  const channelExternalId = record.channelId ?? record.sourceId;
  const sentAt = sentAtOf(record, circumstances.issuedAt ?? null);
  if (channelExternalId === null || sentAt === null) return null;
  return {
    contentId: record.id,
    certainty: circumstances.certainty,
    channelExternalId,
    ...natureOf(record),
    threadId: record.threadId,
    parentContentId: record.inReplyToContentId,
    authorExternalId: record.authorIdentityId,
    addresseeExternalId: record.inReplyToAuthorIdentityId,
    creatorId: record.creatorId,
    ...substanceOf(record),
    permalink: webAddress(record.channelUri ?? record.sourceUri),
    foreignId: record.foreignId,
    interventionId: record.interventionId,
    isRemotelyDeleted: record.remotelyDeleted ?? false,
    contentStatus: record.status,
    syncStatus: record.synchronizationStatus,
    syncError: record.synchronizationError,
    sentAt,
    modifiedAt: timeOf(record.lastModifiedTime) ?? sentAt,
    // Events have members of their own; what they tell is read again as a record.
    oddities: circumstances.certainty === 'confirmed' ? odditiesOf(json, record) : [],
  };
}

function natureOf(record: ContentRecord) {
  const channelType = record.channelType ?? record.sourceType ?? 'Unknown';
  const contentType = record.type ?? 'Content';
  const direction = directionOf(record);
  const audience = audienceOf(record, contentType, channelType);
  return {
    channelType,
    contentType,
    direction,
    audience,
    kind: kindOf(contentType, audience, record.inReplyToContentId !== null),
    isElsewhere: direction === 'outbound' && record.createdFrom !== null && record.createdFrom !== 'Api',
  };
}

function substanceOf(record: ContentRecord) {
  const structured = record.structuredContent;
  return {
    body: bodyOf(record),
    subject: record.title,
    language: record.language?.toLowerCase() ?? null,
    rating: ratingOf(record.rating),
    attachments: attachmentsOf(record),
    structured: structured === null ? null : (cleanJson(structured) as Record<string, unknown>),
  };
}

/**
 * The words of a content as plain text. The rendered HTML is never used: its text form stands in for a body that
 * is missing or itself HTML. Templates keep their words in the structured part.
 */
function bodyOf(record: ContentRecord): string {
  const rendered = textOf(record.bodyFormatted?.text) ?? textOf(record.bodyFormatted?.Text);
  const plain = record.bodyInputFormat === 'Html' ? null : textOf(record.body);
  return plain ?? rendered ?? record.body ?? textOf(record.structuredContent?.subtitle) ?? '';
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? cleanText(value) : null;
}

function ratingOf(stars: number | null): number | null {
  return stars !== null && Number.isInteger(stars) && stars >= 1 && stars <= 5 ? stars : null;
}

function sentAtOf(record: ContentRecord, issuedAt: string | null): string | null {
  return timeOf(record.creationTime) ?? creationTimeOfId(record.id) ?? timeOf(issuedAt);
}
