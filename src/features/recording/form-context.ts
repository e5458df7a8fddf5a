import type { PlainDate, StaffId } from '../../core/kernel/kernel.ts';
import type { Code, CodeAct } from '../../core/protocol/code.ts';
import type { LocationKind } from '../../core/protocol/words.ts';

export type Colleague = { readonly id: StaffId; readonly name: string; readonly role: string };
export type Named = { readonly value: string; readonly label: string };

/** What a form has to know of the dossier, the code and the people before it can ask anything. */
export type FormContext = {
  readonly code: Code;
  readonly location: LocationKind;
  /** The act it was opened for; null when somebody records something the code did not ask for. */
  readonly act: CodeAct | null;
  /** Other acts that the same entry can fulfil, those that are due first. */
  readonly also: readonly CodeAct[];
  readonly due: ReadonlySet<string>;
  readonly today: PlainDate;
  readonly recorder: Colleague;
  readonly staff: readonly Colleague[];
  readonly children: readonly Named[];
  /** Reports that still wait for an answer of Veilig Thuis. */
  readonly reports: readonly Named[];
  /** Help runs or has ended, so unsafety now is recurrence (D-52). */
  readonly isAfterHelp: boolean;
  /** For a person or child that this form adds; the same when the form is sent twice. */
  readonly newId: string;
};

/** Roles that somebody can have here, with the names of this kind of location. */
export function rolesHere({ code, location }: Pick<FormContext, 'code' | 'location'>): readonly Named[] {
  return namedAt(code.protocol.roles, location);
}

/** Teams with people from outside, where a name and a role of their own is often not known. */
export function outsideTeams({ code, location }: Pick<FormContext, 'code' | 'location'>): readonly Named[] {
  const outside = Object.entries(code.protocol.teams).filter(([, { external }]) => external);
  return namedAt(Object.fromEntries(outside), location);
}

type Names = Readonly<Record<string, { readonly name: Code['protocol']['roles'][string]['name'] }>>;

function namedAt(all: Names, location: LocationKind): readonly Named[] {
  return Object.entries(all).flatMap(([value, { name }]) => {
    const label = name[location];
    return label === undefined ? [] : [{ value, label }];
  });
}

/** The name a role or team has here, as the board calls it. */
export function nameOf({ code, location }: Pick<FormContext, 'code' | 'location'>, id: string): string {
  if (id === 'anyone') return 'wie het als eerste ziet';
  const named = code.protocol.roles[id] ?? code.protocol.teams[id];
  return named?.name[location] ?? named?.name.school ?? named?.name.childcare ?? id;
}
