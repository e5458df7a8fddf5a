import type { Code } from '../../core/protocol/code.ts';
import type { DemoBoard, DemoPerson, HeldRole } from './boards.queries.ts';

export type DemoChoice = { readonly staff: string; readonly name: string; readonly role: string; readonly at: string };
export type DemoChoices = {
  readonly board: string;
  readonly name: string;
  readonly people: readonly DemoChoice[];
};

/** Who can be tried on a board, in the order in which its code names the roles, under the code's own words for them. */
export function demoChoices(board: DemoBoard, codes: ReadonlyMap<string, Code>): DemoChoices {
  const protocol = board.people.flatMap(({ roles }) => roles).find((held) => held.protocol !== null)?.protocol ?? '';
  const order = Object.keys(codes.get(protocol)?.protocol.roles ?? {});
  const place = ({ roles }: DemoPerson) => Math.min(...roles.map(({ role }) => order.indexOf(role)));
  const people = [...board.people]
    .sort((one, other) => place(one) - place(other))
    .map(({ id, name, roles }) => ({
      staff: id,
      name,
      role: together(roles.map((held) => nameOf(codes.get(held.protocol ?? protocol), held))),
      at: together(roles.map(({ location }) => location ?? 'Het hele bestuur')),
    }));
  return { board: board.id, name: board.name, people };
}

function nameOf(code: Code | undefined, { role, kind }: HeldRole): string {
  const names = code?.protocol.roles[role]?.name;
  const [first, second] = kind === 'childcare' ? [names?.childcare, names?.school] : [names?.school, names?.childcare];
  return first ?? second ?? role;
}

function together(names: readonly string[]): string {
  return [...new Set(names)].join(' en ');
}
