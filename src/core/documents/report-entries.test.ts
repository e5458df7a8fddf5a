import { describe, expect, test } from 'vitest';
import { aDossier, because, statement, type Case, type Said } from '../../../test/builders/dossier.ts';
import { blockOf, givenOf } from '../../../test/builders/documents.ts';
import type { Block, Row } from './printed.ts';
import { reportPreparation, type ReportBlock } from './report-preparation.ts';

/** What a block says, as lines "title", "label: says" and facts with all their words. */
function linesOf({ parts }: Block): readonly string[] {
  const lines = (rows: readonly Row[]) => rows.map(({ label, says }) => `${label}: ${says}`);
  return parts.flatMap((part) => {
    switch (part.is) {
      case 'text':
        return [part.says];
      case 'rows':
        return lines(part.rows);
      case 'list':
        return part.items;
      case 'facts':
        return part.facts.map(({ when, what, how, source, points }) => [when, what, how, source, points].join(' | '));
      case 'entries':
        return part.entries.flatMap(({ title, rows }) => [title, ...lines(rows)]);
      case 'words':
        return part.words.flatMap(({ says, context }) => [says, context]);
    }
  });
}

const printed = (one: Case, block: ReportBlock) => linesOf(blockOf(reportPreparation(givenOf(one)), block));
const twoChildren = () =>
  aDossier('fedra-2019').record({ type: 'ChildAdded', child: { id: 'sam', birthDate: '2018-05-01', household: 'A' } });

