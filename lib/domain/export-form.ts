/** How a list leaves Foyer as a file: a table for people, or an object a line for programs. */
export const exportForms = ['csv', 'ndjson'] as const;
export type ExportForm = (typeof exportForms)[number];
