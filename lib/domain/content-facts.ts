/**
 * What the platform told about one content or one identity, in our words. The adapter makes these; the import
 * stores them. Everything the platform may leave out is null here, never guessed.
 */
import type { Audience, Direction, MessageKind } from './message';

export interface AttachmentFacts {
  kind: 'image' | 'video' | 'audio' | 'file';
  name: string;
  contentType: string | null;
  /** Bytes. */
  size: number | null;
  /** Pixels. */
  width: number | null;
  height: number | null;
  /** Where the platform keeps it. Its token expires; it is read again from the content, never shown. Ours has none yet. */
  url: string;
  /** Of a reply that has not gone out: where we keep it until the platform does. */
  uploadId?: string;
}

export interface ContentFacts {
  contentId: string;
  /** `provisional` from an event, which lacks much; `confirmed` from a list or a read. */
  certainty: 'provisional' | 'confirmed';
  channelExternalId: string;
  channelType: string;
  direction: Direction;
  audience: Audience;
  kind: MessageKind;
  /** The platform's own word for the kind. */
  contentType: string;
  threadId: string | null;
  parentContentId: string | null;
  /** The identity that wrote. */
  authorExternalId: string | null;
  /** The identity written to. In private talk the customer is the author when inbound, this one when outbound. */
  addresseeExternalId: string | null;
  /** The platform's user behind an outbound content. */
  creatorId: string | null;
  body: string;
  subject: string | null;
  language: string | null;
  rating: number | null;
  attachments: AttachmentFacts[];
  structured: Record<string, unknown> | null;
  permalink: string | null;
  foreignId: string | null;
  interventionId: string | null;
  /** Outbound and not made through the API. */
  isElsewhere: boolean;
  isRemotelyDeleted: boolean;
  contentStatus: string | null;
  syncStatus: string | null;
  syncError: string | null;
  /** ISO time. From the id's creation second while provisional. */
  sentAt: string;
  /** ISO time. */
  modifiedAt: string;
  /** What of it this version does not know. */
  oddities: Oddity[];
}

/** A member of the platform's record that nobody here knows, or a value that is none of those it may have. */
export interface Oddity {
  member: string;
  /** Empty where the member itself is not known. */
  value: string;
}

export interface PersonFacts {
  externalId: string;
  groupId: string | null;
  network: string | null;
  screenName: string | null;
  displayName: string | null;
  avatarUrl: string | null;
  email: string | null;
  phone: string | null;
  isOurs: boolean;
}