test.each<[ReportBlock, string, Said]>([
  ['help', '2 maart 2026: steun', { type: 'ProgressNoted', kind: 'support', what: 'Gebeld.', unsafeAgain: 'doubt' }],
  ['help', 'Opnieuw onveilig: twijfel', { type: 'ProgressNoted', what: 'Gebeld.', unsafeAgain: 'doubt' }],
  [
    'help',
    'contact: Oma belt elke week (oma)',
    { type: 'SafetyAgreed', agreements: [{ about: 'contact', what: 'Oma belt elke week', who: 'oma' }] },
  ],
  ['help', 'Wat kwam eruit: Eerder bellen.', { type: 'ApproachEvaluated', what: 'Eerder bellen.' }],
  [
    'help',
    'Wie doet wat: Els Voorbeeld: coach; Ravi Verzonnen: belt de arts',
    {
      type: 'HelpPlanned',
      roles: [{ role: 'coach', who: 'Els Voorbeeld' }],
      tasks: [{ what: 'belt de arts', who: 'Ravi Verzonnen' }],
    },
  ],
  [
    'risk',
    'Kindcheck: niet duidelijk, op 2 maart 2026. Oma weet meer.',
    { type: 'KindcheckDone', trigger: 'Opname van moeder', outcome: 'unclear', because: 'Oma weet meer.' },
  ],
  ['risk', 'Kindcheck: zorgen, op 2 maart 2026', { type: 'KindcheckDone', trigger: 'Opname', outcome: 'concern' }],
  [
    'risk',
    'Bijzondere vorm, zoals eergerelateerd geweld: ja, op 2 maart 2026',
    { type: 'FlagJudged', flags: { special_form: 'yes' } },
  ],
  [
    'concern',
    'Ernstig letsel: er is letsel gezien of genoemd, 2 maart 2026',
    { type: 'LeadContacted', noted: ['injury'] },
  ],
  ['concern', 'Ernstig letsel: ja, op 2 maart 2026', { type: 'FlagJudged', flags: { serious_injury: 'yes' } }],
  [
    'concern',
    'Direct gevaar: ja, op 2 maart 2026',
    { type: 'SignalRecorded', statements: [statement], dangerNow: 'yes' },
  ],
  ['concern', 'Direct gevaar: nee, op 2 maart 2026', { type: 'FlagJudged', flags: { danger_now: 'no' } }],
  [
    'concern',
    '2 maart 2026. Uit zichzelf verteld: ja. Vraag vooraf: niet bekend.',
    {
      type: 'SignalRecorded',
      statements: [statement],
      childsWords: { words: 'Ik ben bang thuis.', unprompted: 'yes' },
    },
  ],
  [
    'concern',
    '2 maart 2026, 09.30 uur | Kim zat onder de tafel. | gezien, in de klas, kring, kijkwijzer, over Kim Fictief | Els Voorbeeld | past bij de zorg',
    {
      type: 'ObservationRecorded',
      time: '09:30',
      setting: 'kring',
      instrument: 'kijkwijzer',
      about: ['kim'],
      statements: [
        { what: 'Kim zat onder de tafel.', where: 'in de klas', source: { origin: 'school', who: 'Els Voorbeeld' } },
      ],
    },
  ],
  [
    'reading',
    'Ravi Verzonnen (directeur): twijfel: Te weinig gezien.',
    {
      type: 'QuestionWeighed',
      question: 'q1',
      asked: 'Is er een vermoeden?',
      answer: 'yes',
      because,
      views: [
        { role: 'director', name: 'Ravi Verzonnen', view: 'doubt', because: 'Te weinig gezien.' },
        { role: 'teacher', view: 'yes' },
      ],
    },
  ],
  ['reading', 'Overweging: Oma helpt veel.', { type: 'FactorsMapped', considerations: 'Oma helpt veel.' }],
  ['reading', 'Toelichting: Vlak voor de vakantie.', { type: 'LeadContacted', note: 'Vlak voor de vakantie.' }],
  ['meldcode', '2 maart 2026: Arts Verzonnen', { type: 'ExpertConsulted', expert: 'Arts Verzonnen', advice: 'Foto.' }],
  [
    'meldcode',
    'Met: een collega (leerkracht), kent het broertje; directeur',
    {
      type: 'ColleagueConsulted',
      participants: [{ role: 'teacher', staff: 'onbekend', relation: 'kent het broertje' }, { role: 'director' }],
    },
  ],
  [
    'meldcode',
    'Advies van Veilig Thuis hierover: 1 maart 2026; Noor; Wacht niet.',
    {
      type: 'ActSkipped',
      act: 'F-5.11',
      ground: 'safety',
      because,
      adviceAsked: { on: '2026-03-01', contact: 'Noor', advice: 'Wacht niet.' },
    },
  ],
  [
    'meldcode',
    'Gesprek met ouders: niet gevoerd, om deze reden: De reden staat in het verslag.',
    { type: 'ActSkipped', act: 'F-3.1', ground: 'safety', because },
  ],
  [
    'reaction',
    '2 maart 2026: gesprek met Mo Fictief (vader) en het kind',
    {
      type: 'ConversationHeld',
      with: [{ who: 'caregiver', name: 'Mo Fictief', relation: 'vader' }, { who: 'child' }],
      attitude: 'mixed',
    },
  ],
  [
    'reaction',
    'Verslag: niet voorgelegd: Dat was niet veilig.',
    {
      type: 'ConversationHeld',
      with: [{ who: 'caregiver' }],
      signature: { outcome: 'not_offered', because: 'Dat was niet veilig.' },
    },
  ],
  [
    'reaction',
    '1 maart 2026: voor overleg in het brede team',
    { type: 'ConsentRecorded', purpose: 'extended_team', askedOn: '2026-03-01', outcome: { is: 'given' } },
  ],
  [
    'request',
    'Of de school zelf hulp kan bieden of regelen: nee. De reden staat in het verslag.',
    { type: 'DecisionTaken', decision: 'help', is: 'no', by: 'director', because },
  ],
  [
    'request',
    'Bericht terug afgesproken op: 9 maart 2026',
    { type: 'ReportMade', channel: 'phone', by: 'director', feedbackDue: '2026-03-09' },
  ],
  [
    'reporter',
    'Mag het gezin weten wie meldt: ja',
    { type: 'ReportMade', channel: 'phone', by: 'director', nameDisclosure: { is: 'open' } },
  ],
  [
    'reporter',
    'Mag het gezin weten wie meldt: nee. Niet veilig. Afgesproken met Veilig Thuis op 2 maart 2026.',
    {
      type: 'ReportMade',
      channel: 'phone',
      by: 'director',
      nameDisclosure: { is: 'not_to_family', because: 'Niet veilig.', agreedOn: '2026-03-02' },
    },
  ],
  [
    'reporter',
    'Mag het gezin weten wie meldt: nee. Het contact breekt.',
    {
      type: 'ReportMade',
      channel: 'phone',
      by: 'director',
      nameDisclosure: { is: 'not_to_family', because: 'Het contact breekt.' },
    },
  ],
  [
    'reporter',
    'Tweede contact: zorgcoördinator',
    { type: 'PersonAssigned', task: 'coordinator', who: { role: 'childProtectionLead' } },
  ],
  [
    'persons',
    'Hoort bij: kind zonder naam',
    { type: 'PersonAdded', person: { id: 'p2', relation: 'sibling', children: ['sam'], household: 'A' } },
  ],
])('block %s says “%s”', (block, line, said) => {
  expect(printed(twoChildren().record(said), block)).toContain(line);
});

