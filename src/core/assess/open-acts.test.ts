import { describe, expect, test } from 'vitest';
import { aDossier, because, type Case } from '../../../test/builders/dossier.ts';

const fedra = () => aDossier('fedra-2019');
const open = (one: Case, role: string) =>
  one
    .assess()
    .openTo(role)
    .map(({ id }) => id);

describe('what a person can record', () => {
  test.each([
    ['named by role', 'teacher', 'F-1.2', true],
    ['not named', 'teacher', 'F-1.6', false],
    ['taking part beside who does it', 'teacher', 'F-1.4', true],
    ['in a seat of the team', 'childProtectionLead', 'F-2.3', true],
    ['preferably in the team', 'teacher', 'F-2.3', true],
    ['outside the team', 'board', 'F-2.3', false],
    ['appointed from these roles', 'teacher', 'F-6.1', true],
    ['not among those who can be appointed', 'board', 'F-6.1', false],
    ['whoever may do what anyone may', 'board', 'F-E.4', true],
  ])('as somebody %s', (_, role, act, can) => {
    expect(open(fedra(), role).includes(act)).toBe(can);
  });

  test('holds no act that is only told, and no exception: those are offered at the talk itself', () => {
    expect(open(fedra(), 'director')).not.toContain('F-1.11');
    expect(open(fedra(), 'director')).not.toContain('F-1.10');
  });

  test('offers weighing anew only while help runs or has ended', () => {
    const help = fedra().answer('q1', 'yes').answer('q2', 'no').answer('q3', 'yes').answer('q4', 'yes');
    expect(open(help, 'childProtectionLead')).not.toContain('F-6.3');
    expect(open(help.record({ type: 'HelpPlanned' }), 'childProtectionLead')).toContain('F-6.3');
  });

  test.each([
    ['on another route', () => fedra().record({ type: 'RouteChosen', route: 'staff', because })],
    ['in a closed dossier', () => fedra().close()],
  ])('%s is only the report and the emergency contact, and that for everybody', (_, one) => {
    expect(open(one(), 'teacher')).toEqual(['F-5.10', 'F-E.1', 'F-E.3']);
    expect(open(one(), 'nobody')).toEqual(open(one(), 'teacher'));
  });

  test('says what is due now, and on which grounds it may be left out', () => {
    const acts = new Map(
      fedra()
        .assess()
        .openTo('teacher')
        .map((act) => [act.id, act]),
    );
    expect(acts.get('F-1.7')).toEqual({
      id: 'F-1.7',
      title: fedra().code.acts.get('F-1.7')?.title,
      isDue: true,
      grounds: ['safety', 'not_approachable'],
    });
    expect(acts.get('F-1.3')).toMatchObject({ isDue: false, grounds: [] });
  });
});
