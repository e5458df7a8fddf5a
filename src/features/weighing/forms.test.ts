import { describe, expect, test } from 'vitest';
import { codeOf } from '../../../test/builders/codes.ts';
import { toInstant } from '../../core/kernel/dates.ts';
import { staffId } from '../../core/kernel/kernel.schema.ts';
import { parseBegin } from './begin.form.ts';
import { parseDecision } from './decision.form.ts';
import { parseQuestion } from './question.form.ts';
import { parseReport } from './report.form.ts';

const now = toInstant('2026-03-09T12:00:00Z')!;
const values = (typed: Readonly<Record<string, string>>) =>
  new Map(Object.entries(typed).map(([name, value]) => [name, [value]]));
const on = { 'on-day': '9', 'on-month': '3', 'on-year': '2026' };

type Parsed = { readonly ok: boolean; readonly value?: unknown; readonly error?: ReadonlyMap<string, string> };
const errors = ({ error }: Parsed) => [...(error?.keys() ?? [])];

describe('the begin of a weighing as typed', () => {
  const offer = {
    seats: [{ value: 'els:teacher', label: 'Els', participant: { role: 'teacher', staff: staffId.parse('els') } }],
    guests: ['veiligThuis'],
    flags: [
      { id: 'acute', mayStayOpen: false },
      { id: 'recurrence', mayStayOpen: true },
    ],
    earlier: new Map([['acute', 'no'] as const]),
    acts: () => ['F-5.13'],
  } as const;
  const begin = (typed: Readonly<Record<string, string>>) => parseBegin(values(typed), offer, now);
  const whole = { who: 'els:teacher', 'flag-acute': 'doubt' };

  test.each([
    ['nobody and nothing is asked for both', {}, ['who', 'flag-acute']],
    ['a colleague who is not offered counts as nobody', { ...whole, who: 'mo:director' }, ['who']],
    ['a guest without a role is asked for it', { ...whole, 'guest-name': 'Mo Verzonnen' }, ['guest-role']],
    ['a role without a guest is asked who', { ...whole, 'guest-role': 'veiligThuis' }, ['guest-name']],
    ['an answer that is none is asked again', { ...whole, 'flag-acute': 'misschien' }, ['flag-acute']],
    ['a judgement and a colleague are enough', whole, []],
  ])('%s', (_, typed, expected) => {
    expect(errors(begin(typed))).toEqual(expected);
  });

  test('a guest takes part by name', () => {
    const typed = { 'flag-acute': 'yes', 'guest-name': ' Mo Verzonnen ', 'guest-role': 'veiligThuis' };
    expect(begin(typed)).toMatchObject({ value: { participants: [{ role: 'veiligThuis', name: 'Mo Verzonnen' }] } });
  });

  test('what was judged the same before is left out, and doubt is never no', () => {
    expect(begin({ ...whole, 'flag-acute': 'no', 'flag-recurrence': 'doubt' })).toMatchObject({
      value: { flags: { recurrence: 'doubt' } },
    });
  });
});

