import { defineConfig } from 'vitest/config';

/** One browser at a time: two cores also run the server and the database. */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts', 'test/security/*.browser.test.ts'],
    env: { TZ: 'Europe/Amsterdam' },
    testTimeout: 180_000,
    hookTimeout: 180_000,
    pool: 'forks',
    globalSetup: ['test/data-folder.ts'],
    fileParallelism: false,
    maxWorkers: 1,
  },
});
