import { describe, expect, test } from 'vitest';
import { contentSchema } from '../../src/core/dossier/events.schema.ts';
import { aDossier, because } from '../builders/dossier.ts';

const verdi = () => aDossier('verdi-2023', { location: 'school' }).signal();
const teacher = { role: 'teacher', staff: 'tom' };
const supervisor = { role: 'internalSupervisor', staff: 'ida' };

test('B-1 step 2 without the IB’er is not done; emergency and report stay open', () => {
  const alone = verdi().record({ type: 'ColleagueConsulted', acts: ['V-2.1'], participants: [teacher] });
  expect(alone.actState('V-2.1')).toBe('incomplete');
  expect(alone.step('S2')).toBe('open');
  expect(alone.warned()).toContain('V-2.1');
  expect(
    alone
      .assess()
      .openTo('teacher')
      .map(({ id }) => id),
  ).toEqual(expect.arrayContaining(['V-E.1', 'V-5.5']));
});

describe('B-2 an expert team', () => {
  const consulted = (...participants: { role: string; staff: string }[]) =>
    verdi().record({ type: 'ColleagueConsulted', acts: ['V-2.5'], participants });
  test('of one person is no team', () => {
    expect(consulted(teacher).actState('V-2.5')).toBe('incomplete');
  });
  test('of one person with two roles counts once', () => {
    const twice = consulted(teacher, { role: 'internalSupervisor', staff: 'tom' });
    expect(twice.actState('V-2.5')).toBe('incomplete');
    expect(twice.warned()).toContain('V-2.5');
  });
  test('without a teacher is no team', () => {
    expect(consulted(supervisor, { role: 'childProtectionLead', staff: 'lea' }).actState('V-2.5')).toBe('incomplete');
  });
  test('of teacher and IB’er is one', () => {
    expect(consulted(teacher, supervisor).actState('V-2.5')).toBe('done');
  });
});

test('B-3 the form has its thirteen questions in the order of the code, and its answers stand in the entry', () => {
  const form = verdi().code.protocol.forms[0];
  expect(form?.parts.flatMap(({ id, questions }) => questions.map((question) => `${id} ${question.id}`))).toEqual([
    'A signalen',
    'A sinds-wanneer',
    'A aanleiding',
    'A anderen',
    'A broers-zussen',
    'A vragen',
    'A verloop',
    'B acties',
    'B besproken',
    'C plan',
    'D terugkoppeling',
    'E resultaten',
    'F stappen',
  ]);
  expect(form?.head.map(({ id }) => id)).toEqual(['naam-kind', 'deelnemers']);
  expect(form?.foot.map(({ id }) => id)).toEqual(['ingevuld-door', 'datum']);
  const filled = verdi().record({
    type: 'ColleagueConsulted',
    form: { form: 'intern-overleg', answers: { signalen: 'Blauwe plek' } },
  });
  expect(filled.dossier.status).toBe('open');
  filled.refuses(
    {
      do: 'Record',
      event: contentSchema.parse({
        type: 'ColleagueConsulted',
        on: '2026-03-02',
        form: { form: 'onbekend', answers: {} },
      }),
    },
    'UnknownForm',
  );
});

test('B-4 the directie is informed in step 2: who, when, by whom', () => {
  const consulted = verdi().record({
    type: 'ColleagueConsulted',
    acts: ['V-2.1'],
    participants: [teacher, supervisor],
  });
  expect(consulted.duties()).toContain('V-2.3');
  consulted.record({
    type: 'PersonInformed',
    acts: ['V-2.3'],
    who: { role: 'director' },
    of: 'de zorg',
    by: 'Els Voorbeeld',
  });
  expect(consulted.duties()).not.toContain('V-2.3');
});

test('B-5 every talk with parents asks what became of the signature', () => {
  expect(verdi().talk(['V-3.2']).warned()).toContain('V-3.6');
  for (const signature of [
    { outcome: 'agreed' },
    { outcome: 'seen' },
    { outcome: 'refused' },
    { outcome: 'not_offered', because },
  ])
    expect(verdi().talk(['V-3.2', 'V-3.6'], { signature }).warned()).not.toContain('V-3.6');
});

test('B-6 disclosure is a norm, and the follow-up is agreed before the parents are told', () => {
  const told = verdi().signal({ childsWords: { words: 'Ik durf niet naar huis.', unprompted: 'yes' } });
  expect(told.assess().weighed.outcome).toBe('report');
  expect(told.duties()).toContain('V-4.7');
  expect(told.code.questions.get('q2')?.answers.map(({ code }) => code)).toEqual(['Nee', 'Ja']);
});