test('a role that only the childcare has keeps its name in a dossier of the school', () => {
  const one = aDossier('verdi-2023').record({
    type: 'PersonAssigned',
    task: 'reporter',
    who: { role: 'childcareTeamLead', name: 'Ravi Verzonnen' },
  });
  expect(printed(one, 'reporter')).toContain('Wie meldt: Ravi Verzonnen (teamleider opvang)');
});

describe('facts', () => {
  test('with one that speaks against the concern are counted in the singular', () => {
    const one = aDossier('fedra-2019').signal({ statements: [{ ...statement, contradicting: true }] });
    expect(printed(one, 'concern')).toContain(
      'Er is 1 feit vastgelegd. Daarvan spreekt er 1 de zorg tegen, of beschermt.',
    );
  });
  test('with none against it say so', () => {
    expect(printed(aDossier('fedra-2019').signal(), 'concern')[0]).toContain('die beschermen, zijn niet bekend');
  });
  test('that a report repeats are printed once, and what it adds is printed too', () => {
    const added = { what: 'Kim kwam niet op school.', source: { origin: 'school', who: 'Els Voorbeeld' } };
    const lines = printed(
      aDossier('fedra-2019')
        .signal()
        .report({ statements: [statement, added] }),
      'concern',
    );
    expect(lines.filter((line) => line.includes(statement.what))).toHaveLength(1);
    expect(lines.filter((line) => line.includes(added.what))).toHaveLength(1);
  });
  test('about every child of the dossier name none of them', () => {
    const lines = printed(twoChildren().signal({ about: ['kim', 'sam'] }), 'concern');
    expect(lines.join()).not.toContain('over Kim');
  });
});

test('children and persons without a name are said to have none', () => {
  const lines = printed(
    twoChildren().record({ type: 'PersonAdded', person: { id: 'p3', relation: 'other', children: ['sam'] } }),
    'persons',
  );
  expect(lines).toEqual(expect.arrayContaining(['Kind zonder naam', 'Geboren: 1 mei 2018', 'Naam niet bekend']));
  expect(printed(twoChildren().signal({ about: ['sam'] }), 'concern').join()).toContain('over een kind zonder naam');
});

describe('steps', () => {
  test('say from which day to which day something of them was done', () => {
    const one = aDossier('fedra-2019').signal().on('2026-03-05').signal();
    expect(printed(one, 'meldcode').join()).toContain('2 maart 2026 tot en met 5 maart 2026');
  });
  test('show the day of a report and of an act that was recorded by its number', () => {
    const one = aDossier('fedra-2019').report().on('2026-03-04').act('F-2.3');
    const lines = printed(one, 'meldcode');
    expect(lines).toContain('Overleggen: nog open; 4 maart 2026');
    expect(lines.find((line) => line.startsWith('Beslissen: '))).toContain('2 maart 2026');
  });
  test('show an emergency contact only when there was one', () => {
    const contacted = aDossier('fedra-2019').record({ type: 'EmergencyContacted', contact: 'alarm', what: 'Gebeld' });
    const emergency = contacted.code.protocol.steps.find(({ id }) => id === 'E')?.title ?? '';
    expect(printed(contacted, 'meldcode').join()).toContain(`${emergency}: klaar; 2 maart 2026`);
    expect(printed(aDossier('fedra-2019').signal(), 'meldcode').join()).not.toContain(`${emergency}: `);
  });
  test('done stand as done on the path of stones', () => {
    const one = aDossier('landelijk-onderwijs').signal();
    const acts = [...one.code.acts.values()].filter(({ step, strength }) => step === 'S1' && strength === 'must');
    for (const { id } of acts) one.act(id);
    expect(reportPreparation(givenOf(one)).stones[0]).toMatchObject({ state: 'done', says: 'klaar' });
  });
  test('have one that is now on the path of stones', () => {
    const one = aDossier('verdi-2023').signal();
    const stones = reportPreparation(givenOf(one)).stones;
    expect(stones).toHaveLength(5);
    expect(stones.filter(({ state }) => state === 'now')).toHaveLength(1);
  });
});
