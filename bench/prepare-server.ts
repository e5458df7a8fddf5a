// Fills a database for the bench of the server and tells on the output with what to ask. A process of its own, since what encrypts can be
// another module in it.
import { askedAs } from '../seed/asked.ts';
import { demoBoards } from '../seed/boards.ts';
import { seedDemo } from '../seed/demo.ts';
import { readConfig } from '../src/app/config.ts';
import { openContext } from '../src/app/context.ts';
import { begin } from '../src/platform/sessions/sessions.ts';
import { fillDossier } from './fill-dossier.ts';
import type { Prepared } from './prepared-server.ts';

const context = await openContext(readConfig(process.env));
try {
  await seedDemo(context);
  const board = demoBoards[0];
  const lead = board?.people.find(({ role }) => role === 'childProtectionLead');
  const code = context.protocols.get('fedra-2019');
  if (board === undefined || lead === undefined || code === undefined) throw new Error('the demo has a first board');
  const asked = askedAs(code, board, lead, context.clock());
  const ref = await fillDossier(context, asked, 50);
  const token = await begin(context.db, { board: asked.staff.board, staff: asked.staff.id }, 'two_factor', asked.now);
  const [child] = await context.directory.children(asked.actor);
  if (child === undefined) throw new Error('the demo has children');
  console.log(JSON.stringify({ token, ref, child: child.id } satisfies Prepared));
} finally {
  await context.db.close();
}
