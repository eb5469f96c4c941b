import type { accountBanner as english } from '../en/account-banner';

/** German, as ../en/account-banner. */
export const accountBanner = {
  'banner.signInLost':
    '<b>{account} braucht eine Anmeldung.</b> Auf seinen Kanälen kommt nichts herein und geht nichts hinaus.',
  'banner.importing':
    '<b>Ältere Nachrichten werden hereingeholt.</b> Bisher {n, plural, one {# Nachricht} other {# Nachrichten}}. Neue erscheinen sofort.',
  'banner.away':
    '<b>RingCentral antwortet für {account} nicht.</b> Antworten warten und gehen hinaus, sobald es wieder antwortet.',
  'banner.look': 'Kanäle öffnen',
} satisfies Record<keyof typeof english, string>;
