import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';

type Files = Parameters<BaseSequencer['sort']>[0];

/** The quickest file first: a mutant is done with at the first test that fails. */
class QuickestFirst extends BaseSequencer {
  override async sort(files: Files): Promise<Files> {
    return (await super.sort(files)).toReversed();
  }
}

/** For Stryker: the tests of the core that answer within seconds; leaving the slow proofs out can only lower the score. */
export default defineConfig({
  test: {
    include: ['src/core/**/*.test.ts', 'test/scenarios/*.test.ts', 'test/protocols/*.test.ts'],
    env: { TZ: 'Europe/Amsterdam' },
    testTimeout: 60_000,
    pool: 'threads',
    sequence: { sequencer: QuickestFirst },
  },
});
