import type { Code } from '../code.ts';
import { namesOf, sayWhere } from './names.ts';
import { heading, table, wrap } from './table.ts';

/** Who is who: roles, teams, and who coordinates, decides and reports. */
export function explainPeople(code: Code): string {
  return [heading('Wie doet wat'), charge(code), roles(code), teams(code)].filter((part) => part !== '').join('\n\n');
}

function charge(code: Code): string {
  const { coordinator, finalDecider, reporter, weighers } = code.protocol;
  const derived = (is: boolean): string => (is ? ' (de code noemt dit niet; Pluis leidt het af)' : '');
  return [
    labelled('Coördineert:', `${namesOf(code, coordinator.roles)}${derived(coordinator.derived)}`),
    labelled('Weegt:', namesOf(code, weighers.by)),
    labelled('Beslist over melden:', `${namesOf(code, finalDecider.roles)}${derived(finalDecider.derived)}`),
    labelled(
      'Meldt volgens de code:',
      `${namesOf(code, reporter.roles)}. Een ander mag ook melden; achteraf vraagt Pluis waarom.`,
    ),
  ].join('\n');
}

function labelled(label: string, said: string): string {
  return wrap(said, 111)
    .map((line, at) => (at === 0 ? label : '').padEnd(25) + line)
    .join('\n');
}

function roles(code: Code): string {
  const rows = Object.entries(code.protocol.roles).map(([id, role]) => [
    namesOf(code, [id]),
    [role.tasks ?? '', role.external ? 'Van buiten de organisatie.' : '', role.derived ? 'Afgeleid door Pluis.' : '']
      .filter((part) => part !== '')
      .join(' '),
    role.appointedFrom.length > 0
      ? `uit: ${namesOf(code, role.appointedFrom, ', ')}`
      : namesOf(code, role.deputies, ', '),
    sayWhere(role.source),
  ]);
  return table(
    [
      { head: 'Rol', width: 24 },
      { head: 'Taak', width: 46 },
      { head: 'Vervanging of aanwijzing', width: 24 },
      { head: 'Bron', width: 24 },
    ],
    rows,
  );
}

function teams(code: Code): string {
  const rows = Object.entries(code.protocol.teams).map(([id, team]) => [
    namesOf(code, [id]),
    `minstens ${team.atLeast}`,
    [
      ...team.seats.map(({ anyOf }) => namesOf(code, anyOf)),
      ...team.preferably.map((role) => `liefst ook ${namesOf(code, [role])}`),
      ...team.ifAlreadyInvolved.map((role) => `${namesOf(code, [role])}, als die al betrokken is`),
    ].join('; '),
    sayWhere(team.source),
  ]);
  if (rows.length === 0) return '';
  return table(
    [
      { head: 'Team', width: 24 },
      { head: 'Personen', width: 12 },
      { head: 'Wie erin zitten', width: 58 },
      { head: 'Bron', width: 24 },
    ],
    rows,
  );
}
