import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seedDemo } from '../../seed/demo.ts';
import { openContext } from '../../src/app/context.ts';
import { application } from '../../src/app/server.ts';
import { instantOf } from '../../src/platform/clock/clock.ts';
import { listen } from '../../src/platform/http/listen.ts';

export type RunningApp = {
  readonly base: string;
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

/** The real application on the embedded database, with the demo boards and a clock that the test can move. */
export async function runApp(): Promise<RunningApp> {
  const dataDir = mkdtempSync(join(tmpdir(), 'pluis-e2e-'));
  let passed = 0;
  let isLost = false;
  const clock = () => instantOf(new Date(Date.now() + passed));
  const context = await openContext({ host: '127.0.0.1', port: 0, dataDir, databaseUrl: undefined }, clock);
  await seedDemo(context);
  const server = await listen(application(context, silent), '127.0.0.1', 0);
  const address = server.address();
  if (!isAddress(address)) throw new Error('the server listens on a port');
  return {
    base: `http://127.0.0.1:${address.port}`,
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

function isAddress(address: string | AddressInfo | null): address is AddressInfo {
  return typeof address === 'object' && address !== null;
}
