import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('.', import.meta.url));

// An odd offset, so that code which forgets time zones fails at once.
process.env.TZ = 'Asia/Kathmandu';

const shared = {
  resolve: { alias: { '@': root.replace(/\/$/, '') }, conditions: ['react-server'] },
  ssr: {
    resolve: {
      // Node itself adds `import` or `require`; named here, a `require` of pg would get its ES module.
      conditions: ['react-server', 'node'],
      externalConditions: ['react-server', 'node'],
    },
  },
};

export default defineConfig({
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          include: ['{app,lib,components,prisma}/**/*.test.ts', 'tests/*.test.ts'],
          environment: 'node',
        },
      },
      {
        resolve: { alias: shared.resolve.alias },
        test: {
          name: 'browser-unit',
          include: ['{app,lib,components}/**/*.test.tsx'],
          environment: 'jsdom',
          setupFiles: ['tests/support/patient-queries.ts'],
          testTimeout: 20_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'contract',
          include: ['tests/contract/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'api',
          include: ['tests/api/**/*.test.ts'],
          globalSetup: ['tests/support/postgres-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 120_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          globalSetup: ['tests/support/postgres-setup.ts', 'tests/support/build-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      // By command only: figures of a busy machine prove nothing.
      {
        ...shared,
        test: {
          name: 'bench',
          include: ['tests/bench/**/*.test.ts'],
          globalSetup: ['tests/support/bench-setup.ts', 'tests/support/build-setup.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
