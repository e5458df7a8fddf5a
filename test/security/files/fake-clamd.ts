import { createServer } from 'node:net';
import { portOf } from '../../builders/port-of.ts';
import { eicar } from './corpus.ts';

export type FakeClamd = { readonly port: number; readonly seen: number[]; readonly close: () => Promise<void> };
type Manner = 'as it should' | 'breaks off' | 'says nothing' | 'refuses the size';

/** Speaks INSTREAM as clamd does, and knows one virus. */
export async function fakeClamd(manner: Manner = 'as it should', port = 0): Promise<FakeClamd> {
  const seen: number[] = [];
  const server = createServer((socket) => {
    let held = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (part) => {
      held = Buffer.concat([held, part]);
      const file = wholeFile(held);
      if (file === null || manner === 'says nothing') return;
      seen.push(file.length);
      if (manner === 'breaks off') return void socket.destroy();
      if (manner === 'refuses the size') return void socket.end('INSTREAM size limit exceeded. ERROR\0');
      socket.end(file.includes(eicar) ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0');
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    port: portOf(server),
    seen,
    close: () =>
      new Promise((resolve) =>
        server.close(() => {
          resolve();
        }),
      ),
  };
}

/** The chunks put together; null until the one without length came, and for what is not this command. */
function wholeFile(said: Buffer): Buffer | null {
  const command = 'zINSTREAM\0';
  if (said.toString('latin1', 0, command.length) !== command) return null;
  const parts: Buffer[] = [];
  for (let at = command.length; at + 4 <= said.length;) {
    const size = said.readUInt32BE(at);
    if (size === 0) return Buffer.concat(parts);
    parts.push(said.subarray(at + 4, at + 4 + size));
    at += 4 + size;
  }
  return null;
}
