import type { start as english } from '../en/start';

/** German, as ../en/start. */
export const start = {
  'start.title': 'Neue Unterhaltung',
  'start.channel': 'Kanal',
  'start.number': 'Telefonnummer',
  'start.numberHint': 'Mit der Vorwahl des Landes, etwa +49 30 123456.',
  'start.numberRead': 'Geht an {international}, im eigenen Land {national}',
  'start.template': 'Vorlage',
  'start.reader': 'der Kunde',
  'start.post': 'Beitrag',
  'start.postHint': 'Alle können diesen Beitrag sehen.',
  'start.to': 'An',
  'start.toHint': 'Mehrere Adressen: mit Kommas trennen. Die Unterhaltung wird mit der ersten geführt.',
  'start.cc': 'Cc',
  'start.ccHint': 'Bekommt eine Kopie. Darf leer bleiben.',
  'start.subject': 'Betreff',
  'start.body': 'Nachricht',
  'start.bodyHint': 'Geht so hinaus, wie Sie sie geschrieben haben.',
  'start.sendTemplate': 'Vorlage an {number} senden',
  'start.sendTemplateTo': 'Vorlage senden',
  'start.postAs': 'Als {name} auf {network} veröffentlichen',
  'start.postOn': 'Auf {network} veröffentlichen',
  'start.sendMail': '{n, plural, =0 {E-Mail senden} one {E-Mail an # senden} other {E-Mail an # senden}}',
  'start.kept': 'Bleibt in diesem Browser, bis Sie es senden.',
  'start.none': 'Es lässt sich nichts mehr beginnen: Ihre Rechte oder die Kanäle haben sich geändert.',

  'start.refusal.cannot-start': '{network} lässt niemanden eine Unterhaltung beginnen.',
  'start.refusal.channel-closed': 'Ein Admin hat diesen Kanal geschlossen. Es kann nichts gesendet werden.',
  'start.refusal.channel-retired': '{network} ist eingestellt. Es kann nichts gesendet werden.',
  'start.refusal.no-right-to-start':
    'Auf diesem Kanal dürfen Sie keine Unterhaltungen beginnen. Ein Admin kann es erlauben.',
  'start.refusal.platform-forbids':
    'RingCentral lässt diese Anmeldung auf {network} nur lesen. Fragen Sie einen Admin.',
  'start.refusal.account-out':
    'RingCentral verlangt zuerst eine neue Anmeldung. Ein Admin kann das in den Einstellungen tun.',
  'start.refusal.number-invalid': 'Telefonnummer mit der Vorwahl des Landes eingeben.',
  'start.refusal.no-recipients': 'Angeben, für wen es ist.',
  'start.refusal.address-invalid': 'Eine davon ist keine E-Mail-Adresse.',
  'start.refusal.subject-empty': 'Einen Betreff schreiben.',
  'start.refusal.subject-too-long': 'Der Betreff ist zu lang.',
  'start.refusal.template-changed':
    'Diese Vorlage wurde inzwischen geändert oder entfernt. Wählen Sie sie neu.',
  'start.refusal.body-empty': 'Zuerst etwas schreiben.',
  'start.refusal.body-too-long': 'Zu lang für {network}.',
  'start.refusal.blanks-left': 'Zuerst die Platzhalter ausfüllen.',
} satisfies Record<keyof typeof english, string>;
