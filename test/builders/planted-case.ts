import { askedAs } from '../../seed/asked.ts';
import type { DemoBoard } from '../../seed/boards.ts';
import type { Context } from '../../src/app/context.ts';
import { contentSchema } from '../../src/core/dossier/events.schema.ts';
import { plainDateOf } from '../../src/core/kernel/dates.ts';
import type { DossierRef } from '../../src/core/kernel/kernel.ts';
import { done } from './done.ts';

type Planted = {
  readonly context: Context;
  readonly board: DemoBoard;
  readonly by: string;
  readonly child: string;
  readonly text: string;
};

/** Somebody of the demo hands in a signal with this text. Answers with how it goes on into a dossier of its own, opened by this person. */
export async function plantSignal({ context, board, by, child, text }: Planted) {
  const code = context.protocols.get(board.protocol);
  const person = board.people.find(({ name }) => name === by);
  if (code === undefined || person === undefined) throw new Error('a case is planted in the demo');
  const asked = askedAs(code, board, person, context.clock());
  const about = (await context.directory.children(asked.actor)).find(({ name }) => name === child);
  if (about === undefined) throw new Error(`${child} is no child of the demo`);
  const content = contentSchema.parse({
    type: 'SignalRecorded',
    on: plainDateOf(asked.now),
    acts: [],
    statements: [{ what: text, kind: 'seen', source: { origin: 'school', who: by } }],
    reading: text,
    dangerNow: 'no',
  });
  const id = done(await context.cases.handIn(asked, about, content, []));
  return {
    id,
    open: async (): Promise<DossierRef> => {
      const then = askedAs(code, board, person, context.clock());
      const signal = await context.cases.handedIn(then, id);
      if (signal === null) throw new Error('who opens a dossier sees the signal');
      return done(await context.cases.openFrom(then, signal, { route: 'home', excluded: [] }));
    },
  };
}
