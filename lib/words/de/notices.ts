import type { notices as english } from '../en/notices';

/** German, as ../en/notices. */
export const notices = {
  'notice.mention': '{name} hat Sie erwähnt',
  'notice.mentionBody': 'Die Notiz lesen Sie in Foyer.',
  'notice.open': 'Öffnen',
} satisfies Record<keyof typeof english, string>;
