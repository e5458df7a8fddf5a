// As `npm start`, and again after each change of a source.
import { spawn } from 'node:child_process';
import { existsSync, watch } from 'node:fs';
import { join } from 'node:path';
import { enter, root } from './toolchain.mjs';

await enter(import.meta.url);
const quietMs = 200;
let server = start();
let pause;

for (const folder of ['src', 'seed', 'protocols', 'migrations'].filter((name) => existsSync(join(root, name)))) {
  watch(join(root, folder), { recursive: true }, () => {
    clearTimeout(pause);
    pause = setTimeout(restart, quietMs);
  });
}
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    server.once('exit', () => process.exit(0));
    server.kill(signal);
  });
}

function start() {
  return spawn(process.execPath, [join('bin', 'start.mjs'), ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
}

function restart() {
  const again = () => (server = start());
  if (server.exitCode !== null) return again();
  server.once('exit', again);
  server.kill('SIGTERM');
}
