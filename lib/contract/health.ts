import * as z from 'zod/mini';

/** `GET /api/health`: 200 when all is well, 503 when the database is away. */
export const health = z.object({
  status: z.enum(['ok', 'degraded', 'down']),
  database: z.enum(['ok', 'down']),
  /** `silent` when no worker has shown itself for a minute. */
  worker: z.enum(['ok', 'silent', 'unknown']),
  feed: z.nullable(z.object({ rows: z.int(), lastAt: z.nullable(z.iso.datetime()) })),
  lastEventAt: z.nullable(z.iso.datetime()),
});
export type Health = z.infer<typeof health>;