test('B-7 question 5 yes closes with monitoring, and a note explains the printed word', () => {
  const help = verdi().answer('q1', 'yes').answer('q2', 'no').answer('q3', 'yes').answer('q4', 'yes');
  const ended = help.record({ type: 'HelpPlanned', reviewOn: '2026-03-02' }).answer('q5', 'yes').close();
  expect(ended.assess().state).toBe('closed_monitored');
  expect(ended.code.questions.get('q5')?.answers.find(({ code }) => code === 'Ja')?.note).toContain('opstarten');
});

test('B-8 another person can report all the same, with a warning; the talk and the board are asked', () => {
  const reported = verdi().answer('q1', 'yes').answer('q2', 'yes').report({ by: 'teacher' });
  expect(reported.assess().weighed.decisions.report).toBe('made');
  expect(reported.warned()).toEqual(expect.arrayContaining(['V-5.5', 'V-5.3', 'V-5.4']));
  expect(verdi().answer('q1', 'yes').answer('q2', 'yes').report().warned()).not.toContain('V-5.5');
});

describe('B-8 before the report the talk is held by the director and a member of the expert team', () => {
  const director = { role: 'director', staff: 'dia' };
  const held = (...participants: object[]) =>
    verdi().answer('q1', 'yes').answer('q2', 'yes').talk(['V-5.3'], { participants });
  const asked = (one: ReturnType<typeof verdi>) =>
    one
      .assess()
      .warnings.filter(({ code, says }) => code === 'V-5.3' && says.includes('hoort hierbij ook'))
      .map(({ says }) => says);
  test.each([
    ['the director alone', [director], ['Volgens uw code hoort hierbij ook: Leerkracht of IB’er.'], 'incomplete'],
    ['the director and the IB’er', [director, supervisor], [], 'done'],
    ['the director and the teacher', [director, teacher], [], 'done'],
  ])('%s', (_, participants, says, state) => {
    expect(asked(held(...participants))).toEqual(says);
    expect(held(...participants).actState('V-5.3')).toBe(state);
  });
  test('a teacher and the IB’er, written down by the teacher: another than the code names, and a reason is asked', () => {
    const talk = { type: 'ConversationHeld', acts: ['V-5.3'], with: [{ who: 'caregiver' }] } as const;
    const warned = verdi()
      .record({ ...talk, participants: [teacher, supervisor] }, 'teacher')
      .assess()
      .warnings.filter(({ code }) => code === 'V-5.3');
    expect(warned.map(({ says }) => says)).toContain(
      'Volgens uw code doet een ander dit: Directeur. Leg uit waarom het zo ging.',
    );
  });
});

test('B-9 after the report it is filed in the system of the location', () => {
  const reported = verdi().answer('q1', 'yes').answer('q2', 'yes').report();
  expect(reported.duties()).toContain('V-5.6');
  const category = 'Kindermishandeling en huiselijk geweld';
  expect(reported.code.protocol.filing.map((filed) => [filed.location, filed.system, filed.category])).toEqual([
    ['school', 'ParnasSys', category],
    ['childcare', 'Kindplanner', category],
  ]);
  expect(reported.act('V-5.6').duties()).not.toContain('V-5.6');
});

test('B-10 the emergency panel has 112, then the police, then Veilig Thuis', () => {
  expect(
    verdi()
      .code.contacts.map(({ phone }) => phone)
      .filter(Boolean),
  ).toEqual(['112', '0900-8844', '0800-2000']);
  expect(verdi().flag({ danger_now: 'yes' }).duties()).toContain('V-E.1');
});

test('B-11 leaving the talk out is national, with reason and advice', () => {
  const skipped = verdi().record({ type: 'ActSkipped', act: 'V-3.2', ground: 'safety', because });
  expect(skipped.code.acts.get('V-3.2')?.skip?.rule).toBe('R-4');
  expect(skipped.warned()).toContain('R-4');
  const advised = verdi()
    .record({ type: 'AdviceAsked', advice: 'Wacht nog.', concerning: ['V-3.2'] })
    .record({ type: 'ActSkipped', act: 'V-3.2', ground: 'safety', because });
  expect(advised.warned()).not.toContain('R-4');
});

test('B-12 each kind of location has its own names', () => {
  const { roles } = verdi().code.protocol;
  expect([roles['teacher'], roles['internalSupervisor'], roles['director']].map((role) => role?.name.school)).toEqual([
    'Leerkracht',
    'IB’er',
    'Directeur',
  ]);
  expect(
    [roles['childcareWorker'], roles['childcareCoach'], roles['childcareTeamLead']].map((role) => role?.name.childcare),
  ).toEqual(['PM’er', 'Coach Verdi Start', 'Teamleider opvang']);
});
