import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { parse } from 'yaml';
import type { Json, PlatformClient } from '../support/platform-client';

interface Operation {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, { readonly $ref?: string; readonly content?: object }>>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Record<string, Json> };
}

/** Which member names an answer must use. */
export type Generation = 'channel' | 'source';

const FILE = resolve(import.meta.dirname, '../../lib/sandbox/openapi/social-messaging.yaml');
const NEWER = ['channelId', 'channelType', 'channelUri', 'contentDirection', 'firstInThread'];
const OLDER: Readonly<Record<string, string>> = {
  channelId: 'sourceId',
  channelType: 'sourceType',
  channelUri: 'sourceUri',
};

const documents = { channel: withGeneration('channel'), source: withGeneration('source') };

/** The document as the given generation means it: its names are required, the other one's are absent. */
function withGeneration(generation: Generation): { document: Document; ajv: Ajv2020 } {
  const document = parse(readFileSync(FILE, 'utf8')) as Document;
  const model = document.components.schemas.ContentModel as {
    required: string[];
    properties: Record<string, unknown>;
  };
  if (generation === 'source') {
    model.required = model.required.map((name) => OLDER[name] ?? name);
    for (const name of NEWER) model.properties[name] = false;
  } else {
    model.required = [...model.required, 'contentDirection', 'firstInThread'];
  }
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  ajv.addSchema(document, 'api');
  return { document, ajv };
}

/** A client whose every answer is held against the OpenAPI document: known status, valid body. */
export function checked(client: PlatformClient, generation: Generation = 'channel'): PlatformClient {
  return {
    ...client,
    call: async (method, path, body) => {
      const answer = await client.call(method, path, body);
      expectValid(generation, { method, path, status: answer.status, body: answer.body });
      return answer;
    },
  };
}

interface Given {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly body: Json;
}

/** Throws when an answer is not what the document promises. */
export function expectValid(generation: Generation, { method, path, status, body }: Given): void {
  const where = `${method} ${path} answered ${status}`;
  const pointer = schemaPointer(documents[generation].document, method, path, status);
  if (pointer === undefined) throw new Error(`${where}, which the document does not know`);
  if (pointer === null) return;
  const validate = validatorFor(documents[generation].ajv, pointer);
  if (!validate(body)) {
    throw new Error(`${where}, not as documented: ${JSON.stringify(validate.errors?.slice(0, 3))}`);
  }
}

function validatorFor(ajv: Ajv2020, pointer: string): ValidateFunction {
  return ajv.getSchema(pointer) ?? ajv.compile({ $ref: pointer });
}

/** Where the schema of an answer lies; null for an answer without body, undefined for an unknown one. */
function schemaPointer(
  document: Document,
  method: string,
  path: string,
  status: number,
): string | null | undefined {
  const [template, item] = Object.entries(document.paths).find(([known]) => fits(known, path)) ?? [];
  const response = template && item?.[method.toLowerCase()]?.responses[status];
  if (!response) return undefined;
  const content = (pointer: string) => `${pointer}/content/application~1json/schema`;
  if (response.$ref) return content(`api${response.$ref}`);
  if (!response.content) return null;
  const escaped = template
    .replaceAll('~', '~0')
    .replaceAll('/', '~1')
    .replaceAll('{', '%7B')
    .replaceAll('}', '%7D');
  return content(`api#/paths/${escaped}/${method.toLowerCase()}/responses/${status}`);
}

function fits(template: string, path: string): boolean {
  const pattern = template.replace(/\{\w+\}/g, '[^/]+');
  return new RegExp(`^${pattern}$`).test(path.split('?')[0] ?? '');
}
