import { describe, expect, test } from 'vitest';
import {
  acting,
  broken,
  leads,
  part,
  withoutActing,
  withoutActs,
  withoutRule,
  type Change,
} from '../../../../test/mutants/change.ts';
import { add, none } from '../../kernel/bits.ts';
import type { Act } from '../protocol.schema.ts';
import { prepare, type Prepared } from '../weigh/prepare.ts';
import { start, type State } from '../weigh/state.ts';
import { wrongInCase } from './case-laws.ts';

/** A case in short: `q1=yes q2=no`, answered in this round, with what is known beside it. */
function caseOf(on: Prepared, short: string, beside: Partial<State> = {}): State {
  const answered = short
    .split(' ')
    .filter(Boolean)
    .reduce((state, word) => {
      const [id = '', answer] = word.split('=');
      const { index } = on.byId.get(id)!;
      if (answer !== 'yes' && answer !== 'no' && answer !== 'doubt') throw new Error(word);
      return { ...state, [answer]: add(state[answer], index), round: add(state.round, index) };
    }, start);
  return { ...answered, ...beside };
}

/** Agreements on safety are asked for whatever came of the help. */
const agreeAlways = acting('close_help', (act) => ({ ...act, when: undefined }));

type Said = readonly [law: string, what: string, says: string] | null;

function saidOf(changes: readonly Change[], short: string, beside: Partial<State> = {}): Said {
  const on = prepare(broken('landelijk-onderwijs', changes), 'school');
  const found = wrongInCase(on, caseOf(on, short, beside));
  if (found === null) return null;
  expect(found).toMatchObject({ path: [], status: 'open', by: null });
  return [found.law, found.what, found.says];
}

const index = (id: string): number => prepare(broken('landelijk-onderwijs', []), 'school').byId.get(id)!.index;
const at = (...ids: string[]): number => ids.reduce((set, id) => add(set, index(id)), none);

const closes = 'Het protocol laat afsluiten zonder dat de antwoorden daarvoor er zijn.';
const noMark = 'Het dossier kan sluiten zonder dat iemand iets hoeft vast te leggen.';

describe('a sound code is right in each of these cases', () => {
  test.each<[string, Partial<State>]>([
    ['', {}],
    ['q1=no', {}],
    ['q1=yes q2=no', {}],
    ['q1=yes q2=no q3=yes q4=yes', {}],
    ['q1=yes q2=no q3=yes q4=yes', { plan: true }],
    ['q1=yes q2=no q3=yes q4=yes q5=yes', { plan: true }],
    ['q1=yes q2=no q3=yes q4=yes q5=yes', { plan: true, weighAgain: true }],
    ['q1=yes q2=no q3=no', { reportedOther: true, helpDecided: true }],
    ['q1=yes q2=no q3=yes q4=no', { reportedOther: true, helpDecided: true }],
    ['q1=yes q2=doubt q3=yes q4=no', { reportedNorm1: true, helpDecided: true }],
  ])('%j with %j', (short, beside) => {
    expect(saidOf([], short, beside)).toBeNull();
  });
});

describe('L3: while a doubt stands', () => {
  test.each(['unasked', 'asked'] as const)('and was %s, the code advises or goes on', (where) => {
    expect(saidOf([], 'q1=doubt', { [where]: at('q1') })).toBeNull();
    expect(saidOf([], 'q1=doubt', { [where]: at('q1'), standing: at('q2'), dutyArose: true })).toBeNull();
    expect(saidOf([], 'q1=yes q2=no q3=yes q4=yes', { [where]: at('danger_now'), plan: true })).toBeNull();
  });
});

