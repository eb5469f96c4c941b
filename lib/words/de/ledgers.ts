import type { ledgers as english } from '../en/ledgers';

/** German, as ../en/ledgers. */
export const ledgers = {
  'ledger.from': 'Von',
  'ledger.until': 'Bis',
  'ledger.clear': 'Leeren',
  'ledger.more': 'Mehr zeigen',
  'ledger.export': '{form, select, csv {CSV} other {NDJSON}} exportieren',
  'ledger.exportHint': 'Von allem, was passt. Der Export wird im Protokoll vermerkt.',
} satisfies Record<keyof typeof english, string>;
