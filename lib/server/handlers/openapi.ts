import 'server-only';
import * as z from 'zod/mini';
import { type ApiOperation, apiOperations, FILE } from '@/lib/contract/api';
import { namedApiShapes } from '@/lib/contract/api-shapes';
import { type ErrorCode, errorBody, errorStatus } from '@/lib/contract/error';
import type { OpenApiDocument, OpenApiOperation } from '@/lib/contract/openapi';
import { webhookBody, webhookTitles } from '@/lib/contract/outgoing-webhook';
import { webhookEventTypes } from '@/lib/domain/outgoing-webhook';
import { env } from '../env';
import { json } from './answer';
import { route } from './handle';

/** `GET /api/v1/openapi.json`: what programs may ask, for programs and people to read. It tells nothing of any workspace. */
export const readDocument = route({ access: 'open' }, async () => json(openApiDocument(env().publicUrl)));

/** Refusals that every operation has. */
const ALWAYS: readonly ErrorCode[] = [
  'bad-request',
  'token-refused',
  'not-signed-in',
  'scope-missing',
  'too-many-requests',
  'internal',
  'unavailable',
];

type Json = Record<string, unknown>;

/** The OpenAPI 3.1 document of everything below `/api/v1`, made of the contracts that the routes are made of. */
function openApiDocument(publicUrl: string): OpenApiDocument {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Foyer',
      version: '1',
      description: 'Conversations with customers on every social channel. Ask with a token of an admin’s.',
    },
    servers: [{ url: `${publicUrl}/api/v1` }],
    security: [{ token: [] }],
    paths: pathsOf(apiOperations),
    webhooks: webhooksOf(),
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      schemas: namedSchemas(),
    },
  };
}

function pathsOf(operations: Record<string, ApiOperation>): OpenApiDocument['paths'] {
  const paths: OpenApiDocument['paths'] = {};
  for (const [name, operation] of Object.entries(operations)) {
    const method = operation.method.toLowerCase() as 'get' | 'post' | 'put';
    paths[operation.path] = { ...paths[operation.path], [method]: described(name, operation) };
  }
  return paths;
}

function webhooksOf(): OpenApiDocument['webhooks'] {
  return Object.fromEntries(
    webhookEventTypes.map((type) => {
      const content = jsonContent(schemaOf(webhookBody(type), 'output'));
      const responses = { '2XX': { description: 'Taken. Anything else is tried again.' } };
      const post = { summary: webhookTitles[type], requestBody: { required: true, content }, responses };
      return [type, { post }];
    }),
  );
}

function described(operationId: string, operation: ApiOperation): OpenApiOperation {
  const { title, about, scope, params, query, body, answer, status } = operation;
  return {
    operationId,
    summary: title,
    description: about,
    'x-scope': scope,
    parameters: [...parametersIn('path', params), ...parametersIn('query', query)],
    ...(body && { requestBody: { required: true, content: contentOf(body, 'input') } }),
    responses: {
      [status]: { description: 'Done.', content: contentOf(answer, 'output') },
      ...refusalsOf(operation),
    },
  };
}

function contentOf(shape: ApiOperation['answer'], io: 'input' | 'output') {
  return shape === FILE ? fileContent : jsonContent(schemaOf(shape, io));
}

/** Of any media type. OpenAPI 3.1 asks for no schema there; programs that write clients still look for this one. */
const fileContent = { '*/*': { schema: { type: 'string', format: 'binary' } } };

const jsonContent = (schema: Json) => ({ 'application/json': { schema } });

function parametersIn(place: 'path' | 'query', shape: z.ZodMiniType | undefined) {
  if (!shape) return [];
  const { properties = {}, required = [] } = schemaOf(shape, 'input') as {
    properties?: Record<string, Json>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema,
  }));
}

function refusalsOf({ refusals }: ApiOperation) {
  const codes = [...ALWAYS, ...refusals];
  const statuses = [...new Set(codes.map((code) => errorStatus[code]))].sort();
  return Object.fromEntries(
    statuses.map((status) => {
      const said = codes.filter((code) => errorStatus[code] === status).join(', ');
      const content = jsonContent({ $ref: '#/components/schemas/Error' });
      return [status, { description: `Refused: ${said}.`, content }];
    }),
  );
}

/** Shapes with a name, each by itself and naming the others. */
function registry() {
  const named = z.registry<{ id: string }>();
  for (const [id, shape] of Object.entries({ ...namedApiShapes, Error: errorBody })) named.add(shape, { id });
  return named;
}

const uri = (id: string) => `#/components/schemas/${id}`;

function namedSchemas(): Record<string, Json> {
  const { schemas } = z.toJSONSchema(registry(), { uri, io: 'output' });
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, plain(schema as Json)]));
}

/** Of what is asked as it may be written, of what is answered as it comes. */
function schemaOf(shape: z.ZodMiniType, io: 'input' | 'output'): Json {
  const named = Object.entries(namedApiShapes).find(([, known]) => known === shape);
  if (named) return { $ref: uri(named[0]) };
  return plain(z.toJSONSchema(shape, { io }) as Json);
}

/** A schema inside of a document has neither an address nor a dialect of its own. */
function plain({ $id: _, $schema: __, ...schema }: Json): Json {
  return schema;
}