describe('an answer as typed', () => {
  const question = codeOf('fedra-2019').questions.get('q2')!;
  const member = { role: 'teacher', name: 'Bram Bedacht' };
  const weigh = (typed: Readonly<Record<string, string>>, asked = question) =>
    parseQuestion(values(typed), { question: asked, participants: [member], acts: ['F-4.2'] }, now);
  const whole = { answer: 'B', because: 'Zie de feiten.' };

  test.each([
    ['without anything asks the answer and the reason', {}, ['answer', 'because']],
    ['that the code does not print is no answer', { ...whole, answer: 'C' }, ['answer']],
    ['of doubt beside a printed doubt is no answer', { ...whole, answer: 'doubt' }, ['answer']],
    ['with a reason of spaces asks a reason', { ...whole, because: '  ' }, ['because']],
    ['with why a member thinks otherwise asks what', { ...whole, 'view-1-because': 'Om Kim.' }, ['view-1-is']],
    [
      'with somebody of Veilig Thuis asks when and who spoke',
      { ...whole, 'vt-contact': 'Noa' },
      ['vt', 'vt-spoken-by'],
    ],
    ['with only the day filled in beforehand is whole', { ...whole, 'vt-day': '9', 'vt-month': '3' }, []],
  ])('%s', (_, typed, expected) => {
    expect(errors(weigh(typed))).toEqual(expected);
  });

  test.each([
    ['yes', 'yes'],
    ['doubt', 'doubt'],
    ['', 'yes'],
    ['no', 'yes'],
  ])('one that covers yes and doubt, meant as %j, is %s', (meaning, expected) => {
    expect(weigh({ ...whole, meaning })).toMatchObject({ value: { answer: expected, printedCode: 'B' } });
  });

  test('the meaning is that of the answer, never of its letter (D-10)', () => {
    const fourth = codeOf('fedra-2019').questions.get('q4')!;
    expect(weigh({ ...whole, answer: 'C' }, fourth)).toMatchObject({ value: { answer: 'no', printedCode: 'C' } });
    expect(weigh({ ...whole, answer: 'D' }, fourth)).toMatchObject({ value: { answer: 'yes', printedCode: 'D' } });
  });
});

describe('a decision as typed', () => {
  const offer = { decision: 'help', roles: ['director'], acts: ['F-5.2'], lastingSafety: ['F-5.13'] } as const;
  const decide = (typed: Readonly<Record<string, string>>) => parseDecision(values(typed), offer, now);
  const whole = { is: 'yes', because: 'Het kan.', by: 'director', ...on };

  test.each([
    ['without anything asks what, why, by whom and when', {}, ['is', 'because', 'by', 'on']],
    ['in a role of somebody else is refused', { ...whole, by: 'board' }, ['by']],
    ['of tomorrow is refused', { ...whole, 'on-day': '10' }, ['on']],
    ['is whole without a word on lasting safety', whole, []],
  ])('%s', (_, typed, expected) => {
    expect(errors(decide(typed))).toEqual(expected);
  });

  test.each([
    ['yes', 'no'],
    ['no', 'yes'],
    ['doubt', 'doubt'],
  ])('lasting safety %s is recorded as the flag %s, before the decision', (lasting, flag) => {
    expect(decide({ ...whole, lasting })).toMatchObject({
      value: [{ type: 'FlagJudged', flags: { no_lasting_safety: flag } }, { type: 'DecisionTaken' }],
    });
  });
});

describe('a report as typed', () => {
  const offer = { roles: ['teacher'], acts: ['F-5.10'], grounds: new Map([['acute', 'Acute onveiligheid.']]) };
  const report = (typed: Readonly<Record<string, string>>) => parseReport(values(typed), offer, now);
  const whole = { channel: 'phone', by: 'teacher', ...on };

  test.each([
    ['with a day, a way and a role is enough', whole, []],
    ['without anything asks those three', {}, ['on', 'channel', 'by']],
    ['at half past twenty-five is asked the time', { ...whole, time: '25:30' }, ['time']],
    ['with the name kept from the family asks why', { ...whole, name: 'not_to_family' }, ['name-because']],
    ['with a day of answer that does not exist names it', { ...whole, 'feedback-day': '31' }, ['feedback']],
    ['with too long a number is asked to shorten it', { ...whole, number: '1'.repeat(301) }, ['number']],
  ])('%s', (_, typed, expected) => {
    expect(errors(report(typed))).toEqual(expected);
  });

  test('keeps the grounds in words, and only those of the code', () => {
    expect(report({ ...whole, grounds: 'acute' })).toMatchObject({ value: { grounds: ['Acute onveiligheid.'] } });
    expect(report({ ...whole, grounds: 'verzonnen' })).toMatchObject({ value: { grounds: [] } });
  });
});
