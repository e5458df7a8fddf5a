import { defineConfig } from 'vitest/config';

/** For Stryker: the tests of the core that answer within seconds; leaving the slow proofs out can only lower the score. */
export default defineConfig({
  test: {
    include: ['src/core/**/*.test.ts', 'test/scenarios/*.test.ts', 'test/protocols/*.test.ts'],
    env: { TZ: 'Europe/Amsterdam' },
    testTimeout: 60_000,
    pool: 'threads',
  },
});
