/** Who writes, where and as what: the selects on top of the form. */

import { control } from './api.js';
import { byId, choose, fill, shortened } from './dom.js';
import { kindsOf, labelOf } from './kinds.js';

const NEW_CUSTOMER = ['', 'New customer'];

let channels = [];

/** @param {any[]} all the channels of the business */
export function offerChannels(all) {
  channels = all;
  fill(
    byId('channel'),
    all.map((one) => [one.id, labelOf(one)]),
  );
}

/** What is chosen now; a new customer has no id. */
export function chosen() {
  return {
    channel: channels.find(({ id }) => id === byId('channel').value),
    customerId: byId('customer').value,
    kind: byId('kind').value,
    postId: byId('post').value,
  };
}

/** Offers what people do on the chosen channel, and nobody of another one. */
export function startChannel() {
  const kinds = kindsOf(chosen().channel);
  fill(byId('kind'), kinds);
  byId('kind-field').hidden = kinds.length < 2;
  fill(byId('customer'), [NEW_CUSTOMER]);
}

/**
 * Offers everybody who wrote on the channel, the last one first.
 * @param {string} [customerId] who is chosen then; whoever is chosen at that moment, when not given
 */
export async function offerCustomers(customerId) {
  const { id } = chosen().channel;
  const { records } = await control(`customers?channelId=${id}`);
  if (id !== chosen().channel.id) return;
  fill(byId('customer'), [NEW_CUSTOMER, ...records.map((one) => [one.id, one.name])]);
  choose(byId('customer'), customerId);
}

/**
 * Offers what can be commented, the newest first.
 * @param {any[]} contents of the channel, oldest first
 */
export function offerPosts(contents) {
  const heads = contents.filter((content) => content.firstInThread && content.public).reverse();
  fill(
    byId('post'),
    heads.map(({ id, title, body }) => [id, shortened(title || body || 'A post')]),
  );
}

/**
 * Offers whoever and whatever has come since, save in a select that somebody has in hand.
 * @param {any[]} contents of the channel, oldest first
 */
export async function offerNews(contents) {
  if (document.activeElement !== byId('post')) offerPosts(contents);
  if (document.activeElement === byId('customer')) return;
  const offered = new Set([...byId('customer').options].map(({ value }) => value));
  const isNew = ({ contentDirection, authorIdentityId }) =>
    contentDirection === 'Incoming' && !offered.has(authorIdentityId);
  if (contents.some(isNew)) await offerCustomers();
}

/** Brings the fields in line with what is chosen. */
export function showFields() {
  const { customerId, kind } = chosen();
  byId('name-field').hidden = customerId !== '';
  byId('post-field').hidden = kind !== 'comment';
  byId('stars-field').hidden = kind !== 'review';
}
