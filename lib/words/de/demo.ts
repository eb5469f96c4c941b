import type { demo as english } from '../en/demo';

/** German, as ../en/demo. */
export const demo = {
  'demo.label': 'Demo',
  'demo.explain': 'Erfundene Kunden, erfundene Netzwerke. Nichts verlässt diesen Rechner.',
  'demo.write': 'Als Kunde schreiben',
  'demo.role': 'Rolle wechseln, jetzt {role}',
  'demo.reset': 'Neustart',
  'demo.resetTitle': 'Demo neu beginnen?',
  'demo.resetBody':
    'Alle Unterhaltungen, Antworten und Einstellungen kehren zum Anfang zurück. Alle, die diese Demo ansehen, sehen das.',
  'demo.resetConfirm': 'Alles neu beginnen',
  'demo.resetKeep': 'Behalten',
} satisfies Record<keyof typeof english, string>;
