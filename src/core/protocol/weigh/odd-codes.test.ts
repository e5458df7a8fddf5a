import { describe, expect, test } from 'vitest';
import { overlayOf, protocolOf } from '../../../../test/builders/codes.ts';
import { facts } from '../../../../test/builders/facts.ts';
import { complete, type Code } from '../code.ts';
import type { Overlay, Protocol } from '../protocol.schema.ts';
import { weigh } from '../weigh.ts';
import type { Weighed } from '../weighed.ts';
import { prepare } from './prepare.ts';

const verdi = protocolOf('verdi-2023');
const [q1, q2, q3, q4, q5] = verdi.questions;
/** Question 1 as it would be where question 3 comes next. */
const first = {
  ...q1!,
  answers: q1!.answers.map((answer) =>
    answer.leads.to === 'question' ? { ...answer, leads: { to: 'question' as const, question: 'q3' } } : answer,
  ),
};
const without = (...effects: string[]) =>
  verdi.acts.map((act) => (act.does !== undefined && effects.includes(act.does) ? { ...act, does: undefined } : act));
const code = (change: Partial<Protocol>, overlay: Overlay = overlayOf()): Code =>
  complete({ ...verdi, ...change }, overlay);
const bare: Overlay = { ...overlayOf(), rules: [] };
const said = (of: Code, given: string): Weighed =>
  weigh(of, { route: 'home', location: 'school', facts: facts(given) });

describe('a code that a board wrote otherwise is weighed all the same', () => {
  test('without any question it cannot be weighed, and says so', () => {
    expect(() => prepare(code({ questions: [] }), 'school')).toThrow('a protocol has at least one question');
  });

  test('without a question of safety: flags still lead to the report, and what was not asked warns only at closing', () => {
    const short = code({ questions: [first, q3!, q4!, q5!] });
    expect(said(short, 'acute=yes').outcome).toBe('report');
    expect(said(short, 'q1=yes').warnings.filter((one) => one.code === 'L-3')).toEqual([]);
    expect(said(short, 'q1=no').warnings.filter((one) => one.code === 'L-3')).toHaveLength(3);
    expect(said(short, 'acute=yes q3=yes').warnings.filter((one) => one.says.startsWith('Er staat'))).toEqual([]);
  });

  test('with acute and structural unsafety as grounds of their own where no question gathers them', () => {
    const short = code({ questions: [first, q3!, q4!, q5!] });
    expect(said(short, 'acute=yes V-5.5 structural=yes V-5.2').outcome).toBe('continue');
    expect(said(short, 'acute=yes V-5.5 disclosure=yes').outcome).toBe('report');
  });

  test('without national rules: a doubt waits, and names the question itself as its rule', () => {
    const alone = code({}, bare);
    const doubt = said(alone, 'q1=doubt');
    expect([doubt.outcome, doubt.next]).toEqual(['consult', []]);
    expect(doubt.because.map(({ rule, source }) => [rule, source])).toEqual([['q1', q1!.source]]);
    expect(said(alone, 'serious_injury=doubt').because[0]).toMatchObject({
      rule: 'L-1',
      source: verdi.finalDecider.source,
    });
  });

  test('without an act that plans help: help is due, and nothing can be pointed at', () => {
    const none = code({ acts: without('plan_help') });
    expect(said(none, 'q1=yes q2=no q3=yes q4=yes')).toMatchObject({
      outcome: 'help',
      next: [],
      decisions: { help: 'due' },
    });
  });

  test('without a question that judges help: help runs on, and a plan is what can be made', () => {
    const leads = { to: 'help' as const, question: 'q5' };
    const answers = q4!.answers.map((answer) => (answer.leads.to === 'help' ? { ...answer, leads } : answer));
    const open = code({ questions: [q1!, q2!, q3!, { ...q4!, answers }] });
    const running = said(open, 'q1=yes q2=no q3=yes q4=yes V-5.7 V-5.7');
    expect(running).toMatchObject({ outcome: 'help', decisions: { help: 'running' }, next: [{ id: 'V-5.7' }] });
  });

  test('without an act that reports: the duty stands, and a report by hand of another code changes nothing', () => {
    const none = code({ acts: without('report') });
    expect(said(none, 'acute=yes V-5.5:teacher')).toMatchObject({ outcome: 'report', next: [] });
    expect(said(none, 'V-5.5:teacher').warnings.filter((one) => one.says.includes('meldt iemand anders'))).toEqual([]);
  });

  test('whose answer leads to a question that is not there ends there, and its report goes no further', () => {
    const astray = q1!.answers.map((answer) =>
      answer.leads.to === 'question' ? { ...answer, leads: { to: 'question' as const, question: 'q9' } } : answer,
    );
    expect(said(code({ questions: [{ ...q1!, answers: astray }] }), 'q1=yes').outcome).toBe('close');
    const reports = q2!.answers.map((answer) =>
      answer.leads.to === 'report' ? { ...answer, leads: { ...answer.leads, thenNext: 'q9' } } : answer,
    );
    const after = code({ questions: [q1!, { ...q2!, answers: reports }] });
    expect(said(after, 'q1=yes q2=yes V-5.5').outcome).toBe('close');
  });

  test('whose questions point at each other in a ring is answered in the end', () => {
    const back = q2!.answers.map((answer) => ({ ...answer, leads: { to: 'question' as const, question: 'q1' } }));
    const ring = code({ questions: [q1!, { ...q2!, answers: back }] });
    expect(said(ring, 'q1=yes q2=no').outcome).toBe('close');
  });

  test('whose first no closes while there is no further question closes, also after a report under norm 1', () => {
    expect(said(code({ questions: [q1!] }), 'acute=yes V-5.5 q1=no').outcome).toBe('close');
  });

  test('that prints no answer for a no asks the same question again', () => {
    const half = code({
      questions: [{ ...q1!, answers: q1!.answers.filter(({ covers }) => covers.includes('yes')) }, q2!],
    });
    expect(said(half, 'q1=no')).toMatchObject({ outcome: 'continue', next: [{ kind: 'question', id: 'q1' }] });
  });

  test('for two kinds of location is made ready once for each', () => {
    const both = code({});
    expect(prepare(both, 'school')).toBe(prepare(both, 'school'));
    expect(prepare(both, 'childcare')).not.toBe(prepare(both, 'school'));
    expect([...prepare(both, 'childcare').deciders]).toEqual(['childcareTeamLead']);
    expect([...prepare(both, 'school').deciders]).toEqual(['director']);
  });

  test('facts of an item or act that the code does not have change nothing', () => {
    const list = facts('q9=yes V-9.9');
    expect(weigh(code({}), { route: 'home', location: 'school', facts: list }).outcome).toBe('continue');
  });
});
