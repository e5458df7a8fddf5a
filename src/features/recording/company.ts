import { cell, type Field } from './field.ts';
import { nameOf, outsideTeams, rolesHere, type FormContext } from './form-context.ts';
import type { Said } from './said.ts';

const name = 'company';

/** Who took part for the school, one row each; a colleague of the list, or somebody from outside by name and role. */
export function companyField(context: FormContext): Extract<Field, { is: 'rows' }> {
  const staff = context.staff.map(({ id, name: label, role }) => ({
    value: id,
    label: `${label} (${nameOf(context, role)})`,
  }));
  return {
    is: 'rows',
    name,
    label: 'Wie deden mee?',
    hint: companyRule(context),
    rows: 5,
    row: 'Deelnemer',
    columns: [
      {
        is: 'select',
        name: 'staff',
        label: 'Collega',
        options: [{ value: '', label: 'Kies een collega, of vul hieronder een naam in' }, ...staff],
      },
      {
        is: 'select',
        name: 'role',
        label: 'Rol in dit overleg of gesprek',
        options: [
          { value: '', label: 'De rol die de collega hier heeft' },
          ...rolesHere(context),
          ...outsideTeams(context),
        ],
      },
      { is: 'line', name: 'name', label: 'Naam van iemand van buiten' },
      {
        is: 'line',
        name: 'relation',
        label: 'Wat heeft deze persoon met het kind te maken?',
        hint: 'Bijvoorbeeld: had het kind in groep 3, of is leerkracht van de broer.',
      },
    ],
  };
}

/** Whom the code wants there, in its own names, and how many different persons a team is. */
export function companyRule(context: FormContext): string {
  const asked = [context.act, ...context.also.filter(({ id }) => context.due.has(id))].flatMap((act) => act ?? []);
  const ids = [
    ...new Set(
      asked.flatMap(({ by, with: others, withPreferably, withIfInvolved }) => [
        ...by,
        ...others,
        ...withPreferably,
        ...withIfInvolved,
      ]),
    ),
  ];
  const rules = ids.map((id) => ruleOf(context, id)).filter((rule) => rule !== null);
  const intro = 'Noem iedereen die erbij was. Lege regels tellen niet mee.';
  return rules.length === 0 ? intro : `${intro} ${rules.join(' ')}`;
}

function ruleOf(context: FormContext, id: string): string | null {
  const team = context.code.protocol.teams[id];
  if (team === undefined) return null;
  const seats = team.seats.map(({ anyOf }) => namesOf(context, anyOf).join(' of '));
  const extra = team.preferably.length === 0 ? '' : ` Liefst ook: ${namesOf(context, team.preferably).join(', ')}.`;
  const who = seats.length === 0 ? '' : ` Daarin zitten: ${seats.join(', en ')}.`;
  return `${nameOf(context, id)}: minstens ${team.atLeast} verschillende personen.${who}${extra}`;
}

function namesOf(context: FormContext, ids: readonly string[]): string[] {
  const here = ids.filter((id) => context.code.protocol.roles[id]?.name[context.location] !== undefined);
  return here.map((id) => nameOf(context, id));
}

/** One error for each row that names nobody, or somebody from outside without a role. */
export function companyErrors(said: Said, context: FormContext): readonly (readonly [string, string])[] {
  return said.rows(companyField(context)).flatMap(({ at, row }): (readonly [string, string])[] => {
    if (row.has('staff')) {
      const known = context.staff.some(({ id }) => id === row.get('staff'));
      return known ? [] : [[cell(name, at, 'staff'), 'Kies een collega uit de lijst.']];
    }
    if (!row.has('name')) return [[cell(name, at, 'staff'), 'Kies een collega, of vul een naam in.']];
    return row.has('role') ? [] : [[cell(name, at, 'role'), 'Kies welke rol deze persoon heeft.']];
  });
}

export function companyIn(said: Said, context: FormContext): readonly object[] {
  return said.rows(companyField(context)).map(({ row }) => {
    const colleague = context.staff.find(({ id }) => id === row.get('staff'));
    return {
      role: row.get('role') ?? colleague?.role,
      staff: colleague?.id,
      name: colleague?.name ?? row.get('name'),
      relation: row.get('relation'),
    };
  });
}

export function companyBegins({ recorder }: FormContext): Readonly<Record<string, string>> {
  return { [cell(name, 1, 'staff')]: recorder.id };
}
