import type { tags as english } from '../en/tags';

/** German, as ../en/tags. */
export const tags = {
  'tag.name': 'Name',
  'tag.taken': 'Ein anderes Schlagwort heißt schon so.',
  'tag.colour': 'Farbe',
  'tag.colour.slate': 'Schiefer',
  'tag.colour.teal': 'Petrol',
  'tag.colour.moss': 'Moos',
  'tag.colour.sand': 'Sand',
  'tag.colour.clay': 'Lehm',
  'tag.colour.plum': 'Pflaume',
  'tag.create': 'Schlagwort anlegen',
  'tags.lead': 'Wörter, mit denen Ihr Team Unterhaltungen kennzeichnet. Alle dürfen sie vergeben.',
  'tags.change': '{name} ändern',
  'tags.changeTitle': 'Schlagwort ändern',
  'tags.remove': '{name} entfernen',
  'tags.count':
    '{n, plural, =0 {An keiner Unterhaltung} one {An # Unterhaltung} other {An # Unterhaltungen}}',
  'tags.saved': 'Gespeichert. {name}',
  'tags.removed': 'Entfernt. {name}',
  'tags.merged': '{name} ist jetzt {into}.',
  'tags.removeTitle': 'Schlagwort {name} entfernen?',
  'tags.removeFact':
    '{n, plural, =0 {Keine Unterhaltung hat es.} one {# Unterhaltung verliert es.} other {# Unterhaltungen verlieren es.}} Das lässt sich nicht rückgängig machen.',
  'tags.mergeFact':
    '{n, plural, =0 {Keine Unterhaltung hat es.} one {# Unterhaltung bekommt stattdessen das andere Schlagwort.} other {# Unterhaltungen bekommen stattdessen das andere Schlagwort.}} Das lässt sich nicht rückgängig machen.',
  'tags.into': 'Stattdessen',
  'tags.intoNone': 'Kein Schlagwort',
  'tags.removeDo': 'Entfernen',
  'tags.mergeDo': 'Vereinen',
  'tags.empty': 'Noch keine Schlagwörter',
  'tags.emptyFact': 'Legen Sie einige für das an, was oft vorkommt, und filtern Sie den Posteingang danach.',
  'tags.failed': 'Die Zahlen der Unterhaltungen ließen sich nicht laden',
} satisfies Record<keyof typeof english, string>;
