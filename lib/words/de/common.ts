import type { common as english } from '../en/common';

/** German, as ../en/common. */
export const common = {
  'common.cancel': 'Abbrechen',
  'common.close': 'Schließen',
  'common.tryAgain': 'Erneut versuchen',
  'common.copied': 'Kopiert',
  'common.save': 'Speichern',
  'common.undo': 'Rückgängig',
  'common.somebody': 'Unbekannte Person',
  'common.you': 'Sie',
  'common.needsReply': 'Zu beantworten',
  'common.public': 'Öffentlich',
  'common.private': 'Privat',

  'span.seconds': '{n} s',
  'span.minutes': '{n} min',
  'span.hoursAndMinutes': '{n} h {minutes}',
  'span.hours': '{n} h',
  'span.days': '{n} d',
  'span.ago': 'vor {span}',
  'size.bytes': '{n} B',
  'size.kilobytes': '{n} KB',
  'size.megabytes': '{n} MB',

  'error.bad-request':
    'Foyer hat diese Anfrage nicht verstanden. Laden Sie die Seite neu und versuchen Sie es noch einmal.',
  'error.not-signed-in':
    'Sie sind abgemeldet. Melden Sie sich wieder an; nichts, was Sie geschrieben haben, ist verloren.',
  'error.token-refused':
    'Sie sind abgemeldet. Melden Sie sich wieder an; nichts, was Sie geschrieben haben, ist verloren.',
  'error.not-allowed': 'Ihre Rolle erlaubt das nicht. Fragen Sie einen Admin.',
  'error.scope-missing': 'Ihre Rolle erlaubt das nicht. Fragen Sie einen Admin.',
  'error.workspace-suspended':
    'Dieser Arbeitsbereich ist gesperrt. Nichts darin ist verloren. Fragen Sie, wer Foyer für Sie betreibt.',
  'error.cross-site':
    'Laut Browser kam das von einer anderen Website, deshalb wurde nichts geändert. Laden Sie die Seite neu.',
  'error.not-found': 'Das gibt es hier nicht, oder es ist für Sie nicht sichtbar.',
  'error.method-not-allowed':
    'Foyer hat diese Anfrage nicht verstanden. Laden Sie die Seite neu und versuchen Sie es noch einmal.',
  'error.already-taken': 'Jemand anderes war schneller. Nichts wurde geändert.',
  'error.start-refused': 'Nicht begonnen: Die Regeln dort erlauben es nicht.',
  'error.stale-thread':
    'Nicht gesendet: Die Unterhaltung ging weiter, während Sie schrieben. Ihr Text ist noch da.',
  'error.workspace-changed':
    'Sie sind inzwischen in einem anderen Arbeitsbereich. Diese Seite wird neu gelesen.',
  'error.too-large': 'Das ist größer, als Foyer annimmt.',
  'error.wrong-media-type':
    'Foyer hat diese Anfrage nicht verstanden. Laden Sie die Seite neu und versuchen Sie es noch einmal.',
  'error.reply-refused': 'Der Kanal nimmt diese Antwort nicht an.',
  'error.state-refused': 'Das geht nicht mehr: Der Stand hat sich inzwischen geändert.',
  'error.too-many-requests': 'Zu viele Versuche. Warten Sie eine Minute und versuchen Sie es dann erneut.',
  'error.internal':
    'Bei uns ist ein Fehler aufgetreten. Er ist vermerkt; nichts, was Sie geschrieben haben, ist verloren.',
  'error.upstream-refused': 'RingCentral hat das abgelehnt.',
  'error.unavailable': 'Foyer erreicht seine Datenbank nicht. Alles bereits Gesendete ist sicher.',
  'error.upstream-unavailable': 'RingCentral ist gerade nicht erreichbar.',
  'error.unreachable': 'Foyer ist nicht erreichbar. Prüfen Sie Ihre Verbindung.',
  'error.unreadable': 'Foyer hat etwas geantwortet, das diese Seite nicht versteht. Laden Sie die Seite neu.',
} satisfies Record<keyof typeof english, string>;
