import type { mails as english } from '../en/mails';

/** German, as ../en/mails. */
export const mails = {
  'mail.inviteSubject': '{workspace} in Foyer beitreten',
  'mail.inviteLead': '{by} lädt Sie ein, in Foyer mit {workspace} zu arbeiten.',
  'mail.inviteFirst': 'Der Arbeitsbereich {workspace} wurde in Foyer für Sie angelegt.',
  'mail.inviteAction': 'Mit diesem Link beitreten',
  'mail.inviteEnd':
    'Er gilt einmal und sieben Tage lang. Wenn Sie das nicht erwartet haben, brauchen Sie nichts zu tun. Geben Sie ihn nicht weiter.',
  'mail.resetSubject': 'Ihr neues Passwort für Foyer',
  'mail.resetLead':
    'Guten Tag {name}, jemand hat für Ihre Anmeldung bei Foyer ein neues Passwort angefordert.',
  'mail.resetAction': 'Mit diesem Link wählen',
  'mail.resetEnd':
    'Er gilt einmal und eine Stunde lang. Wenn Sie es nicht waren, brauchen Sie nichts zu tun: Ihr Passwort bleibt, wie es ist. Geben Sie den Link nicht weiter.',
} satisfies Record<keyof typeof english, string>;
