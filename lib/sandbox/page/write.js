/** The form: what is written, and sending it. */

import { control } from './api.js';
import { attempt } from './attempt.js';
import { chosen } from './choice.js';
import { byId, shortened } from './dom.js';

let underId;

/** @param {(sent: any) => Promise<void>} onSent */
export function startWriting(onSent) {
  byId('under-clear').addEventListener('click', () => hangUnder(null));
  byId('form').addEventListener('submit', (event) => {
    event.preventDefault();
    attempt(byId('form'), async () => {
      const sent = await control('customer-messages', { method: 'POST', body: writing() });
      clear();
      await onSent(sent);
      return 'Sent.';
    });
  });
}

/**
 * Puts what is written next under a content, or nowhere in particular.
 * @param {any} content
 */
export function hangUnder(content) {
  underId = content?.id;
  byId('under').hidden = !content;
  byId('under-text').textContent = content ? `Under: ${shortened(content.body || content.type)}` : '';
  if (content) byId('message').focus();
}

/** What the form says, as the sandbox wants it; throws what is missing, in words. */
function writing() {
  const { channel, customerId, kind, postId } = chosen();
  const name = byId('name').value.trim();
  if (!customerId && !name) throw new Error('Give the new customer a name.');
  const file = byId('file').value;
  const body = byId('message').value;
  const isReview = kind === 'review';
  if (!body.trim() && !file && !isReview) throw new Error('Write something or attach something.');
  return {
    channelId: channel.id,
    kind,
    customer: customerId ? { identityId: customerId } : { name },
    body: body.trim() ? body : undefined,
    inReplyToContentId: underId ?? ((kind === 'comment' && postId) || undefined),
    rating: isReview ? Number(byId('form').elements.stars.value) : undefined,
    attachments: file ? [{ kind: file }] : undefined,
  };
}

function clear() {
  for (const id of ['message', 'file', 'name']) byId(id).value = '';
  hangUnder(null);
}
