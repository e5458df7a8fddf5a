import { beforeAll, describe, expect, test } from 'vitest';
import { figure } from './figure.ts';
import { hostile } from './parsers/hostile.ts';
import { keeperSubjects } from './parsers/subjects-keeper.ts';
import { keptSubjects } from './parsers/subjects-kept.ts';
import { ruleSubjects } from './parsers/subjects-rules.ts';
import { fileSubjects, webSubjects } from './parsers/subjects-web.ts';
import { faultOf, limits, type Subject } from './parsers/watched.ts';

const inputs = figure({ short: 20_000, long: 1_000_000 });
const seed = 7_4_1;

describe('W1', () => {
  let subjects: readonly Subject[] = [];
  beforeAll(async () => {
    subjects = [
      ...(await ruleSubjects()),
      ...webSubjects,
      ...(await fileSubjects()),
      ...(await keptSubjects()),
      ...keeperSubjects,
    ];
  });

  test('no parser crashes, hangs or grows on what is malformed', async () => {
    const shares = subjects.map(({ weight = 1 }) => 1 / weight);
    const all = shares.reduce((sum, share) => sum + share, 0);
    const faults: string[] = [];
    let done = 0;
    for (const [at, subject] of subjects.entries()) {
      const cases = Math.ceil((inputs * (shares[at] ?? 0)) / all);
      const fault = await faultOf(subject, hostile(subject.samples), { cases, seed });
      if (fault !== null) faults.push(fault);
      done += cases;
    }
    console.log(`W1: ${done} inputs to ${subjects.length} parsers`);
    expect(faults).toEqual([]);
    expect(done).toBeGreaterThanOrEqual(inputs);
  }, 7_200_000);

  describe('would notice a parser that', () => {
    const kept: Uint8Array[] = [];
    const planted: Readonly<Record<string, (input: Buffer) => unknown>> = {
      crash: (input) => {
        if (input.includes('__proto__')) throw new TypeError('not a field');
      },
      slow: (input) => {
        const until = process.threadCpuUsage().user + 120_000;
        while (input.includes('\0') && process.threadCpuUsage().user < until);
      },
      hangs: (input) => {
        while (input.includes('\0'));
      },
      grows: (input) => (input.includes('\0') ? new Uint8Array(limits.bytes + 1_000_000) : null),
      keeps: () => kept.push(new Uint8Array(500_000)),
    };
    test.each(Object.keys(planted))('%s', async (what) => {
      const subject = { name: 'planted', samples: [Buffer.from('a: b')], parse: planted[what]! };
      const fault = await faultOf(subject, hostile(subject.samples), { cases: 200, seed, milliseconds: 100 });
      expect(fault).toMatch(new RegExp(`^planted: .*(${what === 'slow' ? 'slow|hangs' : what})`));
      kept.length = 0;
    });
    test('throws another error than it is known to', async () => {
      const parse = () => {
        throw new RangeError('too deep');
      };
      const subject: Subject = {
        name: 'p',
        samples: [Buffer.from('a')],
        parse,
        documented: (e) => e instanceof TypeError,
      };
      expect(await faultOf(subject, hostile(subject.samples), { cases: 5, seed })).toContain('crash');
      const known: Subject = { ...subject, documented: (error) => error instanceof RangeError };
      expect(await faultOf(known, hostile(subject.samples), { cases: 5, seed })).toBeNull();
    });
  });
});
