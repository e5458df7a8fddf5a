import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
    exclude: ['test/e2e/**', 'test/security/*.browser.test.ts', 'test/attack/**', 'node_modules/**'],
    env: { TZ: process.env['PLUIS_TEST_TZ'] ?? 'Europe/Amsterdam' },
    testTimeout: 60_000,
    // By itself vitest leaves a core unused, of two that is half.
    maxWorkers: '100%',
    hookTimeout: 120_000,
    pool: 'forks',
    globalSetup: ['test/data-folder.ts'],
    coverage: {
      provider: 'v8',
      include: ['src/core/**'],
      exclude: ['**/*.test.ts'],
      reporter: ['text-summary', 'json-summary'],
      reportOnFailure: true,
    },
  },
});
