/** What the customer does to what is there already. Each says in words what came of it. */

import { control } from './api.js';
import { chosen } from './choice.js';

/** @param {any} content */
export async function deleteContent({ id }) {
  await control(`contents/${id}`, { method: 'PATCH', body: { remotelyDeleted: true } });
  return 'Deleted.';
}

/**
 * @param {any} content
 * @param {{ body?: string, rating?: number }} change
 */
export async function changeContent({ id, attachments, rating }, change) {
  const mayBeEmpty = attachments.length > 0 || rating;
  if (change.body?.trim() === '' && !mayBeEmpty) throw new Error('Write something, or delete it instead.');
  await control(`contents/${id}`, { method: 'PATCH', body: change });
  return 'Changed.';
}

/**
 * Answers an offer as the customer to whom it was made.
 * @param {any} content of the business, with structured content
 * @param {import('./structured.js').Choice} choice
 */
export async function pickChoice({ channelId, inReplyToAuthorIdentityId, structuredContent }, choice) {
  const { title, payload } = choice;
  await control('customer-messages', {
    method: 'POST',
    body: {
      channelId,
      kind: chosen().kind,
      customer: { identityId: inReplyToAuthorIdentityId },
      body: title,
      structured: { type: `${structuredContent.type}_reply`, title, payload },
    },
  });
  return `Chosen: ${title}`;
}
