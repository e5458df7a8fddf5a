import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';

type Files = Parameters<BaseSequencer['sort']>[0];

const slow = /(check|proofs|properties)\.test\.ts$/;

/** The tests that search or sample come last: a mutant is done with at the first test that fails. */
class SlowLast extends BaseSequencer {
  override sort(files: Files): Promise<Files> {
    const [last, first] = [true, false].map((isLast) => files.filter(({ moduleId }) => slow.test(moduleId) === isLast));
    return Promise.resolve([...(first ?? []), ...(last ?? [])]);
  }
}

/** For Stryker: the tests of the core that answer within seconds; leaving the slow proofs out can only lower the score. */
export default defineConfig({
  test: {
    include: ['src/core/**/*.test.ts', 'test/scenarios/*.test.ts', 'test/protocols/*.test.ts'],
    env: { TZ: 'Europe/Amsterdam' },
    testTimeout: 60_000,
    pool: 'threads',
    sequence: { sequencer: SlowLast },
  },
});
