import type { composer as english } from '../en/composer';

/** German, as ../en/composer. */
export const composer = {
  'composer.label': 'Antwort an {name} auf {network}',
  'composer.publicLabel': 'Öffentliche Antwort an {name}',
  'composer.privateLabel': 'Private Antwort an {name}',
  'composer.ownerLabel': 'Inhaberantwort',
  'composer.placeholder': 'Antwort schreiben',
  'composer.counter': '{used, number} / {limit, number}',
  'composer.counterLabel': '{used, number} von {limit, number} Zeichen',
  'composer.over': '{over, number} über der Grenze von {limit, number}',
  'composer.send': 'Senden',
  'reply.goesOut': 'Geht gleich hinaus.',
  'composer.sendAnd': 'Senden, und dann',
  'composer.sendAndClose': 'Senden und schließen',
  'composer.sendAndNext': 'Senden und zur nächsten',
  'composer.sendAndSnooze': 'Senden und zurückstellen',
  'composer.sendTo': 'Auf {network} an {name} senden',
  'composer.replyPublicly': 'Öffentlich antworten',
  'composer.replyPrivately': 'Privat antworten',
  'composer.updateReply': 'Antwort ändern',
  'audience.choose': 'Wer diese Antwort sieht',
  'audience.public': 'Öffentlicher Kommentar',
  'audience.private': 'Private Nachricht',
  'audience.once': 'Eine je Kommentar binnen {days, number} Tagen, noch {span}',
  'audience.unlessRefused': 'Falls private Nachrichten erlaubt sind',
  'audience.used': 'Eine je Kommentar, bereits gesendet',
  'audience.late': 'Nur binnen {days, number} Tagen nach dem Kommentar',
  'audience.off': 'Hier nicht möglich',
  'composer.windowCloses': '{network}: Antwortfenster schließt in {span}',
  'composer.closesIn': 'Schließt in {span}',
  'composer.windowHint':
    '{network} nimmt freien Text nur begrenzte Zeit nach der letzten Nachricht des Kunden an.',
  'composer.publicHint': 'Alle, die den Beitrag sehen können',
  'composer.reviewHint': 'Alle, die die Bewertung sehen können',
  'composer.privateOnly': 'Nur {name} sieht dies',
  'composer.askFirst': 'Sendet {name} zuerst, fragt Foyer nach, bevor Ihre Antwort hinausgeht.',
  'composer.owner': 'Inhaberantwort',
  'composer.ownerFirst': 'Eine je Bewertung, für alle sichtbar',
  'composer.ownerEdit': 'Eine je Bewertung, diese ersetzt die veröffentlichte',
  'composer.kept': 'Ihr Entwurf bleibt erhalten.',
  'composer.discardDraft': 'Abbrechen',

  'refusal.no-right-to-reply':
    'Auf {network} dürfen Sie lesen, aber nicht antworten. Supervisoren dürfen es.',
  'refusal.account-out':
    'Es kann nichts gesendet werden: RingCentral verlangt eine neue Anmeldung. Ein Admin kann das in den Einstellungen tun.',
  'refusal.platform-forbids':
    'RingCentral lässt die Anmeldung Ihres Arbeitsbereichs auf {network} nicht antworten. Fragen Sie einen Admin: Das Recht wird dort erteilt.',
  'composer.ownForbidden':
    'RingCentral lässt Ihre eigene Anmeldung auf {network} nicht antworten. Verknüpfen Sie eine, die das darf, oder trennen Sie sie.',
  'composer.ownExpired':
    'Ihre RingCentral-Anmeldung ist abgelaufen. Dies geht über die gemeinsame Anmeldung des Arbeitsbereichs hinaus.',
  'composer.ownLogin': 'Ihre Anmeldung',
  'refusal.unknown-channel':
    'Foyer kennt die Regeln von {network} noch nicht und zeigt es deshalb nur an. Ein Admin kann einfache Antworten in den Einstellungen erlauben.',
  'refusal.channel-retired':
    'Google hat {network} am {date} eingestellt. Der Verlauf bleibt hier; gesendet werden kann nichts.',
  'refusal.channel-closed':
    'Ein Admin hat diesen Kanal geschlossen. Der Verlauf bleibt hier; gesendet werden kann nichts.',
  'refusal.nothing-to-answer': 'Hier gibt es noch keine Nachricht eines Kunden zu beantworten.',
  'refusal.target-deleted':
    'Auf {network} vom Verfasser gelöscht. Hier lässt sich keine Antwort mehr senden.',
  'refusal.target-is-ours':
    'Das ist die eigene Antwort. Antworten Sie stattdessen auf den Kommentar des Kunden.',
  'refusal.target-not-there':
    'Dies ist noch nicht auf {network} angekommen. Danach lässt es sich beantworten.',
  'refusal.only-top-level': '{network} nimmt nur Antworten auf Kommentare direkt unter dem Video an.',
  'refusal.only-reviews':
    '{network} nimmt nur eine Antwort an, auf die Bewertung selbst. Bearbeiten Sie stattdessen diese.',
  'refusal.talk-is-private':
    'Dies ist ein privater Chat auf {network}. Öffentlich lässt er sich nicht beantworten.',
  'refusal.no-private-replies':
    '{network} nimmt keine privaten Antworten auf Öffentliches an. Antworten Sie öffentlich.',
  'refusal.private-reply-used':
    '{network} nimmt eine private Antwort je Kommentar an, und sie ist gesendet. Antworten Sie öffentlich, oder privat, sobald der Kunde antwortet.',
  'refusal.private-reply-late':
    '{network} nahm eine private Antwort nur einige Tage nach dem Kommentar an. Öffentlich können Sie noch antworten.',
  'refusal.customer-left':
    'Der Kunde nimmt auf {network} keine Nachrichten mehr an. Schreibt er wieder, können Sie antworten.',
  'refusal.window-closed':
    'Das Antwortfenster von {network} hat sich vor {span} geschlossen. Schreibt der Kunde wieder, können Sie antworten.',
  'refusal.window-closed-template': '{network} nimmt jetzt nur noch eine genehmigte Vorlage an.',
  'refusal.templates-not-taken': '{network} nimmt keine genehmigten Vorlagen an.',
  'refusal.template-changed':
    'Diese Vorlage wurde inzwischen geändert oder entfernt. Sehen Sie sie noch einmal an.',
  'refusal.files-not-taken': '{network} nimmt keine Dateien an.',
  'refusal.too-many-files': 'Mehr Dateien, als {network} in einer Nachricht annimmt.',
  'refusal.file-not-taken': '{network} nimmt eine dieser Dateien nicht an.',
  'refusal.files-gone': 'Diese Dateien sind nicht mehr da. Hängen Sie sie neu an.',
  'composer.structured': 'Liste oder Link senden',
  'refusal.structured-not-taken': '{network} nimmt dies nicht an.',
  'refusal.structured-unfinished': 'Zuerst ausfüllen, was fehlt.',
  'refusal.structured-too-long': 'Etwas ist länger, als {network} annimmt.',
  'refusal.body-empty': 'Zuerst etwas schreiben.',
  'refusal.body-too-long': 'Zu lang für {network}: höchstens {limit, number} Zeichen.',
  'refusal.blanks-left': 'Zuerst die Platzhalter ausfüllen. Sie stehen in doppelten geschweiften Klammern.',
  'composer.chooseTemplate': 'Vorlage wählen',
  'composer.channelSettings': 'Kanaleinstellungen',
  'composer.openOn': 'Auf {network} öffnen',

  'composer.tabs': 'Was geschrieben wird',
  'composer.tab.reply': 'Antwort',
  'composer.tab.note': 'Notiz',

  'note.fieldLabel': 'Notiz für Ihr Team',
  'note.placeholder': 'Notiz schreiben, @ erwähnt ein Teammitglied',
  'note.teamOnly': 'Nur Ihr Team sieht dies',
  'note.add': 'Notiz hinzufügen',
  'note.begin': 'Notiz hinzufügen',
  'note.empty': 'Zuerst etwas schreiben.',
  'note.tooLong': 'Zu lang für eine Notiz: höchstens {limit, number} Zeichen.',
  'note.mention': 'Teammitglied erwähnen',

  'canned.list': 'Textbausteine',
  'canned.matching': 'Textbausteine zu „{typed}“',
  'canned.none': 'Kein Textbaustein passt zu „{typed}“',
  'canned.noneYet': 'Noch keine Textbausteine',
  'canned.insert': 'Textbausteine',
  'canned.manage': 'Verwalten',

  'stale.titleColleague': '{name} hat geantwortet, während Sie schrieben',
  'stale.titleCustomer': '{name} hat eine Nachricht gesendet, während Sie schrieben',
  'stale.titleOneself': 'Sie haben schon aus einem anderen Fenster geantwortet',
  'stale.titleSomebody': 'Jemand hat geantwortet, während Sie schrieben',
  'stale.titleUnknown': 'Die Unterhaltung ging weiter, während Sie schrieben',
  'stale.newer': 'Was inzwischen kam',
  'stale.new': 'Neu',
  'stale.noText': 'Kein Text',
  'stale.reading': 'Neues wird geladen',
  'stale.readingFailed': 'Das Neue ließ sich nicht laden.',
  'stale.notRead': 'Zuerst ansehen, was neu ist.',
  'stale.gone': 'Was Sie gesehen hatten, ist nicht mehr da. Sehen Sie vor dem Senden in die Unterhaltung.',
  'stale.mine': 'Ihre Antwort, nicht gesendet',
  'stale.keep': 'Weiter bearbeiten',
  'stale.sendAnyway': 'Trotzdem senden',
  'stale.discard': 'Meine verwerfen',
} satisfies Record<keyof typeof english, string>;
