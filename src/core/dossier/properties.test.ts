import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shipped, type Shipped } from '../../../test/builders/codes.ts';
import { aDossier, because, statement, type Case, type Said } from '../../../test/builders/dossier.ts';
import { entryId } from '../kernel/kernel.schema.ts';
import type { Answer } from '../kernel/kernel.ts';
import { flagIds } from '../protocol/words.ts';
import { entriesOf, isContent, replay, standingIn, timeline } from './dossier.ts';
import { contentSchema } from './events.schema.ts';
import { factsOf, notedIn } from './facts.ts';

type Move = { readonly says: string; readonly on: (one: Case) => unknown };

const answers: readonly Answer[] = ['yes', 'no', 'doubt'];
const record = (said: Said): Move => ({ says: said.type, on: (one) => one.record(said) });

const acts = fc.nat().map((at): Move => ({
  says: `act ${at}`,
  on: (one) => {
    const known = [...one.code.acts.values()].filter(({ entry }) => entry !== undefined);
    one.act(known[at % known.length]!.id);
  },
}));
const flags = fc
  .tuple(fc.constantFrom(...flagIds), fc.constantFrom(...answers))
  .map(([flag, is]): Move => ({ says: `${flag}=${is}`, on: (one) => one.flag({ [flag]: is }) }));
const questions = fc
  .tuple(fc.constantFrom('q1', 'q2', 'q3', 'q4', 'q5'), fc.constantFrom(...answers))
  .map(([question, answer]): Move => ({ says: `${question}=${answer}`, on: (one) => one.answer(question, answer) }));
const entries = fc.constantFrom(
  record({ type: 'SignalRecorded', statements: [statement], dangerNow: 'doubt', unsafeAgain: 'no' }),
  record({ type: 'ReportMade', channel: 'phone', by: 'director' }),
  record({ type: 'EmergencyContacted', contact: 'alarm', what: 'Gebeld' }),
  record({ type: 'AdviceAsked', advice: 'Wacht nog.' }),
  record({ type: 'HelpPlanned', reviewOn: '2026-05-01' }),
  record({ type: 'ReviewSet', day: '2026-05-08' }),
  record({ type: 'ConversationHeld', with: [{ who: 'caregiver' }], objections: 'Nee.' }),
  record({ type: 'ConsentRecorded', purpose: 'other', outcome: { is: 'refused' } }),
  record({ type: 'DecisionTaken', decision: 'report', is: 'no', because, by: 'director' }),
  record({ type: 'DecisionTaken', decision: 'report', is: 'yes', because, by: 'director' }),
  record({ type: 'DecisionTaken', decision: 'help', is: 'no', because, by: 'director' }),
  record({ type: 'KindcheckDone', trigger: 'Een verslaving', outcome: 'concern' }),
);
const saying = fc.oneof(acts, flags, questions, entries);

const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)];
const undoing = fc.nat().map((at): Move => ({
  says: `withdraw ${at}`,
  on: (one) => {
    const entry = pick(standingIn(one.dossier), at)?.entry.id ?? entryId.parse('nergens');
    one.do({ do: 'Withdraw', entry, because });
  },
}));
const correcting = fc.tuple(fc.nat(), fc.constantFrom(...answers)).map(([at, is]): Move => ({
  says: `correct ${at}`,
  on: (one) => {
    const entry = pick(
      standingIn(one.dossier).filter(({ event }) => event.type === 'FlagJudged'),
      at,
    )?.entry.id;
    const replacement = contentSchema.parse({ type: 'FlagJudged', on: '2026-03-02', flags: { acute: is } });
    one.do({ do: 'Correct', entry: entry ?? entryId.parse('nergens'), replacement, because });
  },
}));
const filing = fc.constantFrom<Move>(
  { says: 'close', on: (one) => one.close() },
  { says: 'reopen', on: (one) => one.do({ do: 'Reopen', because }) },
  {
    says: 'change of code',
    on: (one) => one.do({ do: 'ChangeProtocol', protocol: 'landelijk-onderwijs', because }),
  },
);
const anyMove = fc.oneof({ weight: 6, arbitrary: saying }, undoing, correcting, filing);
const anyMoves = fc.array(anyMove, { maxLength: 14 });
const anyCode = fc.constantFrom(...shipped);

