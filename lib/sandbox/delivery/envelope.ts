import { randomUUID } from 'node:crypto';
import { channelOf } from '../content-view';
import type { Sandbox } from '../sandbox';
import type { Content, Subscription } from '../state/records';
import type { Settings } from '../state/settings';
import { ACCOUNT_ID } from '../users';

export type ContentEvent = 'Imported' | 'Exported' | 'DiscussionInitiated';

/** The event filter of a content event on the platform. */
export function filterOf(event: ContentEvent): string {
  return `/cx/social-messaging/v1/contents/${event}`;
}

/** The name of a content event in the older guide. */
export function guideNameOf(event: ContentEvent): string {
  return event === 'DiscussionInitiated' ? 'content.discussion_initiated' : `content.${event.toLowerCase()}`;
}

/** The outer members that every notification of the platform has. */
export function platformEnvelope(sandbox: Sandbox, subscription: Subscription, event: string, body: object) {
  return {
    uuid: randomUUID(),
    event,
    timestamp: new Date(sandbox.clock.now()).toISOString(),
    subscriptionId: subscription.id,
    ownerId: subscription.userId,
    body,
  };
}

/**
 * A content event for one subscription. Thin on purpose: no creation time, no synchronisation status, no
 * attachments, as far as anybody has seen (API notes, section 11).
 */
export function contentNotification(
  sandbox: Sandbox,
  subscription: Subscription,
  event: ContentEvent,
  content: Content,
): object {
  const resource = thinResource(sandbox, content);
  const issuedAt = new Date(sandbox.clock.now()).toISOString();
  const isGuideForm =
    sandbox.settings.envelope === 'guide' || !subscription.eventFilters.includes(filterOf(event));
  if (!isGuideForm) return platformEnvelope(sandbox, subscription, filterOf(event), { issuedAt, resource });
  const uuid = randomUUID();
  const { id, type, ...metadata } = resource;
  const one = {
    type: guideNameOf(event),
    id: uuid,
    issued_at: issuedAt,
    resource: { type: 'content', id, metadata: { content_type: type, ...metadata } },
  };
  return { uuid, id: uuid, domain_id: ACCOUNT_ID, events: [one] };
}

function thinResource(sandbox: Sandbox, content: Content) {
  const channel = channelOf(sandbox, content);
  return {
    id: content.id,
    type: content.type,
    authorIdentityId: content.authorIdentityId,
    creatorId: content.creatorId,
    body: content.body,
    status: content.status,
    threadId: content.threadId,
    inReplyToContentId: content.inReplyToContentId,
    inReplyToAuthorIdentityId: content.inReplyToAuthorIdentityId,
    hasAttachment: content.attachmentIds.length > 0,
    ...channelMembers(sandbox.settings.generation, channel),
  };
}

function channelMembers(generation: Settings['generation'], channel: { id: string; type: string }): object {
  const current = { channelId: channel.id, channelType: channel.type };
  const source = { sourceId: channel.id, sourceType: channel.type };
  switch (generation) {
    case 'both':
      return { ...current, ...source };
    case 'channel':
      return current;
    case 'source':
      return source;
  }
}
