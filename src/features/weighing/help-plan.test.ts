import { describe, expect, test } from 'vitest';
import { standingOf } from '../../core/dossier/dossier.ts';
import { toInstant } from '../../core/kernel/dates.ts';
import { Desk, shown } from '../../../test/builders/desk.ts';
import { aDossier } from '../../../test/builders/dossier.ts';
import { lastPart, visits } from '../../../test/builders/visits.ts';
import { paths } from '../../ui/paths.ts';
import { parseHelpPlan } from './help-plan.form.ts';
import { routes } from './routes.ts';

const els = { id: 'els', name: 'Els Voorbeeld', role: 'childProtectionLead' } as const;
const { get, post } = visits(routes);
const helping = () =>
  aDossier('fedra-2019')
    .on('2026-03-03')
    .signal()
    .answer('q1', 'yes')
    .answer('q2', 'no')
    .answer('q3', 'yes')
    .answer('q4', 'yes');
const desk = (about = helping()) => new Desk(about, '2026-03-09', [els]);
const on = { 'on-day': '9', 'on-month': '3', 'on-year': '2026' };
const review = { 'review-day': '20', 'review-month': '4', 'review-year': '2026' };
const goal = { goal: 'Rust thuis' };

describe('a help plan', () => {
  test('A-2 says which parts the code asks and proposes a day to look back', async () => {
    const { html } = await get(desk(), paths.helpPlan);
    expect(html.match(/Uw code vraagt dit\./g)).toHaveLength(4);
    expect(html).toMatch(/name="review-day"[^>]*value="20"/);
    expect(html).toContain('Dit is een voorstel');
  });

  test('A-2 whole, it asks nothing more and question 5 falls on its day', async () => {
    const at = desk();
    const whole = {
      ...goal,
      ...on,
      ...review,
      term: 'Kim slaapt thuis weer door.',
      'case-manager': 'Lea Fictief',
      'task-1': 'Bellen',
      'task-1-who': 'Els',
      'role-1': 'Contact met ouders',
      'role-1-who': 'Bram',
    };
    const reply = await post(at, paths.helpPlan, whole);
    const { assessment } = at.opened();
    expect(assessment.warnings.map(({ code }) => code)).not.toContain('F-5.19');
    expect(assessment.duties.find(({ kind }) => kind === 'review')).toMatchObject({ id: 'q5', due: '2026-04-20' });
    const { html } = await get(at, paths.decisionRecorded, { entry: lastPart(reply) });
    expect(html).toContain('Op maandag 20 april 2026 kijkt u samen of de hulp werkt.');
  });

  test('renewed begins with what was agreed, and takes its place', async () => {
    const about = helping().record({
      type: 'HelpPlanned',
      reviewOn: '2026-04-01',
      goal: 'Rust thuis',
      tasks: [{ what: 'Bellen', who: 'Els', before: '2026-03-20' }],
      actions: ['Logopedie', 'Sport'],
    });
    const at = desk(about);
    const { html } = await get(at, paths.helpPlan);
    expect(html).toContain('Hulpplan vernieuwen');
    expect(html).toMatch(/name="review-month"[^>]*value="4"/);
    expect(html).toMatch(/name="task-1"[^>]*value="Bellen"/);
    expect(html).toMatch(/name="task-1-before-day"[^>]*value="20"/);
    await post(at, paths.helpPlan, { ...on, ...review, goal: 'Weer slapen' });
    expect(standingOf(at.dossier, 'HelpPlanned')).toHaveLength(2);
    expect((await get(at, paths.report)).html).toContain('Weer slapen');
  });

  test('without a goal, a task or an action is no plan, and all typed stays', async () => {
    const reply = await post(desk(), paths.helpPlan, { ...on, ...review, 'case-manager': 'Lea Fictief' });
    const { status, html } = await shown(reply);
    expect(status).toBe(400);
    expect(html).toContain('href="#goal"');
    expect(html).toContain('value="Lea Fictief"');
  });
});

describe('a help plan as typed', () => {
  const errors = (typed: Readonly<Record<string, string>>) => {
    const values = new Map(Object.entries({ ...on, ...typed }).map(([name, value]) => [name, [value]]));
    const parsed = parseHelpPlan(values, ['F-5.19'], toInstant('2026-03-09T12:00:00Z')!);
    return parsed.ok ? [] : [...parsed.error.keys()];
  };

  test.each([
    ['with a goal and a day is enough', { ...goal, ...review }, []],
    ['without a day to look back is asked for one', goal, ['review']],
    ['with a day that does not exist names it', { ...goal, ...review, 'review-day': '31' }, ['review']],
    ['with a task of nobody asks who', { ...review, 'task-2': 'Bellen' }, ['task-2-who']],
    ['with somebody without a task asks what', { ...goal, ...review, 'task-1-who': 'Els' }, ['task-1']],
    ['with half a role asks the other half', { ...goal, ...review, 'role-1': 'Contact' }, ['role-1-who']],
    ['from the future is refused', { ...goal, ...review, 'on-day': '10' }, ['on']],
  ] as const)('%s', (_, typed, expected) => {
    expect(errors(typed)).toEqual(expected);
  });
});