/** Makes a move or, when it is refused, checks that nothing changed. */
function attempt(one: Case, { on }: Move): boolean {
  const before = entriesOf(one.dossier);
  try {
    on(one);
  } catch {
    expect(entriesOf(one.dossier)).toEqual(before);
    return false;
  }
  expect(entriesOf(one.dossier).slice(0, before.length)).toEqual(before);
  return true;
}

function played(code: Shipped, made: readonly Move[]): Case {
  const one = aDossier(code);
  for (const move of made) attempt(one, move);
  return one;
}

describe('whatever happens', () => {
  test('a dossier never loses an entry and is exactly what its entries replay to', () => {
    fc.assert(
      fc.property(anyCode, anyMoves, (code, made) => {
        const { dossier } = played(code, made);
        expect(replay(entriesOf(dossier))).toEqual(dossier);
      }),
      { numRuns: 120 },
    );
  });

  test('a closed dossier takes nothing but a reopening, by itself or before what is always taken', () => {
    fc.assert(
      fc.property(anyCode, anyMoves, anyMove, (code, made, move) => {
        const one = played(code, made);
        if (one.dossier.status === 'open') one.close();
        const { length } = entriesOf(one.dossier);
        const isTaken = attempt(one, move);
        const [first, ...more] = entriesOf(one.dossier)
          .slice(length)
          .map(({ event }) => event.type);
        expect(first).toBe(isTaken ? 'DossierReopened' : undefined);
        expect(['', 'SignalRecorded', 'ReportMade', 'EmergencyContacted']).toContain(more.join());
      }),
      { numRuns: 150 },
    );
  });

  test('a withdrawn entry is never a fact: the case reads as if it had not been said', () => {
    const undone = fc.array(fc.oneof({ weight: 3, arbitrary: saying }, undoing), { minLength: 4, maxLength: 14 });
    fc.assert(
      fc.property(anyCode, undone, (code, made) => {
        const one = played(code, made);
        const gone = new Set(
          timeline(one.dossier)
            .filter(({ state }) => state === 'withdrawn')
            .map(({ entry }) => entry.id),
        );
        const never = replay(
          entriesOf(one.dossier).filter(({ id, event }) => !gone.has(id) && event.type !== 'EntryWithdrawn'),
        );
        expect(standingIn(one.dossier).filter(({ entry }) => gone.has(entry.id))).toEqual([]);
        expect(factsOf(one.dossier, one.code)).toEqual(factsOf(never, one.code));
        expect(notedIn(one.dossier, one.code)).toEqual(notedIn(never, one.code));
      }),
      { numRuns: 150 },
    );
  });

  test('a correction counts as if it had been said so in the first place', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(flags, correcting), { minLength: 3, maxLength: 10 }), (made) => {
        const one = played('verdi-2023', made);
        const rewritten = timeline(one.dossier)
          .filter(({ entry }) => entry.event.type !== 'EntryCorrected')
          .map(({ entry, now }) => (now === null ? entry : { ...entry, event: now }));
        expect(factsOf(one.dossier, one.code)).toEqual(factsOf(replay(rewritten), one.code));
      }),
      { numRuns: 80 },
    );
  });
});

/** Entries of many kinds of which none rests on another. */
const independent: readonly Said[] = [
  { type: 'TaskDone', acts: ['F-1.6'] },
  { type: 'TaskDone', acts: ['F-4.8'] },
  { type: 'ObservationRecorded', acts: ['F-1.2'], statements: [statement] },
  { type: 'LeadContacted', acts: ['F-1.4'] },
  { type: 'FactorsMapped', acts: ['F-1.5'] },
  { type: 'ColleagueConsulted', acts: ['F-2.3'], participants: [{ role: 'teacher', staff: 'tom' }] },
  { type: 'ConversationHeld', acts: ['F-1.7'], with: [{ who: 'caregiver' }], objections: 'Nee.' },
  { type: 'KindcheckDone', acts: ['F-1.9'], trigger: 'Een verslaving', outcome: 'concern' },
  { type: 'PersonAssigned', acts: ['F-5.6'], task: 'reporter', who: { role: 'teacher' } },
  { type: 'FlagJudged', flags: { acute: 'no', disclosure: 'no' } },
  { type: 'FlagJudged', flags: { structural: 'yes' } },
  { type: 'FlagJudged', flags: { special_form: 'yes' } },
  { type: 'ActSkipped', act: 'F-3.1', ground: 'safety', because },
  { type: 'QuestionWeighed', question: 'q3', asked: 'x', answer: 'no', because },
  { type: 'ReviewSet', day: '2026-05-01' },
];

