import type { structured as english } from '../en/structured';

/** German, as ../en/structured. */
export const structured = {
  'compose.kind': 'Was gesendet wird',
  'compose.list': 'Liste',
  'compose.link': 'Link',
  'compose.listTitle': 'Frage',
  'compose.linkTitle': 'Titel',
  'compose.subtitle': 'Weiterer Text',
  'compose.url': 'Adresse',
  'compose.urlHint': 'Beginnt mit https://',
  'compose.item': 'Auswahl {n, number}',
  'compose.itemMore': 'Mehr zu Auswahl {n, number}',
  'compose.remove': 'Auswahl {n, number} entfernen',
  'compose.add': 'Auswahl hinzufügen',
  'compose.preview': 'So sieht es {name}',
  'compose.send': 'Liste senden',
  'compose.sendLink': 'Link senden',
} satisfies Record<keyof typeof english, string>;
