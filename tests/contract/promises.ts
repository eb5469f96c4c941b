import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';

/** One answer that the OpenAPI document says an operation can give. */
export interface Promised {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** The error code in it; null where the document names none. */
  readonly code: string | null;
}

interface Reply {
  readonly $ref?: string;
  readonly description?: string;
  readonly content?: Readonly<Record<string, { readonly examples?: Readonly<Record<string, unknown>> }>>;
}

interface Operation {
  readonly operationId: string;
  readonly deprecated?: boolean;
  readonly responses: Readonly<Record<string, Reply>>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly responses: Readonly<Record<string, Reply>> };
}

const FILE = resolve(import.meta.dirname, '../../lib/sandbox/openapi/social-messaging.yaml');
const METHODS = ['get', 'post', 'put', 'delete'];
const CODE = /\b(?:EDI|CMN|OAU|SUB)-\d+\b/g;
const RANGE = /\bEDI-(\d+) to EDI-(\d+)\b/g;
/** Numbers that were never given out. */
const MISSING = [26, 39];

/** Every answer of every operation that was not withdrawn. */
export function promises(): Promised[] {
  const document = parse(readFileSync(FILE, 'utf8')) as Document;
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      return operation && !operation.deprecated ? answersOf(document, operation, { method, path }) : [];
    }),
  );
}

function answersOf(
  document: Document,
  { operationId, responses }: Operation,
  { method, path }: { method: string; path: string },
): Promised[] {
  return Object.entries(responses).flatMap(([status, reply]) => {
    const codes: (string | null)[] = codesOf(resolved(document, reply));
    const one = { operationId, method: method.toUpperCase(), path, status: Number(status) };
    return (codes.length > 0 ? codes : [null]).map((code) => ({ ...one, code }));
  });
}

function resolved(document: Document, reply: Reply): Reply {
  if (!reply.$ref) return reply;
  const found = document.components.responses[reply.$ref.split('/').at(-1) ?? ''];
  if (!found) throw new Error(`the document has no ${reply.$ref}`);
  return found;
}

/** The codes that the words of an answer name, ranges included, and those of its examples. */
function codesOf({ description = '', content = {} }: Reply): string[] {
  const named = description.match(CODE) ?? [];
  const ranges = [...description.matchAll(RANGE)].flatMap(([, first, last]) =>
    between(Number(first), Number(last)),
  );
  const examples = Object.values(content).flatMap((type) => Object.keys(type.examples ?? {}));
  return [...new Set([...named, ...ranges, ...examples.filter((name) => name.match(CODE))])].sort();
}

function between(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
    .filter((number) => !MISSING.includes(number))
    .map((number) => `EDI-${String(number).padStart(3, '0')}`);
}
