import { defineConfig } from 'vitest/config';

const databaseTests = ['app/**/*.server.test.ts', 'app/**/*.server.test.tsx'];

export default defineConfig({
  test: {
    // Two cores: a third worker only makes the others wait.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'app/**/*.test.ts',
            'packages/**/*.test.ts',
            'server/**/*.test.ts',
            'db/**/*.test.ts',
            'tests/*.test.ts',
          ],
          exclude: ['**/node_modules/**', ...databaseTests],
          testTimeout: 60_000,
        },
      },
      // The same tests on both databases: one dialect, one code path.
      {
        test: {
          name: 'embedded',
          include: databaseTests,
          // Modules are read once for each worker, not for each file: half the time.
          isolate: false,
          setupFiles: './tests/support/after-file.ts',
          globalSetup: './tests/support/embedded-setup.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'postgres',
          include: databaseTests,
          // Modules are read once for each worker, not for each file: half the time.
          isolate: false,
          setupFiles: './tests/support/after-file.ts',
          globalSetup: './tests/support/postgres-setup.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
