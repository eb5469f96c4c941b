import 'server-only';
import { Readable } from 'node:stream';
import type { ExportForm } from '@/lib/domain/export-form';
import { csvLine } from './csv';
import { contentDisposition } from './file-name';

const types: Record<ExportForm, string> = {
  csv: 'text/csv; charset=utf-8; header=present',
  ndjson: 'application/x-ndjson; charset=utf-8',
};

interface Exported<T> {
  form: ExportForm;
  /** Of the file, without its ending. */
  name: string;
  /** Those of a table, in their order. */
  columns: readonly (keyof T & string)[];
  rows: AsyncIterable<T>;
}

/**
 * A list as a file to be saved. It is written as fast as it is read, so that a long one needs no more memory than a
 * short one; one that breaks off ends without its last chunk, which browsers tell as a failed download.
 */
export function exportFile<T extends object>({ form, name, columns, rows }: Exported<T>): Response {
  const lines = Readable.from(form === 'csv' ? csvLines(columns, rows) : jsonLines(rows));
  return new Response(Readable.toWeb(lines) as ReadableStream<Uint8Array>, {
    headers: {
      'content-type': types[form],
      'content-disposition': contentDisposition('attachment', `${name}.${form}`),
    },
  });
}

async function* csvLines<T extends object>(
  columns: readonly (keyof T & string)[],
  rows: AsyncIterable<T>,
): AsyncGenerator<Buffer> {
  yield Buffer.from(csvLine(columns));
  for await (const row of rows) yield Buffer.from(csvLine(columns.map((column) => row[column])));
}

async function* jsonLines(rows: AsyncIterable<object>): AsyncGenerator<Buffer> {
  for await (const row of rows) yield Buffer.from(`${JSON.stringify(row)}\n`);
}