describe('L3: closing rests on answers that were given', () => {
  const q1Closes = leads('q1', 'yes', { to: 'close', monitored: false });

  test('a yes at question 1 does not close', () => {
    expect(saidOf([q1Closes], 'q1=yes')).toEqual(['L3', 'afsluiten', closes]);
    expect(saidOf([q1Closes], 'q1=yes q2=no')).toEqual(['L3', 'afsluiten', closes]);
  });

  test('a no at question 1 does, unless a report under norm 1 was made in this round', () => {
    expect(saidOf([], 'q1=no')).toBeNull();
    const short = part(({ questions }) => ({ questions: questions.slice(0, 1) }));
    expect(saidOf([short], 'q1=no')).toBeNull();
    expect(saidOf([short], 'q1=no', { reportedNorm1: true })).toEqual(['L3', 'afsluiten', closes]);
  });

  const q2Closes = leads('q2', 'no', { to: 'close', monitored: false });

  test.each(['', ' q3=doubt', ' q3=yes', ' q3=yes q4=doubt', ' q3=yes q4=yes', ' q3=yes q4=yes q5=yes'])(
    'a no at question 2 does not close after “q1=yes q2=no%s” where nothing else was done',
    (after) => {
      expect(saidOf([q2Closes], `q1=yes q2=no${after}`)).toEqual(['L3', 'afsluiten', closes]);
    },
  );

  test.each([
    ['q3=no', true],
    ['q3=yes q4=no', true],
    ['q3=no', false],
    ['q3=yes q4=no', false],
  ])('help that is not possible (%s) closes once decision 2 was taken: %j', (after, helpDecided) => {
    const said = saidOf([q2Closes], `q1=yes q2=no ${after}`, { helpDecided });
    expect(said).toEqual(helpDecided ? null : ['L3', 'afsluiten', closes]);
  });

  test.each<[string, Partial<State>, boolean]>([
    ['q5=yes', { plan: true }, true],
    ['q5=no', { plan: true, helpDecided: true }, true],
    ['q5=no', { plan: true }, false],
    ['q5=yes', { helpDecided: true }, false],
    ['q5=no', { helpDecided: true }, false],
  ])('help that was given and judged (%s, %j) closes: %j', (judged, beside, may) => {
    const ends = leads('q5', 'no', { to: 'close', monitored: true });
    const early = beside.plan === true ? ends : q2Closes;
    const said = saidOf([early, agreeAlways], `q1=yes q2=no q3=yes q4=yes ${judged}`, beside);
    expect(said).toEqual(may ? null : ['L3', 'afsluiten', closes]);
  });

  test.each(['q1=doubt q2=no q3=no', 'q1=yes q3=no'])(
    'nor does “%s”, where an earlier answer is missing or doubt',
    (short) => {
      const all = [q1Closes, q2Closes, leads('q1', 'no', { to: 'close', monitored: false })];
      const alone = part(({ questions }) => ({
        questions: questions.map((one) => ({
          ...one,
          answers: [{ ...one.answers[0]!, covers: ['yes', 'no', 'doubt'], leads: { to: 'close', monitored: false } }],
        })),
      }));
      expect(saidOf([...all, alone], short, { helpDecided: true })).toEqual(['L3', 'afsluiten', closes]);
    },
  );
});

describe('L3: help begins only after a yes to both questions about it', () => {
  const help = 'Het protocol begint hulp zonder dat alle vragen daarvoor met ja zijn beantwoord.';

  test.each(['q1=yes q2=no', 'q1=yes q2=no q3=yes', 'q1=yes q2=no q4=yes', 'q1=yes q2=no q3=no q4=yes'])(
    'after “%s” it does not',
    (short) => {
      const early = leads('q2', 'no', { to: 'help', question: 'q5' });
      expect(saidOf([early], short)).toEqual(['L3', 'hulp', help]);
    },
  );

  test('after both it does, while the question of safety was answered', () => {
    expect(saidOf([leads('q2', 'no', { to: 'help', question: 'q5' })], 'q1=yes q2=no q3=yes q4=yes')).toBeNull();
    const past = leads('q1', 'yes', { to: 'question', question: 'q3' });
    expect(saidOf([past], 'q1=yes q3=yes q4=yes')).toEqual(['L3', 'hulp', help]);
    expect(saidOf([past], 'q1=yes q2=yes q3=yes q4=yes')).toBeNull();
    expect(saidOf([past], 'q1=yes q2=doubt q3=yes q4=yes')).toBeNull();
  });
});

