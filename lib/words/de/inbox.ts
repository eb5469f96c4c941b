import type { inbox as english } from '../en/inbox';

/** German, as ../en/inbox. */
export const inbox = {
  'inbox.conversations': 'Unterhaltungen',
  'inbox.openCount': '{n, number} offen',
  'inbox.count': '{n, number}',
  'inbox.filter': 'Filter',
  'inbox.clearFilter': 'Filter aufheben',
  'inbox.newAbove': '{n, number} neu',
  'inbox.loadingMore': 'Weitere werden geladen',

  'row.select': '{name} auswählen',
  'row.selected': 'Ausgewählt',
  'row.you': 'Sie: ',
  'row.draft': 'Entwurf: ',
  'row.unread': '{n, plural, one {# ungelesen} other {# ungelesen}}',
  'row.markedUnread': 'Ungelesen',
  'row.notSent': '{n, plural, one {# nicht gesendet} other {# nicht gesendet}}',
  'row.toAnswer': '{open} von {all} zu beantworten',
  'row.answered': '{n, plural, one {# Kommentar, beantwortet} other {# Kommentare, alle beantwortet}}',
  'row.unassigned': 'Nicht zugewiesen',
  'row.assignedTo': 'Zugewiesen an {name}',
  'row.lost': '{name} war schneller.',
  'row.left.open': 'Wieder offen',
  'row.left.snoozed': 'Zurückgestellt',
  'row.left.closed': 'Geschlossen',
  'row.left.taken': 'Übernommen von {name}',
  'row.left.yours': 'Jetzt bei Ihnen',
  'row.left.returned': 'Wieder nicht zugewiesen',
  'row.left.other': 'Nicht mehr in dieser Liste',
  'row.deleted': 'Im Netzwerk gelöscht',
  'row.attachments': '{n, plural, one {Anhang} other {# Anhänge}}',
  'row.stars': '{n} von 5 Sternen',

  'row.snoozed': 'Zurückgestellt bis {time}',
  'row.snoozedUntilReply': 'Zurückgestellt, bis der Kunde antwortet',

  'priority.urgent': 'Dringend',
  'priority.high': 'Hohe Priorität',
  'priority.normal': 'Normale Priorität',
  'priority.low': 'Niedrige Priorität',

  'presence.typing':
    '{n, plural, offset:1 =1 {{name} antwortet} =2 {{name} und {other} antworten} other {{name} und # weitere antworten}}',
  'presence.viewing':
    '{n, plural, offset:1 =1 {{name} liest gerade} =2 {{name} und {other} lesen gerade} other {{name} und # weitere lesen gerade}}',
  'presence.drafting':
    '{n, plural, offset:1 =1 {{name} hat einen Entwurf} =2 {{name} und {other} haben Entwürfe} other {{name} und # weitere haben Entwürfe}}',
  'presence.names': '{n, plural, offset:1 =1 {{name}} other {{name} +#}}',

  'empty.mine.title': 'Nichts wartet auf Sie',
  'empty.mine.fact':
    '{n, plural, =0 {Jede Unterhaltung ist zugewiesen.} one {# Unterhaltung ist noch nicht zugewiesen.} other {# Unterhaltungen sind noch nicht zugewiesen.}}',
  'empty.mine.action': 'Nicht zugewiesene zeigen',
  'empty.unassigned.title': 'Alles ist zugewiesen',
  'empty.unassigned.fact': 'Neue Unterhaltungen stehen hier, bis jemand sie übernimmt.',
  'empty.all.title': 'Keine offenen Unterhaltungen',
  'empty.all.fact': 'Schreibt ein Kunde auf irgendeinem Kanal, erscheint es sofort hier.',
  'empty.mentions.title': 'Niemand hat Sie erwähnt',
  'empty.mentions.fact': 'Nennt ein Teammitglied Sie in einer Notiz, erscheint die Unterhaltung hier.',
  'empty.snoozed.title': 'Nichts ist zurückgestellt',
  'empty.snoozed.fact': 'Zurückgestellte Unterhaltungen warten hier und kommen zu ihrer Zeit zurück.',
  'empty.undelivered.title': 'Alles ist hinausgegangen',
  'empty.undelivered.fact': 'Antworten, die ein Kanal nicht angenommen hat, stehen hier mit dem Grund.',
  'empty.closed.title': 'Noch wurde nichts geschlossen',
  'empty.closed.fact':
    'Geschlossene Unterhaltungen bleiben hier und öffnen sich wieder, wenn der Kunde schreibt.',
  'empty.filtered.title': 'Nichts passt zu diesen Filtern',
  'empty.noneOpen.title': 'Eine Unterhaltung auswählen',
  'empty.noneOpen.fact': 'Wählen Sie eine aus der Liste, um sie zu lesen und zu beantworten.',

  'inbox.failed': 'Die Unterhaltungen ließen sich nicht laden',
  'inbox.moreFailed': 'Weitere Unterhaltungen ließen sich nicht laden.',
} satisfies Record<keyof typeof english, string>;
