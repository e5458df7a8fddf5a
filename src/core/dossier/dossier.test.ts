import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { aDossier, because, statement, type Case } from '../../../test/builders/dossier.ts';
import { entryId } from '../kernel/kernel.schema.ts';
import { entryTypes, type StepId } from '../protocol/words.ts';
import { entriesOf, replay, standingIn, statusOf, timeline } from './dossier.ts';
import { contentSchema, dossierEventSchema } from './events.schema.ts';
import { factsOf } from './facts.ts';
import { dossierJsonSchemaText } from './format.schema.ts';

const content = (more: object) => contentSchema.parse({ on: '2026-03-02', ...more });
const unknown = entryId.parse('nergens');

describe('a dossier refuses', () => {
  const dossier = () => aDossier('fedra-2019').signal();
  const record = (more: object) => ({ do: 'Record', event: content(more) }) as const;
  test('an act, question, answer or role that its code does not know', () => {
    dossier().refuses(record({ type: 'TaskDone', acts: ['F-9.9'] }), 'UnknownAct');
    dossier().refuses(
      record({ type: 'QuestionWeighed', question: 'q9', asked: 'x', answer: 'yes', because }),
      'UnknownQuestion',
    );
    dossier().refuses(
      record({ type: 'QuestionWeighed', question: 'q1', asked: 'x', answer: 'yes', because, printedCode: 'Z' }),
      'UnknownPrintedCode',
    );
    dossier().refuses(record({ type: 'ReportMade', channel: 'phone', by: 'kapitein' }), 'UnknownRole');
  });
  test('what lies in the future, also in a statement', () => {
    dossier().refuses(record({ type: 'TaskDone', acts: ['F-1.6'], on: '2026-03-03' }), 'InTheFuture');
    dossier().refuses(
      record({ type: 'SignalRecorded', statements: [{ ...statement, on: '2026-03-03' }] }),
      'InTheFuture',
    );
  });
  test('to leave out the report', () => {
    dossier().refuses(record({ type: 'ActSkipped', act: 'F-5.10', ground: 'safety', because }), 'NotSkippable');
  });
  test('to withdraw what is not there, is withdrawn already or is no entry about the case', () => {
    const one = dossier();
    one.refuses({ do: 'Withdraw', entry: unknown, because }, 'UnknownEntry');
    one.refuses({ do: 'Withdraw', entry: entryId.parse('e1'), because }, 'NotCorrectable');
    one.do({ do: 'Withdraw', entry: entryId.parse('e2'), because });
    one.refuses({ do: 'Withdraw', entry: entryId.parse('e2'), because }, 'AlreadyWithdrawn');
  });
  test('to open twice, to reopen what is open, another kind as a correction', () => {
    const one = dossier();
    one.refuses({ do: 'Reopen', because }, 'NotClosed');
    one.refuses(
      { do: 'Correct', entry: one.last, replacement: content({ type: 'TaskDone', acts: ['F-1.6'] }), because },
      'OtherKind',
    );
  });
});

test('a closed dossier takes a report, an emergency contact or a new signal by reopening first', () => {
  for (const said of [
    { type: 'ReportMade', channel: 'phone', by: 'director' },
    { type: 'EmergencyContacted', contact: 'alarm', what: 'Gebeld' },
    { type: 'SignalRecorded', statements: [statement] },
  ]) {
    const decided = aDossier('fedra-2019')
      .close()
      .decided({ do: 'Record', event: content(said) });
    expect(decided.ok && decided.value.map(({ type }) => type)).toEqual(['DossierReopened', said.type]);
  }
});

test('a new signal after closing leads back to weighing', () => {
  const again = aDossier('fedra-2019').signal().answer('q1', 'no').close().signal();
  expect(again.assess().weighed.outcome).toBe('reweigh');
  expect(again.warned()).toContain('L-4');
});

test('a correction counts in the place of what it corrects, which stays readable', () => {
  const one = aDossier('fedra-2019').flag({ acute: 'yes' });
  one.do({
    do: 'Correct',
    entry: one.last,
    replacement: content({ type: 'FlagJudged', flags: { acute: 'no' } }),
    because,
  });
  expect(factsOf(one.dossier, one.code).facts).toEqual([{ flag: 'acute', is: 'no' }]);
  expect(timeline(one.dossier)[1]).toMatchObject({ state: 'corrected', because });
});

