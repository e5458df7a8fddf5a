import { defineConfig } from 'vitest/config';

/** The attacks of `npm run test:attack`: one tool at a time, since each counts on an application that answers. */
export default defineConfig({
  test: {
    include: ['test/attack/*.test.ts'],
    env: { TZ: 'Europe/Amsterdam' },
    testTimeout: 3 * 3_600_000,
    hookTimeout: 180_000,
    pool: 'forks',
    fileParallelism: false,
    maxWorkers: 1,
  },
});
