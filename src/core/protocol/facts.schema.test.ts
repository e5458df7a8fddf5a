import { describe, expect, test } from 'vitest';
import { codeOf } from '../../../test/builders/codes.ts';
import { parseFacts } from './facts.schema.ts';

const verdi = codeOf('verdi-2023');
const because = 'De reden staat in het verslag.';

function parsed(facts: unknown): unknown {
  const result = parseFacts(verdi, { facts });
  return result.ok ? result.value.facts : result.error;
}
function errors(input: unknown): readonly string[] {
  const result = parseFacts(verdi, input);
  return result.ok ? [] : result.error.map(({ path, says }) => `${path}: ${says}`);
}
const wrong = (fact: unknown) => errors({ facts: [fact] }).map((said) => said.replace('facts[0]', ''));

describe('facts of every kind are taken over', () => {
  test.each([
    [{ flag: 'acute', is: 'doubt' }],
    [{ question: 'q2', answer: 'no' }],
    [{ act: 'V-2.1' }],
    [{ act: 'V-2.1', with: ['teacher', 'internalExpertTeam'] }],
    [{ act: 'V-2.1', with: [] }],
    [{ act: 'R-12', skipped: 'safety', because }],
    [{ act: 'V-3.2', skipped: 'other', because }],
    [{ decision: 'report', is: 'no', by: 'director', because }],
    [{ decision: 'report', is: 'yes', by: 'teacher', because }],
  ])('%j', (fact) => {
    expect(parsed([fact])).toEqual([fact]);
  });

  test('in their order, with the route home and the first location of the code where none is said', () => {
    const result = parseFacts(verdi, { facts: [{ act: 'V-2.1' }, { flag: 'acute', is: 'yes' }] });
    expect(result).toEqual({
      ok: true,
      value: { route: 'home', location: 'school', facts: [{ act: 'V-2.1' }, { flag: 'acute', is: 'yes' }] },
    });
    const elsewhere = parseFacts(verdi, { route: 'staff', location: 'childcare', facts: [] });
    expect(elsewhere.ok && elsewhere.value).toEqual({ route: 'staff', location: 'childcare', facts: [] });
  });

  test('acts of the overlay are known also where the code has them of its own', () => {
    expect(parseFacts(codeOf('fedra-2019'), { facts: [{ act: 'R-9' }, { act: 'R-12' }] }).ok).toBe(true);
  });
});

describe('what is wrong is named with its place', () => {
  test.each([[null], ['x'], [[]], [3]])('%j is no document', (input) => {
    expect(errors(input)).toEqual([': Hier hoort één object met "facts", en zo nodig "route" en "location".']);
  });

  test('a key, route, location or list that is not known, all at once', () => {
    const found = errors({ rote: 1, route: 'thuis', location: 'schol', facts: {} });
    expect(found).toEqual([
      'rote: De sleutel "rote" is hier niet bekend. Bedoelt u "route"? Bekend zijn: route, location, facts.',
      'route: "thuis" is niet bekend. Bekend zijn: home, staff, child.',
      'location: "schol" is niet bekend. Bedoelt u "school"? Bekend zijn: school, childcare.',
      'facts: Hier hoort een lijst met wat er is gebeurd, in volgorde van tijd. Leeg mag: [].',
    ]);
  });

  test('a location where this code does not run', () => {
    const found = parseFacts(codeOf('fedra-2019'), { location: 'childcare', facts: [] });
    expect(found.ok ? [] : found.error.map(({ path }) => path)).toEqual(['location']);
  });

  test.each<[unknown, string[]]>([
    [7, [': Hier hoort een object met één van: flag, question, act, decision.']],
    [
      { vlag: 'acute' },
      [
        ': Hier hoort een object met één van: flag, question, act, decision.',
        '.vlag: De sleutel "vlag" is hier niet bekend. Bedoelt u "flag"? Bekend zijn: flag, question, act, decision.',
      ],
    ],
    [{ flag: 'acute' }, ['.is: Dit ontbreekt. Bekend zijn: yes, no, doubt.']],
    [{ flag: 'acute', is: 'ja' }, ['.is: "ja" is niet bekend. Bekend zijn: yes, no, doubt.']],
    [{ flag: 'acute', is: { yes: true } }, ['.is: "{"yes":true}" is niet bekend. Bekend zijn: yes, no, doubt.']],
    [
      { flag: 'acute', is: 'yes', act: 'V-2.1' },
      ['.act: De sleutel "act" is hier niet bekend. Bekend zijn: flag, is.'],
    ],
    [
      { question: 'q9', answer: 'yes' },
      ['.question: "q9" is niet bekend. Bedoelt u "q1"? Bekend zijn: q1, q2, q3, q4, q5.'],
    ],
    [
      { question: 'q1', answer: 'yes', by: 'x' },
      ['.by: De sleutel "by" is hier niet bekend. Bekend zijn: question, answer.'],
    ],
    [{ question: 'q1' }, ['.answer: Dit ontbreekt. Bekend zijn: yes, no, doubt.']],
    [{ act: 'V-2.1', because }, ['.because: Een reden hoort alleen bij "skipped". Laat hem hier weg.']],
    [{ act: 'V-2.1', with: 'teacher' }, ['.with: Hier hoort een lijst met rollen.']],
    [
      { act: 'V-5.5', skipped: 'safety', because },
      ['.skipped: V-5.5 is de melding. Die kan niet worden overgeslagen.'],
    ],
    [
      { act: 'V-3.2', skipped: 'safety' },
      ['.because: Hier hoort een reden in woorden. Die mag niet ontbreken of leeg zijn.'],
    ],
    [
      { act: 'V-3.2', skipped: 'safety', because: '  ' },
      ['.because: Hier hoort een reden in woorden. Die mag niet ontbreken of leeg zijn.'],
    ],
    [
      { decision: 'report', is: 'doubt', by: 'director', because },
      ['.is: "doubt" is niet bekend. Bekend zijn: yes, no.'],
    ],
    [
      { decision: 'help', is: 'no', by: 'director', because },
      ['.decision: "help" is niet bekend. Bekend zijn: report.'],
    ],
  ])('%j', (fact, said) => {
    expect(wrong(fact)).toEqual(said);
  });

  test.each<[unknown, string]>([
    [{ flag: 'boos', is: 'yes' }, '.flag'],
    [{ act: 'V-9.9' }, '.act'],
    [{ act: 'V-2.1', with: ['teacher', 'kapitein'] }, '.with[1]'],
    [{ act: 'V-9.9', skipped: 'safety', because }, '.act'],
    [{ act: 'V-3.2', skipped: 'zomaar', because }, '.skipped'],
    [{ act: 'V-3.2', skipped: 'safety', because, with: [] }, '.with'],
    [{ act: 'V-2.1', extra: 1 }, '.extra'],
    [{ decision: 'report', is: 'no', by: 'internalExpertTeam', because }, '.by'],
    [{ decision: 'report', is: 'no', by: 'director', because, extra: 1 }, '.extra'],
    [{ decision: 'report', is: 'no', by: 'director', because: 3 }, '.because'],
  ])('%j is wrong at %s', (fact, path) => {
    const found = wrong(fact).map((said) => said.slice(0, said.indexOf(':')));
    expect(found).toEqual([path]);
  });

  test('every fact of the list is looked at', () => {
    const found = errors({ facts: [{ flag: 'boos', is: 'yes' }, { act: 'V-2.1' }, { act: 'V-9.9' }] });
    expect(found.map((said) => said.split('.')[0])).toEqual(['facts[0]', 'facts[2]']);
  });
});
