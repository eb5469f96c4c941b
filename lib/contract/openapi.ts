import * as z from 'zod/mini';
import { apiScopes } from '@/lib/domain/api-token';

/** A schema of JSON Schema 2020-12; the page that shows it knows what our own contracts become. */
const schema = z.record(z.string(), z.unknown());
const jsonContent = z.object({ 'application/json': z.object({ schema }) });
/** JSON, or a file of whatever media type. */
const content = z.union([jsonContent, z.object({ '*/*': z.object({ schema }) })]);

const operation = z.object({
  operationId: z.string(),
  summary: z.string(),
  description: z.string(),
  /** Which scope a token must have. */
  'x-scope': z.enum(apiScopes),
  parameters: z.array(
    z.object({ name: z.string(), in: z.enum(['path', 'query']), required: z.boolean(), schema }),
  ),
  requestBody: z.optional(z.object({ required: z.boolean(), content })),
  /** By status. */
  responses: z.record(z.string(), z.object({ description: z.string(), content })),
});
/** What we post to others. */
const webhook = z.object({
  summary: z.string(),
  requestBody: z.object({ required: z.boolean(), content: jsonContent }),
  responses: z.record(z.string(), z.object({ description: z.string() })),
});

export type OpenApiContent = z.infer<typeof content>;
export type OpenApiOperation = z.infer<typeof operation>;

/** `GET /api/v1/openapi.json`: the part of OpenAPI 3.1 that our document uses. */
export const openApiDocument = z.object({
  openapi: z.string(),
  info: z.object({ title: z.string(), version: z.string(), description: z.string() }),
  servers: z.array(z.object({ url: z.string() })),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  paths: z.record(
    z.string(),
    z.object({ get: z.optional(operation), post: z.optional(operation), put: z.optional(operation) }),
  ),
  webhooks: z.record(z.string(), z.object({ post: webhook })),
  components: z.object({
    securitySchemes: z.record(z.string(), z.unknown()),
    schemas: z.record(z.string(), schema),
  }),
});
export type OpenApiDocument = z.infer<typeof openApiDocument>;
