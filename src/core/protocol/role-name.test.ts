import { expect, test } from 'vitest';
import { codeOf } from '../../../test/builders/codes.ts';
import { roleInSentence, roleName } from './role-name.ts';

const verdi = codeOf('verdi-2023');

test.each([
  ['teacher', 'school', 'Leerkracht'],
  ['internalSupervisor', 'school', 'IB’er'],
  ['director', 'school', 'Directeur'],
  ['childcareWorker', 'childcare', 'PM’er'],
  ['childcareCoach', 'childcare', 'Coach Verdi Start'],
  ['childcareTeamLead', 'childcare', 'Teamleider opvang'],
  ['internalExpertTeam', 'school', 'Intern deskundigenteam'],
  ['anyone', 'school', 'wie het als eerste ziet'],
  ['unknown', 'school', 'unknown'],
] as const)('B-12 %s at %s is called %s', (role, kind, name) => {
  expect(roleName(verdi, kind, role)).toBe(name);
});

test('a role without a name at this kind of location keeps the name it has elsewhere', () => {
  expect(roleName(verdi, 'childcare', 'director')).toBe('Directeur');
  expect(roleName(verdi, 'school', 'childcareCoach')).toBe('Coach Verdi Start');
});

test.each([
  ['internalSupervisor', 'IB’er'],
  ['director', 'directeur'],
  ['childcareCoach', 'coach Verdi Start'],
])('within a sentence %s is %s', (role, name) => {
  expect(roleInSentence(verdi, 'school', role)).toBe(name);
});
