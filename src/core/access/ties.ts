/**
 * Who has contact data in common with these. The byte under the key of the board finds the candidates, the whole form decides: so what
 * lies stored tells nobody who is the same, and no two people are taken for one because of a byte.
 */
export function tiesBetween<Who extends string>(
  index: (form: string) => number,
  forms: ReadonlySet<string>,
  others: ReadonlyMap<Who, ReadonlySet<string>>,
): readonly Who[] {
  const marks = new Set([...forms].map(index));
  return [...others].flatMap(([who, theirs]) =>
    [...theirs].some((form) => marks.has(index(form)) && forms.has(form)) ? [who] : [],
  );
}
