import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { say } from './say.ts';

const port = '8918';
const data = mkdtempSync(join(tmpdir(), 'pluis-start-'));

try {
  say('npm start, nothing there yet, to the first page', await toFirstPage(), 's', '≤ 6');
  say('npm start again, to the first page', await toFirstPage(), 's', '≤ 2');
} finally {
  rmSync(data, { recursive: true, force: true });
}

/** Seconds from the command until a page answers; then it is stopped. The build itself is there. */
async function toFirstPage(): Promise<number> {
  const begun = performance.now();
  const server = spawn(process.execPath, ['bin/start.mjs', '--port', port, '--data', data], { stdio: 'ignore' });
  await untilAnswers();
  const seconds = (performance.now() - begun) / 1000;
  server.kill('SIGTERM');
  await once(server, 'exit');
  return seconds;
}

async function untilAnswers(): Promise<void> {
  for (let tries = 0; tries < 1200; tries += 1) {
    const answered = await fetch(`http://127.0.0.1:${port}/uitleg`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (answered) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('the server does not answer');
}
