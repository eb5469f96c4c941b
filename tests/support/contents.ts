import type { ContentFacts } from '@/lib/domain/content-facts';

/** A private message of a customer, as a list tells of it; whatever a test does not care about is filled in. */
export function contentFacts(told: Partial<ContentFacts> & { contentId: string }): ContentFacts {
  return {
    certainty: 'confirmed',
    channelExternalId: 'channel',
    channelType: 'Facebook',
    direction: 'inbound',
    audience: 'private',
    kind: 'message',
    contentType: 'Message',
    threadId: 'thread',
    parentContentId: null,
    authorExternalId: 'customer',
    addresseeExternalId: 'us',
    creatorId: null,
    body: '',
    subject: null,
    language: null,
    rating: null,
    attachments: [],
    structured: null,
    permalink: null,
    foreignId: null,
    interventionId: null,
    isElsewhere: false,
    isRemotelyDeleted: false,
    contentStatus: 'New',
    syncStatus: 'Success',
    syncError: null,
    sentAt: '2026-11-01T00:00:00.000Z',
    modifiedAt: '2026-11-01T00:00:00.000Z',
    oddities: [],
    ...told,
  };
}
