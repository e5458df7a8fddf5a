import { describe, expect, test } from 'vitest';
import { aDossier, at, because, calendars, type Case } from '../../../test/builders/dossier.ts';
import { codeOf, overlayOf, protocolOf } from '../../../test/builders/codes.ts';
import { complete } from '../protocol/code.ts';
import { protocolSchema } from '../protocol/protocol.schema.ts';
import { assess } from './assess.ts';

const says = (one: Case, code: string, day?: string) =>
  one
    .assess(day)
    .warnings.filter((warning) => warning.code === code)
    .map((warning) => warning.says);

const toHelp = (one: Case) => one.answer('q1', 'yes').answer('q2', 'no').answer('q3', 'yes').answer('q4', 'yes');
const reported = () => aDossier('fedra-2019').answer('q1', 'yes').answer('q2', 'yes').report();

describe('a help plan', () => {
  const whole = {
    term: 'Zes weken',
    roles: [{ role: 'Hulp', who: 'Lea' }],
    caseManager: { name: 'Lea' },
    tasks: [{ what: 'Bellen', who: 'Lea' }],
  };
  const missing = (plan: object) =>
    says(toHelp(aDossier('fedra-2019')).record({ type: 'HelpPlanned', ...plan }), 'F-5.19').filter((said) =>
      said.startsWith('In het hulpplan'),
    );

  test.each([
    ['nothing in it', {}, 'de termijn, wie welke rol heeft, de casemanager, de taken'],
    ['no term', { ...whole, term: undefined }, 'de termijn'],
    ['no roles', { ...whole, roles: [] }, 'wie welke rol heeft'],
    ['no case manager', { ...whole, caseManager: undefined }, 'de casemanager'],
    ['no tasks', { ...whole, tasks: [] }, 'de taken'],
  ])('with %s names what is missing', (_, plan, list) => {
    expect(missing(plan)).toEqual([`In het hulpplan ontbreekt nog: ${list}.`]);
  });

  test('with all parts is whole; a day to look back is a term too', () => {
    expect(missing(whole)).toEqual([]);
    expect(missing({ ...whole, term: undefined, reviewOn: '2026-05-01' })).toEqual([]);
  });

  test('that was made anew is the one that counts', () => {
    const again = toHelp(aDossier('fedra-2019'))
      .record({ type: 'HelpPlanned' })
      .record({ type: 'HelpPlanned', ...whole });
    expect(says(again, 'F-5.19').filter((said) => said.startsWith('In het hulpplan'))).toEqual([]);
  });

  test('can be asked for a goal, a day to look back and actions by another code', () => {
    const protocol = protocolSchema.parse({
      ...protocolOf('fedra-2019'),
      help: { ...protocolOf('fedra-2019').help, requires: ['goal', 'review', 'actions'] },
    });
    const code = complete(protocol, overlayOf());
    const warned = (plan: object) =>
      assess(code, toHelp(aDossier('fedra-2019')).record({ type: 'HelpPlanned', ...plan }).dossier, {
        now: at('2026-03-02'),
        calendars,
      })
        .warnings.map((warning) => warning.says)
        .filter((said) => said.startsWith('In het hulpplan'));
    expect(warned({})).toEqual(['In het hulpplan ontbreekt nog: het doel, de dag om terug te kijken, de acties.']);
    expect(warned({ goal: 'Rust', reviewOn: '2026-05-01', actions: ['Bellen'] })).toEqual([]);
  });

  test('asks nothing in a code that requires nothing', () => {
    const planned = toHelp(aDossier('verdi-2023')).record({ type: 'HelpPlanned' });
    expect(says(planned, 'V-5.7').filter((said) => said.startsWith('In het hulpplan'))).toEqual([]);
  });
});

describe('after a report in a code that appoints', () => {
  const assign = (one: Case, task: string) =>
    one.record({ type: 'PersonAssigned', task, who: { role: 'teacher', name: 'Tom Voorbeeld' } });
  const named = (one: Case) => says(one, 'F-5.6').filter((said) => said.startsWith('Leg vast wie'));

  test('both the reporter and who tells the parents are asked by name', () => {
    expect(named(reported())).toEqual(['Leg vast wie de melder is.', 'Leg vast wie ouders over de melding vertelt.']);
    expect(named(assign(reported(), 'reporter'))).toEqual(['Leg vast wie ouders over de melding vertelt.']);
    expect(named(assign(reported(), 'parentInformer'))).toEqual(['Leg vast wie de melder is.']);
    expect(named(assign(assign(reported(), 'reporter'), 'parentInformer'))).toEqual([]);
  });

  test('nobody is asked before there is a report, nor where the code appoints nobody', () => {
    expect(named(aDossier('fedra-2019').answer('q1', 'yes').answer('q2', 'yes'))).toEqual([]);
    const verdi = aDossier('verdi-2023').answer('q1', 'yes').answer('q2', 'yes').report();
    expect(verdi.assess().warnings.some((warning) => warning.says.startsWith('Leg vast wie'))).toBe(false);
  });
});