test('the order of independent entries of any kind does not change what is asked', () => {
  const assessed = (order: readonly Said[]) => {
    const one = order.reduce((dossier, said) => dossier.record(said), aDossier('fedra-2019'));
    const { weighed, steps, duties, warnings, toWeigh, review } = one.assess();
    const sorted = (list: readonly object[]) => list.map((row) => JSON.stringify(row)).sort();
    return {
      weighed: { ...weighed, warnings: sorted(weighed.warnings) },
      steps,
      duties,
      review,
      warnings: sorted(warnings),
      toWeigh: toWeigh.map(({ kind }) => kind).sort(),
    };
  };
  const expected = assessed(independent);
  fc.assert(
    fc.property(fc.shuffledSubarray([...independent], { minLength: independent.length }), (order) => {
      expect(assessed(order)).toEqual(expected);
    }),
    { numRuns: 40 },
  );
});

const company = fc
  .tuple(fc.nat(), fc.subarray(['teacher', 'childProtectionLead', 'director'], { minLength: 1 }))
  .map(([at, roles]): Move => ({
    says: `${roles.join('+')} at ${at}`,
    on: (one) => {
      const talks = [...one.code.acts.values()].filter(({ entry }) => entry === 'ColleagueConsulted');
      const known = roles.filter((role) => role in one.code.protocol.roles);
      const participants = known.map((role) => ({ role, staff: role }));
      one.record({ type: 'ColleagueConsulted', acts: [talks[at % talks.length]!.id], participants });
    },
  }));

/** Steps behind us: done, or left out with a reason. */
function behind(one: Case): string[] {
  return one
    .assess()
    .steps.filter(({ state }) => state === 'done' || state === 'skipped')
    .map(({ id }) => id);
}

describe('a step that was done', () => {
  const added = fc.array(fc.oneof(acts, flags, questions, company), { minLength: 10, maxLength: 40 });

  /** Weighing (S4) goes on with a new answer, flag or doubt: that is the failed review and the new round. */
  test('is never opened again by another entry; only the weighing itself goes on', () => {
    fc.assert(
      fc.property(anyCode, added, (code, made) => {
        const one = aDossier(code);
        one.act(
          ...[...one.code.acts.values()]
            .filter(({ step, entry }) => step < 'S4' && entry !== undefined)
            .map(({ id }) => id),
        );
        let done = behind(one);
        for (const move of made) {
          attempt(one, move);
          const now = behind(one);
          const mayOpen = /=/.test(move.says) || /^act/.test(move.says) ? ['S4'] : [];
          expect(now).toEqual(expect.arrayContaining(done.filter((id) => !mayOpen.includes(id))));
          done = now;
        }
      }),
      { numRuns: 40 },
    );
  });

  test('is opened again by a withdrawal', () => {
    const one = aDossier('landelijk-onderwijs').act('N-1.1');
    expect(behind(one)).toContain('S1');
    one.do({ do: 'Withdraw', entry: one.last, because });
    expect(behind(one)).not.toContain('S1');
  });

  test('of weighing is opened again by a new signal after closing, and by a review that passed', () => {
    const weighed = () =>
      aDossier('verdi-2023').act('V-4.1', 'V-4.2').flag({ acute: 'no', structural: 'no', disclosure: 'no' });
    const closed = weighed().answer('q1', 'no');
    expect(behind(closed)).toContain('S4');
    expect(closed.close().signal().step('S4')).toBe('again');
    const help = weighed().answer('q1', 'yes').answer('q2', 'no').answer('q3', 'yes').answer('q4', 'yes');
    help.record({ type: 'HelpPlanned', reviewOn: '2026-05-01' });
    const on = (day: string) => help.assess(day).steps.find(({ id }) => id === 'S4')?.state;
    expect([on('2026-05-01'), on('2026-05-02')]).not.toContain('done');
    expect(on('2026-05-02')).toBe('again');
  });
});

test('content is what can be said of the case; the file itself is not', () => {
  const one = aDossier('fedra-2019').signal().close();
  expect(entriesOf(one.dossier).map(({ event }) => isContent(event))).toEqual([false, true, false]);
});
