import type { Finding, Path } from '../finding.ts';
import { sayKnown } from '../nearest.ts';

/** One name that points at something: where it stands, what it says, and the kinds of thing it may be. */
export type Reference = { readonly path: Path; readonly name: string; readonly kinds: readonly Kind[] };

export type Kind =
  'role' | 'team' | 'anyone' | 'act' | 'question' | 'step' | 'close' | 'document' | 'attachment' | 'form' | 'contact';

/** What is known under each kind. */
export type Names = Readonly<Record<Kind, ReadonlySet<string>>>;

const dutch: Readonly<Record<Kind, string>> = {
  role: 'rol',
  team: 'team',
  anyone: 'anyone',
  act: 'handeling',
  question: 'vraag',
  step: 'stap',
  close: 'close',
  document: 'document',
  attachment: 'bijlage',
  form: 'formulier',
  contact: 'contact',
};

/** Every name that points at nothing. */
export function dangling(references: readonly Reference[], names: Names): readonly Finding[] {
  return references
    .filter(({ name, kinds }) => !kinds.some((kind) => names[kind].has(name)))
    .map(({ path, name, kinds }) => {
      const known = kinds.flatMap((kind) => [...names[kind]]);
      const asked = kinds.map((kind) => dutch[kind]).join(' of ');
      return { path, says: `"${name}" bestaat niet; hier hoort: ${asked}.${sayKnown(name, known)}` };
    });
}

/** References from a list, one for each member. */
export function each(path: Path, list: readonly string[], ...kinds: Kind[]): readonly Reference[] {
  return list.map((name, at) => ({ path: [...path, at], name, kinds }));
}

/** A reference that may be absent. */
export function one(path: Path, name: string | undefined, ...kinds: Kind[]): readonly Reference[] {
  return name === undefined ? [] : [{ path, name, kinds }];
}

/** The second and later of the things that carry the same id. */
export function doubles(path: Path, ids: readonly string[], where = 'id'): readonly Finding[] {
  return ids.flatMap((id, at) =>
    ids.indexOf(id) < at
      ? [{ path: [...path, at, where], says: `"${id}" staat hier voor de tweede keer. Geef elk een eigen naam.` }]
      : [],
  );
}
