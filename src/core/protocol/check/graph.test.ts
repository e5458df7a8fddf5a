import { describe, expect, test } from 'vitest';
import {
  broken,
  covers,
  leads,
  part,
  question,
  withoutActing,
  withoutAnswer,
  withoutFlag,
  withoutQuestion,
  withoutRule,
  type Change,
} from '../../../../test/mutants/change.ts';
import { facts } from '../../../../test/builders/facts.ts';
import type { FlagMeaning } from '../protocol.schema.ts';
import type { FlagId } from '../words.ts';
import { checkGraph } from './graph.ts';

type Row = readonly [law: string, what: string, says: string, path: string];

/** What the questions and signals show once these faults are in, each with the shortest way to see it. */
function shows(changes: readonly Change[], rows: readonly Row[]): void {
  const findings = checkGraph(broken('landelijk-onderwijs', changes));
  expect(findings.map(({ law, what, says, path }) => ({ law, what, says, path }))).toEqual(
    rows.map(([law, what, says, path]) => ({ law, what, says, path: facts(path) })),
  );
  expect(findings.every(({ status, by }) => status === 'open' && by === null)).toBe(true);
}

const means = (id: FlagId, meaning: FlagMeaning['means']): Change =>
  part(({ flags }) => ({
    flags: { ...flags, [id]: { means: meaning, rule: 'N-5.1', says: 'Verzonnen.', source: flags.acute!.source } },
  }));

test('a sound code shows nothing', () => {
  shows([], []);
});

describe('the exits of a question', () => {
  test.each([
    ['no', 'nee'],
    ['yes', 'ja'],
  ] as const)('an answer %s without exit is named with the answer that shows it', (answer, word) => {
    const says = `Na ${word} op q1 zegt het protocol niet hoe het verder gaat.`;
    shows([withoutAnswer('q1', answer)], [['L2', 'q1', says, `q1=${answer}`]]);
  });

  test('an answer printed twice has two exits', () => {
    shows([covers('q3', 'no', ['yes', 'no'])], [['L2', 'q3', 'Bij q3 heeft hetzelfde antwoord twee uitgangen.', '']]);
  });

  test('an answer may not lead to a question that is not there', () => {
    shows(
      [leads('q3', 'yes', { to: 'question', question: 'q9' })],
      [['L2', 'q3', 'Een antwoord op q3 leidt naar q9, maar die vraag is er niet.', '']],
    );
  });

  test('nor may a report go on at one, while a report that goes on nowhere is whole', () => {
    shows(
      [leads('q2', 'yes', { to: 'report', norm: 1, thenNext: 'q9' })],
      [['L2', 'q2', 'Een antwoord op q2 leidt naar q9, maar die vraag is er niet.', '']],
    );
    shows([leads('q2', 'yes', { to: 'report', norm: 1 })], []);
  });

  test('nor may help be judged by one', () => {
    shows(
      [leads('q4', 'yes', { to: 'help', question: 'q9' })],
      [
        ['L2', 'q4', 'Een antwoord op q4 leidt naar q9, maar die vraag is er niet.', ''],
        ['L4', 'q4', 'Na q4 begint hulp, maar geen vraag gaat over het resultaat ervan.', ''],
      ],
    );
  });
});

describe('questions that go round', () => {
  const round = (id: string): Row => [
    'L2',
    id,
    `De vragen draaien rond: van ${id} komt u zonder nieuw feit weer bij ${id}.`,
    '',
  ];

  test('a question that leads to itself', () => {
    shows([leads('q1', 'yes', { to: 'question', question: 'q1' })], [round('q1')]);
  });

  test('a ring is found at each question in it, and at no other that leads into it', () => {
    shows([leads('q3', 'yes', { to: 'question', question: 'q2' })], [round('q2'), round('q3')]);
  });

  test('a ring over help and report is a ring as well', () => {
    shows([leads('q5', 'no', { to: 'report', norm: 3, thenNext: 'q3' })], [round('q3'), round('q4'), round('q5')]);
  });

  test('questions that lead on to a ring elsewhere are looked at to the end', () => {
    const findings = checkGraph(
      broken('landelijk-onderwijs', [
        leads('q4', 'no', { to: 'question', question: 'q4' }),
        leads('q4', 'yes', { to: 'question', question: 'q4' }),
      ]),
    );
    expect(findings.filter(({ says }) => says.startsWith('De vragen')).map(({ what }) => what)).toEqual(['q4']);
  });
});

