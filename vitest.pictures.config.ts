import { defineConfig } from 'vitest/config';

/** The pictures of docs/walkthrough.md; no test, so `npm test` does not come here. */
export default defineConfig({
  test: {
    include: ['test/pictures/pictures.ts'],
    env: { TZ: 'Europe/Amsterdam' },
    testTimeout: 300_000,
    hookTimeout: 180_000,
    pool: 'forks',
  },
});
