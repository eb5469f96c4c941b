import type { Channel, ChannelType } from './state/records';

/** Invented addresses: a demo must not link to anybody's real pages. */
const HOSTS: Readonly<Record<ChannelType, string>> = {
  AppleMessagesForBusiness: 'apple.example.com',
  Email: 'mail.example.com',
  EngageMessaging: 'chat.example.com',
  Facebook: 'facebook.example.com/northwindbikes/posts',
  GoogleBusinessMessages: 'google.example.com',
  GoogleMyBusiness: 'maps.example.com/northwind-bikes/review',
  Instagram: 'instagram.example.com/p',
  InstagramMessaging: 'instagram.example.com/direct',
  Linkedin: 'linkedin.example.com/feed/update',
  Messenger: 'facebook.example.com/messages',
  Twitter: 'x.example.com/northwindbikes/status',
  Viber: 'viber.example.com',
  WhatsApp: 'whatsapp.example.com',
  Youtube: 'youtube.example.com/watch',
};

/** The id a content has on its network; on Facebook the post's id, underscore, the comment's id. */
export function foreignIdOf(channel: Channel, contentId: string, threadId: string): string {
  const digits = (id: string) => String(Number.parseInt(id.slice(0, 12), 16));
  switch (channel.type) {
    case 'WhatsApp':
      return `wamid.${Buffer.from(contentId, 'hex').toString('base64url')}`;
    case 'Email':
      return `<${contentId}@mail.example.com>`;
    case 'Facebook':
      return `${digits(threadId)}_${digits(contentId)}`;
    default:
      return `${channel.type.toLowerCase()}-${contentId.slice(4)}`;
  }
}

/** Where a public content can be looked at on its network. */
export function uriOf(channel: Channel, contentId: string): string {
  return `https://${HOSTS[channel.type]}/${contentId}`;
}