test('the schema knows every kind of entry, and the published schema is fresh', () => {
  const known = dossierEventSchema.options.map((option) => option.shape.type.value);
  expect([...known].sort()).toEqual([...entryTypes].sort());
  expect(readFileSync('docs/schema/dossier.json', 'utf8')).toBe(dossierJsonSchemaText());
});

type Move = (one: Case) => void;
const moves: Move[] = [
  (one) => one.signal(),
  (one) => one.flag({ acute: 'yes' }),
  (one) => one.answer('q1', 'yes'),
  (one) => one.answer('q2', 'doubt'),
  (one) => one.report(),
  (one) => one.close(),
  (one) => one.act('F-1.6'),
  (one) => one.do({ do: 'Reopen', because }),
  (one) => one.do({ do: 'Withdraw', entry: one.last, because }),
];
const anyMoves = fc.array(fc.constantFrom(...moves), { maxLength: 12 });

function played(made: readonly Move[]): Case {
  const one = aDossier('fedra-2019');
  for (const move of made) {
    const before = entriesOf(one.dossier);
    try {
      move(one);
    } catch {
      expect(entriesOf(one.dossier)).toEqual(before);
    }
    expect(entriesOf(one.dossier).slice(0, before.length)).toEqual(before);
  }
  return one;
}

describe('whatever happens', () => {
  test('a dossier never loses an entry and is exactly what its entries replay to', () => {
    fc.assert(
      fc.property(anyMoves, (made) => {
        const { dossier } = played(made);
        expect(replay(entriesOf(dossier))).toEqual(dossier);
      }),
      { numRuns: 60 },
    );
  });
  test('closed takes nothing but a reopening', () => {
    fc.assert(
      fc.property(anyMoves, fc.constantFrom(...moves), (made, move) => {
        const one = played(made);
        if (one.dossier.status !== 'closed') return;
        const length = entriesOf(one.dossier).length;
        try {
          move(one);
        } catch {
          /* refused */
        }
        expect(entriesOf(one.dossier)[length]?.event.type ?? 'DossierReopened').toBe('DossierReopened');
      }),
      { numRuns: 60 },
    );
  });
  test('a withdrawn entry is never a fact', () => {
    fc.assert(
      fc.property(anyMoves, (made) => {
        const { dossier } = played(made);
        const withdrawn = new Set(
          timeline(dossier)
            .filter(({ state }) => state === 'withdrawn')
            .map(({ entry }) => entry.id),
        );
        expect(standingIn(dossier).some(({ entry }) => withdrawn.has(entry.id))).toBe(false);
      }),
      { numRuns: 60 },
    );
  });
  test('the order of independent entries does not change the assessment', () => {
    const acts = ['F-1.2', 'F-1.6', 'F-2.3', 'F-4.8'];
    const said = (order: readonly string[]) =>
      order.reduce((one, act) => one.act(act), aDossier('fedra-2019')).assess();
    fc.assert(
      fc.property(fc.shuffledSubarray(acts, { minLength: 4 }), (order) => {
        expect(said(order).steps).toEqual(said(acts).steps);
        expect(said(order).weighed).toEqual(said(acts).weighed);
      }),
      { numRuns: 20 },
    );
  });
  test('an act more never opens a step that was done', () => {
    const every = [...aDossier('fedra-2019').code.acts.values()]
      .filter(({ entry, step }) => entry !== undefined && step !== 'E')
      .map(({ id }) => id);
    fc.assert(
      fc.property(fc.shuffledSubarray(every, { minLength: 20 }), (order) => {
        const one = aDossier('fedra-2019');
        let done: StepId[] = [];
        for (const act of order) {
          one.act(act);
          const steps = one
            .assess()
            .steps.filter(({ state }) => state === 'done')
            .map(({ id }) => id);
          expect(steps).toEqual(expect.arrayContaining(done));
          done = steps;
        }
      }),
      { numRuns: 8 },
    );
  });
});

test('closed without action, or with somebody who goes on watching', () => {
  expect(statusOf(aDossier('fedra-2019').answer('q1', 'no').close().dossier)).toBe('closed_no_action');
  expect(statusOf(aDossier('fedra-2019').report().close().dossier)).toBe('closed_monitored');
});
