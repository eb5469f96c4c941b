import { fileURLToPath } from 'node:url';
import { defineConfig } from 'prisma/config';

// Prisma reads this file before it looks for its engine, so plain `npx prisma …` needs no download.
// Windows cannot start a script as a program: there Prisma fetches its own engine.
if (process.platform !== 'win32' && !process.env.PRISMA_NATIVE_SCHEMA_ENGINE) {
  process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= fileURLToPath(
    new URL('./prisma/schema-engine.mjs', import.meta.url),
  );
}

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? '' },
});
