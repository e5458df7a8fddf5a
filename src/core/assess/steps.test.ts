import { describe, expect, test } from 'vitest';
import { aDossier, because, type Case } from '../../../test/builders/dossier.ts';

const fedra = () => aDossier('fedra-2019');
const verdi = () => aDossier('verdi-2023', { location: 'school' });
const toHelp = (one: Case) => one.answer('q1', 'yes').answer('q2', 'no').answer('q3', 'yes').answer('q4', 'yes');
const states = (one: Case) =>
  one
    .assess()
    .steps.map(({ id, state }) => `${id} ${state}`)
    .join(', ');

describe('the steps of a dossier', () => {
  test.each([
    ['just opened', fedra, 'S1 open, S2 ahead, S3 ahead, S4 ahead, S5 ahead, S6 ahead, E ahead'],
    [
      'question 1 is asked',
      () => fedra().answer('q1', 'yes'),
      'S1 open, S2 open, S3 open, S4 open, S5 ahead, S6 ahead, E ahead',
    ],
    ['a report is made', () => fedra().report(), 'S1 open, S2 open, S3 open, S4 open, S5 open, S6 open, E ahead'],
    [
      'help runs',
      () => toHelp(fedra()).record({ type: 'HelpPlanned' }),
      'S1 open, S2 open, S3 open, S4 open, S5 open, S6 open, E ahead',
    ],
    [
      'there is danger',
      () => fedra().flag({ danger_now: 'yes' }),
      'S1 open, S2 ahead, S3 ahead, S4 ahead, S5 ahead, S6 ahead, E open',
    ],
    [
      'somebody called',
      () => fedra().record({ type: 'EmergencyContacted', contact: 'alarm', what: 'Gebeld' }),
      'S1 open, S2 ahead, S3 ahead, S4 ahead, S5 ahead, S6 ahead, E done',
    ],
  ])('when %s', (_, one, expected) => {
    expect(states(one())).toBe(expected);
  });

  test('step 1 is done by its own acts; a circumstance that comes later does not open it again', () => {
    const one = fedra().act('F-1.1', 'F-1.2', 'F-1.4', 'F-1.5', 'F-1.6', 'F-1.7');
    expect(one.step('S1')).toBe('done');
    one.record({
      type: 'SignalRecorded',
      statements: [{ what: 'x', source: { origin: 'school', who: 'Els' } }],
      noted: ['carer_situation_may_harm'],
    });
    expect(one.duties()).toContain('F-1.9');
    expect(one.step('S1')).toBe('done');
  });

  test('what was left out with a reason counts; a step of which all was left out is skipped', () => {
    const talk = (act: string) => ({ type: 'ActSkipped', act, ground: 'safety', because }) as const;
    expect(fedra().act('F-1.1', 'F-1.2', 'F-1.4', 'F-1.5', 'F-1.6').record(talk('F-1.7')).step('S1')).toBe('done');
    const third = verdi().record(talk('V-3.2')).answer('q1', 'yes');
    expect(third.step('S3')).toBe('skipped');
    expect(third.assess().steps[2]?.acts.find(({ id }) => id === 'V-3.2')).toEqual({
      id: 'V-3.2',
      title: third.code.acts.get('V-3.2')?.title,
      state: 'skipped',
      ground: 'safety',
      because,
      isNational: false,
    });
  });

  test('keeping the director informed lasts until closing, so no step waits for it', () => {
    const second = verdi()
      .record({
        type: 'ColleagueConsulted',
        acts: ['V-2.1', 'V-2.5'],
        participants: [
          { role: 'teacher', staff: 'tom' },
          { role: 'internalSupervisor', staff: 'ida' },
        ],
      })
      .act('V-2.3');
    expect(second.duties()).toContain('V-2.8');
    expect(second.step('S2')).toBe('done');
  });
});

describe('the step of weighing', () => {
  test('is open while a question is due, done with its answers and acts, and open again in a new round', () => {
    const one = fedra().act('F-4.1').answer('q1', 'yes');
    expect(one.step('S4')).toBe('open');
    one.answer('q2', 'no').answer('q3', 'no').act('F-4.4');
    expect(one.step('S4')).toBe('done');
    one.report();
    expect(one.answer('q1', 'yes').step('S4')).toBe('again');
  });

  test('is open while a doubt stands, also when no question is due', () => {
    const doubt = verdi().act('V-4.1', 'V-4.2', 'V-4.3').answer('q1', 'no').flag({ structural: 'doubt' });
    expect(doubt.step('S4')).toBe('open');
    expect(doubt.act('R-2').flag({ structural: 'no' }).step('S4')).toBe('done');
  });

  test('is again when somebody asked to weigh anew', () => {
    const help = toHelp(fedra()).record({ type: 'HelpPlanned' }).record({ type: 'WeighingReopened', because });
    expect(help.step('S4')).toBe('again');
  });

  test('is open while question 1 was not answered, whatever else was', () => {
    expect(verdi().act('V-4.1', 'V-4.2').answer('q2', 'yes').step('S4')).toBe('open');
  });
});

describe('the step of the two decisions', () => {
  const decide = (one: Case, decision: string) =>
    one.record({ type: 'DecisionTaken', decision, is: 'no', because, by: 'director' });
  test('is done when both were taken', () => {
    const one = toHelp(fedra());
    expect(decide(one, 'report').step('S5')).toBe('open');
    expect(decide(one, 'help').step('S5')).toBe('done');
  });
});

test('what follows is done when the dossier is closed', () => {
  expect(fedra().report().close().step('S6')).toBe('done');
  expect(fedra().close().step('S6')).toBe('ahead');
});

describe('an act', () => {
  test.each([
    ['whose step is not reached is ahead', fedra, 'F-2.1', 'ahead'],
    ['that is due is open', fedra, 'F-1.2', 'open'],
    ['that was recorded is done', () => fedra().act('F-1.2'), 'F-1.2', 'done'],
    [
      'done in too small a company is incomplete',
      () =>
        fedra().record({
          type: 'ColleagueConsulted',
          acts: ['F-2.3'],
          participants: [{ role: 'childProtectionLead', staff: 'lea' }],
        }),
      'F-2.3',
      'incomplete',
    ],
    ['asked anew is again', () => fedra().report().answer('q1', 'yes').answer('q2', 'yes'), 'F-5.10', 'again'],
    [
      'that an answer makes due is open',
      () => fedra().act('F-1.2').answer('q1', 'yes').answer('q2', 'doubt'),
      'F-5.10',
      'open',
    ],
  ])('%s', (_, one, id, state) => {
    expect(one().actState(id)).toBe(state);
  });

  test('of the overlay is shown as national, one of the code is not', () => {
    const acts = verdi()
      .assess()
      .steps.flatMap((step) => step.acts);
    expect(acts.find(({ id }) => id === 'R-2')?.isNational).toBe(true);
    expect(acts.find(({ id }) => id === 'V-2.1')?.isNational).toBe(false);
  });

  test('that is only told or only an exception stands in no step', () => {
    const ids = fedra()
      .assess()
      .steps.flatMap(({ acts }) => acts.map(({ id }) => id));
    expect(ids).not.toContain('F-1.11');
    expect(ids).not.toContain('F-1.10');
  });
});
