import type { bulk as english } from '../en/bulk';

/** German, as ../en/bulk. */
export const bulk = {
  'bulk.bar': 'Ausgewählte Unterhaltungen',
  'bulk.clear': 'Auswahl aufheben',
  'bulk.chosen': '{n, number} ausgewählt',
  'bulk.chosenAll': 'Alle ausgewählt',
  'bulk.chosenButSome': '{n, plural, one {Alle bis auf # ausgewählt} other {Alle bis auf # ausgewählt}}',
  'bulk.allShown': 'Alles Angezeigte ist ausgewählt.',
  'bulk.selectAll': 'Alle {n, number} passenden auswählen',
  'bulk.selectAllUncounted': 'Alle passenden auswählen',
  'bulk.close': 'Schließen',
  'bulk.more': 'Mehr',
  'bulk.reopen': 'Wieder öffnen',
  'bulk.noReply': 'Keine Antwort nötig',
  'bulk.markUnread': 'Als ungelesen markieren',
  'bulk.markRead': 'Als gelesen markieren',
  'bulk.unassign': 'Niemand',
  'bulk.addTag': 'Schlagwort hinzufügen',
  'bulk.removeTag': 'Schlagwort entfernen',

  'bulk.line': 'Änderung vieler Unterhaltungen',
  'bulk.progress': '{done, number} von {total, number}',
  'bulk.cancel': 'Anhalten',

  'bulk.closed': '{n, plural, one {# geschlossen} other {# geschlossen}}',
  'bulk.opened': '{n, plural, one {# wieder geöffnet} other {# wieder geöffnet}}',
  'bulk.snoozed': '{n, plural, one {# zurückgestellt} other {# zurückgestellt}}',
  'bulk.settled': '{n, plural, one {# braucht keine Antwort} other {# brauchen keine Antwort}}',
  'bulk.marked': '{n, plural, one {# als zu beantworten markiert} other {# als zu beantworten markiert}}',
  'bulk.prioritised':
    '{n, plural, one {# bekam eine andere Priorität} other {# bekamen eine andere Priorität}}',
  'bulk.tagged': '{n, plural, one {# bekam ein Schlagwort} other {# bekamen ein Schlagwort}}',
  'bulk.untagged': '{n, plural, one {# verlor ein Schlagwort} other {# verloren ein Schlagwort}}',
  'bulk.assigned': '{n, plural, one {# zugewiesen} other {# zugewiesen}}',
  'bulk.returned': '{n, plural, one {# nicht mehr zugewiesen} other {# nicht mehr zugewiesen}}',
  'bulk.unread': '{n, plural, one {# als ungelesen markiert} other {# als ungelesen markiert}}',
  'bulk.read': '{n, plural, one {# als gelesen markiert} other {# als gelesen markiert}}',
  'bulk.undone': '{n, plural, one {# zurückgesetzt} other {# zurückgesetzt}}',
  'bulk.result':
    '{did}{unchanged, plural, =0 {} one {, # war schon so} other {, # waren schon so}}{refused, plural, =0 {} other {, # nicht}}',
  'bulk.show': 'Zeigen, welche',
  'bulk.dismiss': 'Ausblenden',

  'bulk.refused.title': 'Nicht geändert',
  'bulk.refused.missing':
    '{n, plural, one {Eine Unterhaltung ist nicht mehr da.} other {# Unterhaltungen sind nicht mehr da.}}',
  'bulk.refused.not-found': 'Nicht mehr da',
  'bulk.refused.no-holder': 'Darf diesen Kanal nicht lesen',
  'bulk.refused.at-capacity': 'Hält schon so viel wie vorgesehen',
  'bulk.refused.not-open': 'Nicht offen',
  'bulk.refused.changed-since': 'Seitdem von jemandem geändert',
  'bulk.refused.cancelled': 'Vorher angehalten',
  'bulk.refused.failed': 'Etwas ging schief',
  'bulk.assignAnyway': 'Diese trotzdem zuweisen',
  'bulk.loadMore': 'Mehr zeigen',
} satisfies Record<keyof typeof english, string>;