describe('L4: help that runs', () => {
  const unjudged = 'Er loopt hulp, maar het protocol vraagt niet of die werkt.';

  test('is not closed on the judgement of another question than question 5', () => {
    const free = [
      agreeAlways,
      leads('q1', 'no', { to: 'help', question: 'q4' }),
      leads('q4', 'yes', { to: 'close', monitored: true }),
    ];
    expect(saidOf(free, 'q1=no q4=yes', { plan: true })).toEqual(['L4', 'q5', unjudged]);
    expect(saidOf(free, 'q1=no q4=yes q5=doubt', { plan: true })).toEqual(['L4', 'q5', unjudged]);
    for (const judged of ['yes', 'no']) expect(saidOf(free, `q1=no q4=yes q5=${judged}`, { plan: true })).toBeNull();
  });

  test('asks for a day to look back, by an act or in the plan itself', () => {
    const running = ['q1=yes q2=no q3=yes q4=yes', { plan: true }] as const;
    const says = 'Er loopt hulp, maar niets vraagt om een dag om terug te kijken.';
    expect(saidOf([withoutRule('R-11')], ...running)).toEqual(['L4', 'terugblik', says]);
    for (const field of ['term', 'review'] as const)
      expect(
        saidOf([withoutRule('R-11'), part(({ help: plan }) => ({ help: { ...plan, requires: [field] } }))], ...running),
      ).toBeNull();
  });
});

describe('L2: each outcome', () => {
  const unrecorded = (act: Act): Act => ({ ...act, entry: undefined });

  test.each([
    ['report', 'report', { standing: at('q2'), dutyArose: true }, 'q1=yes q2=yes'],
    ['plan_help', 'help', {}, 'q1=yes q2=no q3=yes q4=yes'],
  ] as const)('has an act: without %s nothing is named at “%s”', (effect, what, beside, short) => {
    const says = 'Hier moet iets gebeuren, maar het protocol zegt niet wat.';
    expect(saidOf([withoutActing(effect)], short, beside)).toEqual(['L2', what, says]);
  });

  test.each([
    [
      'report',
      'report',
      { standing: at('q2'), dutyArose: true },
      'q1=yes q2=yes',
      'De uitkomst is melden, maar geen handeling legt de melding vast.',
    ],
    [
      'plan_help',
      'help',
      {},
      'q1=yes q2=no q3=yes q4=yes',
      'Er moet hulp komen, maar geen handeling legt het hulpplan vast.',
    ],
    [
      'ask_veilig_thuis',
      'consult',
      { unasked: at('q1') },
      'q1=doubt',
      'Veilig Thuis moet om advies worden gevraagd, maar geen handeling legt dat vast.',
    ],
  ] as const)('is recorded: %s has an entry', (effect, what, beside, short, says) => {
    const national: Change = ({ protocol, overlay }) => ({
      protocol,
      overlay: {
        ...overlay,
        rules: overlay.rules.map((rule) => ({
          ...rule,
          acts: rule.acts.map((act) => (act.does === effect ? unrecorded(act) : act)),
        })),
      },
    });
    expect(saidOf([], short, beside)).toBeNull();
    expect(saidOf([acting(effect, unrecorded), national], short, beside)).toEqual(['L2', what, says]);
  });

  test('that the decider wants is no duty: a report without one needs no mark', () => {
    expect(saidOf([acting('report', unrecorded)], 'q1=no', { wanted: true })).toBeNull();
    expect(saidOf([], 'q1=no', { wanted: true })).toBeNull();
  });

  test('that closes has something to record before it', () => {
    expect(saidOf([withoutActs(({ before }) => before === 'close')], 'q1=no')).toEqual(['L2', 'afsluiten', noMark]);
    const silent = part(({ acts }) => ({
      acts: acts.map((act) => (act.before === 'close' ? { ...act, entry: undefined } : act)),
    }));
    expect(saidOf([silent], 'q1=no')).toEqual(['L2', 'afsluiten', noMark]);
  });

  test('after help that ended well asks for what is agreed on safety', () => {
    const ended = ['q1=yes q2=no q3=yes q4=yes q5=yes', { plan: true }] as const;
    const says = 'De hulp is klaar, maar geen handeling vraagt om afspraken over de veiligheid daarna.';
    expect(saidOf([withoutActing('close_help')], ...ended)).toEqual(['L2', 'q5', says]);
    expect(saidOf([acting('close_help', unrecorded)], ...ended)).toEqual(['L2', 'q5', says]);
    expect(saidOf([withoutActing('close_help')], 'q1=no')).toBeNull();
    const only = withoutActs(({ before, does }) => before === 'close' && does !== 'close_help');
    expect(saidOf([only], ...ended)).toBeNull();
  });
});
