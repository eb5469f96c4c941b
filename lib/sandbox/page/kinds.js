/** What a customer can do on each kind of channel. */

const NETWORKS = {
  AppleMessagesForBusiness: 'Apple Messages',
  EngageMessaging: 'Engage Messaging',
  GoogleBusinessMessages: 'Google Messages',
  GoogleMyBusiness: 'Google Reviews',
  InstagramMessaging: 'Instagram direct',
  Linkedin: 'LinkedIn',
  Twitter: 'X (Twitter)',
  Youtube: 'YouTube',
};

/**
 * A network as people call it.
 * @param {string} type of a channel
 */
export function networkOf(type) {
  return NETWORKS[type] ?? type;
}

/**
 * A channel as people call it.
 * @param {{ type: string, name: string }} channel
 */
export function labelOf({ type, name }) {
  return `${networkOf(type)}, ${name}`;
}

const KINDS = {
  Twitter: [
    ['tweet', 'Public tweet'],
    ['private tweet', 'Private message'],
  ],
  GoogleMyBusiness: [['review', 'Review']],
  Facebook: [
    ['comment', 'Comment'],
    ['post', 'Post of their own'],
  ],
};

/**
 * The kinds of a channel as [value, label]; a channel with one kind needs no choice.
 * @param {{ type: string, public: boolean }} channel
 * @returns {[string, string][]}
 */
export function kindsOf(channel) {
  return KINDS[channel.type] ?? (channel.public ? [['comment', 'Comment']] : [['message', 'Message']]);
}

/**
 * Whether both sides talk in private there.
 * @param {{ public: boolean }} channel
 * @param {string} kind
 */
export function isTalk(channel, kind) {
  return !channel.public || kind === 'private tweet';
}
