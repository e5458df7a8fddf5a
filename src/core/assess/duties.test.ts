import { describe, expect, test } from 'vitest';
import { codeOf, overlayOf, protocolOf } from '../../../test/builders/codes.ts';
import { aDossier, at, calendars, type Case } from '../../../test/builders/dossier.ts';
import { complete, type Code } from '../protocol/code.ts';
import { protocolSchema } from '../protocol/protocol.schema.ts';
import { assess } from './assess.ts';
import type { Duty } from './duties.ts';

const toHelp = (one: Case) => one.answer('q1', 'yes').answer('q2', 'no').answer('q3', 'yes').answer('q4', 'yes');
const dutiesOf = (one: Case, day?: string, code: Code = one.code): readonly Duty[] =>
  day === undefined ? one.assess().duties : assess(code, one.dossier, { now: at(day), calendars }).duties;
const reviewOf = (one: Case, day?: string) => dutiesOf(one, day).find(({ kind }) => kind === 'review');
const feedbackOf = (one: Case, day?: string) => dutiesOf(one, day).filter(({ kind }) => kind === 'feedback');

/** Verdi, which names no term, with one of ten working days of the school after a help plan. */
function verdiWithTerm(): Code {
  const verdi = protocolOf('verdi-2023');
  const [term] = verdi.deadlines;
  const helpTerm = { ...term, id: 'terugkijken', after: 'help_plan', workingDays: 10, calendar: 'school' };
  return complete(protocolSchema.parse({ ...verdi, deadlines: [...verdi.deadlines, helpTerm] }), overlayOf());
}

describe('the day to look back at help', () => {
  test('belongs to who coordinates in this kind of location', () => {
    const school = toHelp(aDossier('fedra-2019')).record({ type: 'HelpPlanned', reviewOn: '2026-05-01' });
    expect(reviewOf(school)).toEqual({
      id: 'q5',
      what: 'Samen bekijken of de hulp werkt',
      by: 'childProtectionLead',
      before: null,
      kind: 'review',
      due: '2026-05-01',
      isLate: false,
      owes: null,
    });
    const childcare = toHelp(aDossier('verdi-2023', { location: 'childcare' }));
    expect(reviewOf(childcare.record({ type: 'HelpPlanned', reviewOn: '2026-05-01' }))?.by).toBe('childcareCoach');
  });

  test('can be set apart from the plan, and the last day that was agreed counts', () => {
    const help = toHelp(aDossier('verdi-2023')).record({ type: 'HelpPlanned', reviewOn: '2026-04-01' });
    help.record({ type: 'ReviewSet', day: '2026-05-01' });
    expect(reviewOf(help)?.due).toBe('2026-05-01');
    help.record({ type: 'HelpPlanned' });
    expect(reviewOf(help)).toBeUndefined();
    expect(help.assess().review).toEqual({ on: null, isLapsed: false });
  });

  test('is no duty before help runs, nor after its result was judged', () => {
    const early = aDossier('verdi-2023').record({ type: 'ReviewSet', day: '2026-05-01' });
    expect(reviewOf(early)).toBeUndefined();
    const judged = toHelp(aDossier('fedra-2019')).record({ type: 'HelpPlanned', reviewOn: '2026-05-01' });
    expect(reviewOf(judged.answer('q5', 'yes'))).toBeUndefined();
    expect(judged.assess('2026-05-09').review.isLapsed).toBe(false);
  });

  test('that passed is answered by weighing anew from that day on, not by an earlier weighing', () => {
    const help = toHelp(aDossier('fedra-2019')).record({ type: 'HelpPlanned', reviewOn: '2026-05-01' });
    const weighed = (on: string) => {
      const one = toHelp(aDossier('fedra-2019')).record({ type: 'HelpPlanned', reviewOn: '2026-05-01' });
      return one.on(on).answer('q1', 'yes').assess('2026-05-05').review.isLapsed;
    };
    expect(help.assess('2026-05-05').review.isLapsed).toBe(true);
    expect(weighed('2026-04-30')).toBe(true);
    expect(weighed('2026-05-01')).toBe(false);
  });

  test('is proposed by a code with a term for it, in working days of the school', () => {
    const help = toHelp(aDossier('verdi-2023')).record({ type: 'HelpPlanned' });
    const proposed = (day: string) => dutiesOf(help, day, verdiWithTerm()).find(({ id }) => id === 'R-11');
    expect(proposed('2026-03-02')).toMatchObject({ kind: 'act', due: '2026-03-16', isLate: false, owes: null });
    expect(proposed('2026-03-16')?.isLate).toBe(false);
    expect(proposed('2026-03-17')?.isLate).toBe(true);
  });

  test('is not proposed where the code has no term, nor before there is a plan', () => {
    const help = toHelp(aDossier('verdi-2023'));
    expect(dutiesOf(help, '2026-03-02', verdiWithTerm()).find(({ id }) => id === 'R-11')?.due).toBeNull();
    const planned = help.record({ type: 'HelpPlanned' });
    expect(dutiesOf(planned, '2026-03-02').find(({ id }) => id === 'R-11')?.due).toBeNull();
  });

  test('that was only proposed and passed asks to choose one, and does not speak of an agreement', () => {
    const help = toHelp(aDossier('verdi-2023')).record({ type: 'HelpPlanned' });
    const assessed = assess(verdiWithTerm(), help.dossier, { now: at('2026-03-17'), calendars });
    const said = assessed.warnings.filter(({ code }) => code === 'R-11').map(({ says }) => says);
    expect(said).toContain('Er is nog geen dag gekozen om terug te kijken. Kies die nu.');
    expect(said.join()).not.toContain('afgesproken');
  });
});

describe('what Veilig Thuis owes after a report', () => {
  test('is its answer, in its own five working days, to who reported', () => {
    const reported = aDossier('fedra-2019').report({ by: 'teacher' });
    const [term] = codeOf('fedra-2019').protocol.deadlines;
    expect(feedbackOf(reported)).toEqual([
      {
        id: 'F-5.10',
        what: term?.says,
        by: 'teacher',
        before: null,
        kind: 'feedback',
        due: '2026-03-09',
        isLate: false,
        owes: 'Veilig Thuis',
      },
    ]);
    expect(feedbackOf(reported, '2026-03-10')[0]?.isLate).toBe(true);
  });

  test('comes on the day Veilig Thuis named itself', () => {
    expect(feedbackOf(aDossier('fedra-2019').report({ feedbackDue: '2026-03-20' }))[0]?.due).toBe('2026-03-20');
  });

  test('is owed for each report until that one is answered', () => {
    const twice = aDossier('fedra-2019').report();
    const first = twice.last;
    twice.report();
    expect(feedbackOf(twice)).toHaveLength(2);
    twice.record({ type: 'FeedbackReceived', report: first });
    expect(feedbackOf(twice)).toHaveLength(1);
    twice.record({ type: 'FeedbackReceived' });
    expect(feedbackOf(twice)).toEqual([]);
  });

  test('is still owed when the term passed and nothing was heard', () => {
    const silent = aDossier('fedra-2019').report().record({ type: 'FeedbackReceived', received: false });
    expect(feedbackOf(silent)).toHaveLength(1);
  });

  test('is not paid by an answer that came before the report', () => {
    const early = aDossier('fedra-2019').record({ type: 'FeedbackReceived' }).report();
    expect(feedbackOf(early)).toHaveLength(1);
  });
});

test('an act without a term has no day and is never late', () => {
  const [first] = dutiesOf(aDossier('fedra-2019'), '2030-01-01');
  expect(first).toMatchObject({ kind: 'act', due: null, isLate: false, owes: null });
});
