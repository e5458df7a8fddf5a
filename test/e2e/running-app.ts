import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { manyDossiers } from '../builders/many-dossiers.ts';
import { portOf } from '../builders/port-of.ts';
import { seedDemo } from '../../seed/demo.ts';
import { openContext } from '../../src/app/context.ts';
import { application } from '../../src/app/server.ts';
import type { BoardFile } from '../../src/platform/boards/board-file.schema.ts';
import { createBoard } from '../../src/platform/boards/create-board.ts';
import { instantOf } from '../../src/platform/clock/clock.ts';
import type { Issuer } from '../../src/platform/sso/issuers.ts';
import { listen } from '../../src/platform/http/listen.ts';

export type RunningApp = {
  readonly base: string;
  /** A board that is no trial; answers with the codes of its first people. */
  readonly makeBoard: (file: BoardFile) => Promise<readonly string[]>;
  /** Dossiers that Els of the demo opened last week; answers with their addresses. */
  readonly openMany: (many: number) => Promise<readonly string[]>;
  /** Lets days pass for the whole application; a session does not live through them. */
  readonly letDaysPass: (days: number) => void;
  /** From here on whatever needs the database breaks. */
  readonly loseDatabase: () => Promise<void>;
  readonly close: () => Promise<void>;
};

const silent = {
  info: () => undefined,
  error: (about: object) => {
    console.error(about);
  },
};
const dayInMs = 86_400_000;

/**
 * The real application on the embedded database, with the demo boards and a clock that the test can move. On a port of the test's own
 * choice it goes by a name, as passkeys need.
 */
export async function runApp(port = 0, issuers: readonly Issuer[] = []): Promise<RunningApp> {
  const dataDir = mkdtempSync(join(tmpdir(), 'pluis-e2e-'));
  let passed = 0;
  let isLost = false;
  const clock = () => instantOf(new Date(Date.now() + passed));
  const context = await openContext({ host: '127.0.0.1', port, dataDir, databaseUrl: undefined, issuers }, clock);
  await seedDemo(context);
  const server = await listen(application(context, silent), '127.0.0.1', port);
  return {
    base: `http://${port === 0 ? '127.0.0.1' : 'localhost'}:${portOf(server)}`,
    makeBoard: async (file) => {
      const made = await createBoard(context.db, context.protocols, file, clock());
      if (!made.ok) throw new Error(JSON.stringify(made.error));
      return made.value.map(({ code }) => code);
    },
    openMany: async (many) => (await manyDossiers(context, many)).map((ref) => `/d/${ref}`),
    letDaysPass: (days) => {
      passed += days * dayInMs;
    },
    loseDatabase: async () => {
      isLost = true;
      await context.db.close();
    },
    close: async () => {
      await new Promise((resolve) => server.close(resolve));
      if (!isLost) await context.db.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
