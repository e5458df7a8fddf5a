import { connect, type Socket } from 'node:net';

/** `unreachable`: nobody looked, or the scanner had no answer; ask again later. */
export type Verdict = 'clean' | 'infected' | 'unreachable';
export type Scan = (bytes: Uint8Array) => Promise<Verdict>;

const patienceMs = 20_000;
const chunkBytes = 64 * 1024;
const longestAnswer = 4_096;

/** Where clamd listens: `unix:/run/clamav/clamd.ctl` or `127.0.0.1:3310`. */
export type ClamdAddress = { readonly path: string } | { readonly host: string; readonly port: number };

/** Null when this is no such address. */
export function clamdAddress(text: string): ClamdAddress | null {
  if (/^unix:\/./.test(text)) return { path: text.slice('unix:'.length) };
  const found = /^(?:\[([0-9a-fA-F:]+)\]|([\w.-]+)):(\d{1,5})$/.exec(text);
  const [, six, host, port] = found ?? [];
  return found === null || Number(port) > 65_535 ? null : { host: six ?? host ?? '', port: Number(port) };
}

/** Asks clamd (its INSTREAM command). Never throws: whatever goes wrong, the file was not looked at. */
export function clamdScan(address: ClamdAddress, patience = patienceMs): Scan {
  return (bytes) =>
    new Promise((resolve) => {
      const socket = connect(address);
      let said = '';
      socket.setTimeout(patience, () => socket.destroy());
      socket.on('connect', () => {
        say(socket, bytes);
      });
      socket.on('data', (part) => {
        said += part.toString('latin1');
        if (said.length > longestAnswer || said.includes('\0')) socket.destroy();
      });
      // A scanner that is not there, or breaks off, did not look.
      socket.on('error', () => undefined);
      socket.on('close', () => {
        resolve(verdictIn(said));
      });
    });
}

function say(socket: Socket, bytes: Uint8Array): void {
  socket.write('zINSTREAM\0');
  for (let at = 0; at < bytes.length; at += chunkBytes) {
    const part = bytes.subarray(at, at + chunkBytes);
    const size = Buffer.alloc(4);
    size.writeUInt32BE(part.length);
    socket.write(size);
    socket.write(part);
  }
  socket.write(Buffer.alloc(4));
}

function verdictIn(said: string): Verdict {
  if (said === 'stream: OK\0') return 'clean';
  return /^stream: .+ FOUND\0$/.test(said) ? 'infected' : 'unreachable';
}
