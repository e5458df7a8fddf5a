import { contentSchema, type Content } from '../src/core/dossier/events.schema.ts';
import { addDays, plainDateOf } from '../src/core/kernel/dates.ts';
import { dossierId, instant } from '../src/core/kernel/kernel.schema.ts';
import type { DossierRef, Instant } from '../src/core/kernel/kernel.ts';
import type { Code } from '../src/core/protocol/code.ts';
import type { Context } from '../src/app/context.ts';
import type { StaffAsked } from '../src/platform/http/route.ts';
import { askedAs, onDossier, placeOf } from './asked.ts';
import { demoBoards, type DemoBoard } from './boards.ts';
import { seedOrganisation } from './organisation.ts';
import { situations, type Draft, type Situation } from './situations.ts';

/** Seeds the invented boards, once; a board that is there already is left as it is. Answers with how many were new. */
export async function seedDemo(context: Context): Promise<number> {
  const now = context.clock();
  let added = 0;
  for (const board of demoBoards) {
    if (!(await seedOrganisation(context, board, dayAgo(now, 400)))) continue;
    added += 1;
    for (const situation of situations.filter((one) => one.board === board.id))
      await play(context, board, situation, now);
  }
  return added;
}

function dayAgo(now: Instant, days: number): Instant {
  return instant.parse(`${addDays(plainDateOf(now), -days)}T08:30:00.000Z`);
}

async function play(context: Context, board: DemoBoard, situation: Situation, now: Instant): Promise<void> {
  const code = codeOf(context, board);
  const asked = (name: string, daysAgo: number) => askedBy(code, board, name, dayAgo(now, daysAgo));
  const first = asked(situation.signalBy, situation.daysAgo);
  const child = (await context.directory.children(first.actor)).find(({ name }) => name === situation.child);
  if (child === undefined) throw new Error('a situation is about a child of the demo');
  const handed = await context.cases.handIn(first, child, signalOf(code, situation, first), []);
  if (!handed.ok) throw new Error('a situation hands in each signal by a form of its own');
  if (situation.openedBy === null) return;
  const opener = asked(situation.openedBy, situation.daysAgo);
  const signal = await context.cases.handedIn(opener, handed.value);
  if (signal === null) throw new Error('the coordinator sees the signal');
  await context.cases.see(opener, signal.id);
  const opened = await context.cases.openFrom(opener, signal, { route: 'home', excluded: [] });
  if (!opened.ok) throw new Error('a situation opens a dossier from a signal that waits');
  for (const { daysAgo, by, event } of situation.then) await record(context, asked(by, daysAgo), opened.value, event);
}

function codeOf({ protocols }: Context, { protocol }: DemoBoard): Code {
  const code = protocols.get(protocol);
  if (code === undefined) throw new Error(`the code ${protocol} is not loaded`);
  return code;
}

function askedBy(code: Code, board: DemoBoard, name: string, at: Instant): StaffAsked {
  const person = board.people.find((one) => one.name === name);
  if (person === undefined) throw new Error('a situation is played by people of the demo');
  return askedAs(code, board, person, at);
}

function signalOf(code: Code, { saw, reading }: Situation, { now, staff }: StaffAsked): Content {
  const act = [...code.acts.values()].find(({ entry, strength }) => entry === 'SignalRecorded' && strength === 'must');
  return contentSchema.parse({
    type: 'SignalRecorded',
    on: plainDateOf(now),
    acts: act === undefined ? [] : [act.id],
    statements: [{ what: saw, kind: 'seen', source: { origin: 'school', who: staff.name } }],
    reading,
    dangerNow: 'no',
  });
}

/** Before the dossier is read only its reference is known; the store goes by that alone. */
function unknownPlace({ staff }: StaffAsked, ref: DossierRef) {
  const location = staff.roles[0]?.location;
  if (location == null) throw new Error('people of the demo who record work at a location');
  return { id: dossierId.parse('unknown'), ref, board: staff.board, location, state: 'open' } as const;
}

async function record(context: Context, asked: StaffAsked, ref: DossierRef, draft: Draft): Promise<void> {
  const opened = await context.cases.open(onDossier(asked, ref, unknownPlace(asked, ref)));
  if (opened === null || opened === 'stopped') throw new Error('whoever records reads the dossier');
  const event = contentSchema.parse({ ...draft, on: plainDateOf(asked.now) });
  const on = onDossier(asked, ref, placeOf(asked, opened));
  const recorded = await context.cases.record(on, opened, [{ do: 'Record', event }], null);
  if (!recorded.ok) throw new Error(`a situation of the demo was refused: ${JSON.stringify(recorded.error.kind)}`);
}
