/** What is tried, in SQL that answers with one text, and what a database as it should be says. `area`: what it is about. */
export type Probe = { readonly area: string; readonly ask: string; readonly gives: string };

export const roles = ['app', 'gate', 'retention', 'eraser', 'owner'] as const;
export type Role = (typeof roles)[number] | 'administrator';

/** A role as the database knows it; 'none' is who connected. */
export const roleName = (role: string): string => (role === 'administrator' ? 'none' : `pluis_${role}`);

/** A text as SQL writes it. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

type Who = { readonly role?: Role; readonly board?: string; readonly staff?: string };

/** One statement as this role for this person of this board, and what an administrator then finds. */
export function attempt(
  { role = 'app', board = 'noord', staff = 'lead' }: Who,
  statement: string,
  then?: string,
): string {
  const given = [roleName(role), board, staff, statement, ...(then === undefined ? [] : [then])];
  return `probe.attempt(${given.map(quoted).join(', ')})`;
}
