/** Words that the intake and the audit log share. */
export const ledgers = {
  'ledger.from': 'From',
  'ledger.until': 'Until',
  'ledger.clear': 'Clear',
  'ledger.more': 'Show more',
  'ledger.export': 'Export {form, select, csv {CSV} other {NDJSON}}',
  'ledger.exportHint': 'Of all that matches. The export is noted in the audit log.',
} as const;
