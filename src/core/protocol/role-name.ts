import type { Code } from './code.ts';
import type { LocationKind } from './words.ts';

/** What a role or team of the code is called at this kind of location; the id itself where the code has no name for it. */
export function roleName({ protocol }: Code, kind: LocationKind, id: string): string {
  if (id === 'anyone') return 'wie het als eerste ziet';
  const named = protocol.roles[id] ?? protocol.teams[id];
  if (named === undefined) return id;
  const { school, childcare } = named.name;
  return named.name[kind] ?? school ?? childcare ?? id;
}

/** The same name within a sentence: "zorgcoördinator", but "IB’er" and "coach Verdi Start". */
export function roleInSentence(code: Code, kind: LocationKind, id: string): string {
  return roleName(code, kind, id).replace(/^\p{Lu}(?=\p{Ll})/u, (first) => first.toLowerCase());
}
