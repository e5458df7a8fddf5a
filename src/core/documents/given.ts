import type { Assessment } from '../assess/assess.ts';
import { childrenIn, locationOf, type Dossier } from '../dossier/dossier.ts';
import type { Content } from '../dossier/events.schema.ts';
import type { Participant } from '../dossier/parts.schema.ts';
import { formatShortDay } from '../kernel/dates.ts';
import type { Instant, PlainDate } from '../kernel/kernel.ts';
import type { Code } from '../protocol/code.ts';

/** What a document is made from. */
export type Given = {
  readonly code: Code;
  readonly dossier: Dossier;
  readonly assessment: Assessment;
  readonly names: Names;
  readonly madeAt: Instant;
};

/** The names that go with the ids; who is not among them is written as "een collega". */
export type Names = {
  readonly organisation: string;
  readonly location: string;
  /** Who makes the document. */
  readonly preparedBy: string;
  readonly staff: ReadonlyMap<string, string>;
};

/** A role or team as the board calls it, in the middle of a sentence. */
export function roleName({ code, dossier }: Given, id: string): string {
  const named = code.protocol.roles[id] ?? code.protocol.teams[id];
  const kind = locationOf(dossier);
  return (named?.name[kind] ?? named?.name.school ?? named?.name.childcare ?? id).toLowerCase();
}

export type Named = { readonly role: string; readonly staff?: string | undefined; readonly name?: string | undefined };

/** "Els Voorbeeld (leerkracht)", or only the role where nobody was named. */
export function personName(given: Given, { role, staff, name }: Named): string {
  const who = staff === undefined ? name : (given.names.staff.get(staff) ?? name ?? 'een collega');
  const as = roleName(given, role);
  return who === undefined ? as : `${who} (${as})`;
}

/** Undefined where nobody was named, which is not the same as nobody being there. */
export function companyName(given: Given, participants: readonly Participant[]): string | undefined {
  if (participants.length === 0) return undefined;
  return participants
    .map((one) => personName(given, one) + (one.relation === undefined ? '' : `, ${one.relation}`))
    .join('; ');
}

/** Names of the children an entry is about; undefined where it is about all of them. */
export function aboutWhom({ dossier }: Given, { about }: Content): string | undefined {
  if (about === undefined) return undefined;
  const children = childrenIn(dossier);
  if (children.every(({ id }) => about.includes(id))) return undefined;
  return children
    .filter(({ id }) => about.includes(id))
    .map(({ name }) => name ?? 'een kind zonder naam')
    .join(' en ');
}

/** The title of an entry in a document: its day, with what it was. */
export function onDay(on: PlainDate, what: string): string {
  return `${formatShortDay(on)}: ${what}`;
}
