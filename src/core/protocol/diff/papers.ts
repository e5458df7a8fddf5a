import type { Code } from '../code.ts';
import { locationWords } from '../explain/words-nl.ts';
import type { Protocol } from '../protocol.schema.ts';
import type { Thing } from './thing.ts';

type Form = Protocol['forms'][number];
type Line = readonly [head: string, told: string];

export function forms({ protocol }: Code): readonly Thing[] {
  return protocol.forms.map((form) => ({
    id: form.id,
    name: `‘${form.title}’`,
    told: { titel: form.title, ...asked(form), 'wat er over rechten staat': form.rightsNote?.says ?? 'niets' },
  }));
}

function asked({ head, parts, foot }: Form): Readonly<Record<string, string>> {
  const lines: readonly Line[] = [
    ...head.map(({ id, asks }): Line => [`het vak boven ‘${id}’`, asks]),
    ...parts.flatMap(({ id: part, title, questions }): Line[] => [
      [`de titel van deel ${part}`, title],
      ...questions.map(({ id, asks }): Line => [`deel ${part}, vraag ${id}`, asks]),
    ]),
    ...foot.map(({ id, asks }): Line => [`het vak onder ‘${id}’`, asks]),
  ];
  return Object.fromEntries(lines);
}

/** Where the papers of a dossier are kept, per kind of location. */
export function filing({ protocol }: Code): readonly Thing[] {
  return [...Map.groupBy(protocol.filing, ({ location }) => location)].map(([location, places]) => ({
    id: location,
    name: `bij ${locationWords[location]}`,
    told: { plaats: places.map(({ system, category }) => `${system}, onder ${category}`).join('; ') },
  }));
}