describe('the norms', () => {
  test.each([
    ['q2', 'yes', 'ja', 1, 2],
    ['q3', 'no', 'nee', 2, 3],
    ['q4', 'no', 'nee', 2, 1],
    ['q5', 'no', 'nee', 3, 2],
  ] as const)('%s, %s: the word “%s” reports under norm %i and under no other', (id, answer, word, norm, other) => {
    const says = `${word} op ${id} moet naar melden onder norm ${norm} leiden.`;
    const fault: Row = ['L1', id, says, `${id}=${answer}`];
    shows([leads(id, answer, { to: 'report', norm: other })], [fault]);
    shows([leads(id, answer, { to: 'report', norm })], []);
    shows([covers(id, answer, [answer]), leads(id, answer, { to: 'close', monitored: true })], [fault]);
  });

  test('a code without the question has not got the norm', () => {
    shows(
      [withoutQuestion('q5'), leads('q4', 'yes', { to: 'report', norm: 2 })],
      [['L1', 'q5', 'nee op q5 moet naar melden onder norm 3 leiden.', 'q5=no']],
    );
  });
});

describe('the signals', () => {
  const ground = (id: FlagId, norms: string): Row => [
    'L1',
    id,
    `Dit signaal moet een grond voor melden zijn (${norms}), in de code of landelijk.`,
    `${id}=yes`,
  ];

  test.each([
    ['acute', 'norm1'],
    ['structural', 'norm1'],
    ['recurrence', 'norm3'],
  ] as const)('%s is there in every code, as %s', (id, norm) => {
    shows([withoutFlag(id)], [ground(id, norm)]);
    shows([means(id, 'norm2')], [ground(id, norm)]);
  });

  test('a disclosure is a ground by the code or by the nation', () => {
    shows([withoutFlag('disclosure')], []);
    shows([withoutFlag('disclosure'), withoutRule('R-1')], [ground('disclosure', 'norm1')]);
    shows([means('disclosure', 'norm3')], [ground('disclosure', 'norm1')]);
  });

  test.each([
    ['serious_injury', 'norm1', ['norm1']],
    ['unprotected', 'norm1', ['norm1']],
    ['no_lasting_safety', 'norm2 of norm3', ['norm2', 'norm3']],
  ] as const)('%s need not be there; where it is, it obliges as %s', (id, words, norms) => {
    shows([part(({ flags }) => ({ flags: { ...flags, [id]: undefined } }))], []);
    for (const norm of norms) shows([means(id, norm)], []);
    shows([means(id, 'expert_first')], [ground(id, words)]);
  });

  test('danger and special forms are no grounds', () => {
    shows([means('special_form', 'norm2'), means('danger_now', 'norm2')], []);
  });
});

describe('doubt', () => {
  test('that is printed with a yes which leads on is no doubt any more', () => {
    shows(
      [covers('q3', 'yes', ['yes', 'doubt'])],
      [
        [
          'L3',
          'q3',
          'Twijfel bij q3 telt hier als een ander antwoord en leidt niet naar melden of advies.',
          'q3=doubt',
        ],
      ],
    );
  });

  test('that is printed with a no which reports is heard', () => {
    shows([covers('q3', 'no', ['no', 'doubt'])], []);
  });
});

describe('help', () => {
  test('can be followed by weighing again, by an act of the code or of the nation', () => {
    const says = 'Werkt de hulp te weinig, dan is er geen handeling om opnieuw te wegen.';
    shows([withoutRule('R-12')], [['L4', 'opnieuw wegen', says, '']]);
    const findings = checkGraph(broken('fedra-2019', [withoutRule('R-12')]));
    expect(findings).toEqual([]);
    expect(
      checkGraph(broken('fedra-2019', [withoutRule('R-12'), withoutActing('weigh_again')])).map(({ says: it }) => it),
    ).toEqual([says]);
  });

  test('that worked leaves somebody who keeps an eye on safety', () => {
    const says = 'Ja op q5 sluit af, maar niemand blijft de veiligheid volgen. Zet er "monitored" bij.';
    shows([leads('q5', 'yes', { to: 'close', monitored: false })], [['L2', 'q5', says, 'q5=yes']]);
    shows([leads('q5', 'yes', { to: 'report', norm: 3 })], []);
  });

  test('whose result is asked without an answer for yes lacks that exit, and nothing else', () => {
    shows(
      [question('q5', (one) => ({ ...one, answers: one.answers.filter(({ covers: all }) => !all.includes('yes')) }))],
      [['L2', 'q5', 'Na ja op q5 zegt het protocol niet hoe het verder gaat.', 'q5=yes']],
    );
  });
});
