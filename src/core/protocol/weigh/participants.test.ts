import { describe, expect, test } from 'vitest';
import { codeOf, overlayOf, protocolOf } from '../../../../test/builders/codes.ts';
import { complete, type CodeAct } from '../code.ts';
import { actorOf, hasRole, missingFrom } from './participants.ts';

const verdi = codeOf('verdi-2023');
const fedra = codeOf('fedra-2019');
const act = (by: string[], more: Partial<CodeAct> = {}): CodeAct => ({
  ...verdi.acts.get('V-2.1')!,
  by,
  with: [],
  ...more,
});

describe('who does it here', () => {
  test.each([
    [['teacher', 'childcareWorker'], 'school', 'teacher'],
    [['teacher', 'childcareWorker'], 'childcare', 'childcareWorker'],
    [['childcareWorker', 'internalExpertTeam'], 'school', 'internalExpertTeam'],
    [['childcareWorker'], 'school', 'childcareWorker'],
    [['anyone'], 'school', 'anyone'],
    [[], 'school', 'anyone'],
  ] as const)('%j in %s is %s', (by, location, actor) => {
    expect(actorOf(verdi, act([...by]), location)).toBe(actor);
  });
  test('a role is held where it has a name', () => {
    expect([
      hasRole(verdi, 'teacher', 'school'),
      hasRole(verdi, 'teacher', 'childcare'),
      hasRole(verdi, 'x', 'school'),
    ]).toEqual([true, false, false]);
  });
});

describe('who should have taken part and did not', () => {
  const missing = (one: CodeAct, ...present: string[]) => missingFrom(verdi, one, present, 'school');
  test('each role that goes along and exists here', () => {
    const both = act(['teacher'], { with: ['internalSupervisor', 'childcareCoach', 'director'] });
    expect(missing(both, 'teacher')).toEqual(['internalSupervisor', 'director']);
    expect(missing(both, 'internalSupervisor', 'director')).toEqual([]);
  });
  test('one member of a team that goes along', () => {
    const guest = act(['director'], { with: ['internalExpertTeam'] });
    expect(missing(guest, 'director')).toEqual(['teacher/childcareWorker/internalSupervisor/childcareCoach']);
    expect(missing(guest, 'director', 'internalSupervisor')).toEqual([]);
  });
  test('the empty seats of the team that does it, and persons when it is too small', () => {
    const team = act(['internalExpertTeam']);
    expect(missing(team)).toEqual(['teacher/childcareWorker', 'internalSupervisor/childcareCoach', 'persons:2']);
    expect(missing(team, 'teacher')).toEqual(['internalSupervisor/childcareCoach', 'persons:2']);
    expect(missing(team, 'teacher', 'board')).toEqual(['internalSupervisor/childcareCoach']);
    expect(missing(team, 'teacher', 'childcareCoach')).toEqual([]);
  });
  test('nobody, where a single person may do it beside a team', () => {
    expect(missing(act(['internalExpertTeam', 'director']))).toEqual([]);
    expect(missing(act(['director']))).toEqual([]);
  });
  test('the fewest of the teams that may do it', () => {
    const protocol = protocolOf('verdi-2023');
    const team = protocol.teams['internalExpertTeam']!;
    const duo = { ...team, atLeast: 1, seats: [{ anyOf: ['director'] }] };
    const two = complete({ ...protocol, teams: { internalExpertTeam: team, duo } }, overlayOf());
    const either = act(['internalExpertTeam', 'duo']);
    expect(missingFrom(two, either, ['board'], 'school')).toEqual(['director']);
    expect(missingFrom(two, either, ['director'], 'school')).toEqual([]);
    expect(missingFrom(two, act(['duo', 'internalExpertTeam']), ['teacher', 'internalSupervisor'], 'school')).toEqual(
      [],
    );
  });
  test('in Fedra, the coordinator of the support team and a second person', () => {
    expect(missingFrom(fedra, fedra.acts.get('F-4.1')!, ['teacher'], 'school')).toEqual([
      'childProtectionLead',
      'persons:2',
    ]);
    expect(missingFrom(fedra, fedra.acts.get('F-4.1')!, ['teacher', 'childProtectionLead'], 'school')).toEqual([]);
  });
});