describe('the questions after a report under norm 1', () => {
  const together = (one: Case) => says(one, 'F-5.2').filter((said) => said.includes('samen met Veilig Thuis'));
  const contact = { withVeiligThuis: { on: '2026-03-02', contact: 'Medewerker Voorbeeld', spokenBy: 'Lea' } };

  test('are answered with Veilig Thuis: each answer without them warns by its number', () => {
    expect(together(reported().answer('q3', 'yes').answer('q4', 'yes'))).toEqual([
      'Vraag 3 beantwoordt u samen met Veilig Thuis. Noteer wanneer en met wie u sprak.',
      'Vraag 4 beantwoordt u samen met Veilig Thuis. Noteer wanneer en met wie u sprak.',
    ]);
    expect(together(reported().answer('q3', 'yes', contact))).toEqual([]);
  });

  test('are only those after question 2, and only when they were answered after the report', () => {
    expect(together(reported().answer('q2', 'yes'))).toEqual([]);
    expect(
      together(aDossier('fedra-2019').answer('q3', 'yes').answer('q1', 'yes').answer('q2', 'yes').report()),
    ).toEqual([]);
    expect(together(aDossier('fedra-2019').answer('q1', 'yes').answer('q2', 'yes').answer('q3', 'yes'))).toEqual([]);
  });

  test('stay those of the school after a report under norm 2', () => {
    const norm2 = aDossier('fedra-2019').answer('q1', 'yes').answer('q2', 'no').answer('q3', 'no').report();
    expect(together(norm2.answer('q4', 'no'))).toEqual([]);
  });
});

describe('structural unsafety in a code that names the information it needs', () => {
  const about = (one: Case) => says(one, 'V-4.6').filter((said) => said.startsWith('Nog geen informatie'));
  const needed = codeOf('verdi-2023').questions.get('q2')!.needsInformation;
  const weighed = (flag: string, information?: object) =>
    aDossier('verdi-2023')
      .flag({ structural: flag })
      .answer('q1', 'yes')
      .answer('q2', 'no', information === undefined ? {} : { information });

  test.each(['yes', 'doubt'])('said %s: each part that is empty is named', (flag) => {
    expect(about(weighed(flag))).toEqual(needed.map((part) => `Nog geen informatie over: ${part.says}`));
    expect(about(weighed(flag, { [needed[0]!.id]: 'Drie keer' }))).toHaveLength(needed.length - 1);
    expect(about(weighed(flag, Object.fromEntries(needed.map(({ id }) => [id, 'Bekend']))))).toEqual([]);
  });

  test('is not asked for where it was said no, never said, or question 2 is still open', () => {
    expect(about(weighed('no'))).toEqual([]);
    expect(about(aDossier('verdi-2023').answer('q1', 'yes').answer('q2', 'no'))).toEqual([]);
    expect(about(aDossier('verdi-2023').flag({ structural: 'yes' }))).toEqual([]);
  });

  test('the last answer is the one that is looked at', () => {
    const filled = Object.fromEntries(needed.map(({ id }) => [id, 'Bekend']));
    expect(about(weighed('yes', filled).answer('q2', 'no'))).toHaveLength(needed.length);
    expect(about(weighed('yes').answer('q2', 'no', { information: filled }))).toEqual([]);
  });
});

describe('what is late', () => {
  test('an answer of Veilig Thuis that stays out is asked after', () => {
    const ask = 'De termijn van Veilig Thuis is voorbij en u hebt niets gehoord. Vraag ernaar.';
    expect(says(reported(), 'F-5.10', '2026-03-10')).toEqual([ask]);
    expect(says(reported(), 'F-5.10', '2026-03-09')).toEqual([]);
  });

  test('a review that passed leads back to weighing, and warns', () => {
    const help = toHelp(aDossier('fedra-2019')).record({ type: 'HelpPlanned', reviewOn: '2026-05-01' });
    expect(help.assess('2026-05-02').weighed.outcome).toBe('reweigh');
    expect(says(help, 'q5', '2026-05-02')).toEqual(['De afgesproken dag om terug te kijken is voorbij. Weeg opnieuw.']);
    expect(says(help, 'q5', '2026-05-01')).toEqual([]);
  });

  test('a new signal after closing warns until it is weighed', () => {
    const again = aDossier('fedra-2019').signal().answer('q1', 'no').close().signal();
    expect(says(again, 'L-4')).toEqual(['Er is een nieuw signaal na het sluiten. Weeg opnieuw.']);
    expect(says(again.answer('q1', 'yes'), 'L-4')).toEqual([]);
  });

  test('a report after closing is no new signal', () => {
    expect(says(aDossier('fedra-2019').signal().answer('q1', 'no').close().report(), 'L-4')).toEqual([]);
  });

  test('a signal before the last closing was closed with it', () => {
    const twice = aDossier('fedra-2019').signal().close().signal().close();
    expect(says(twice.do({ do: 'Reopen', because }), 'L-4')).toEqual([]);
  });
});
