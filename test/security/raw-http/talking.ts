import { connect } from 'node:net';

/** Sends these bytes over a connection of their own, waits until the server ends it, and gives back all that came. */
export function talk(port: number, bytes: string): Promise<Buffer> {
  return new Promise((resolve) => {
    const heard: Buffer[] = [];
    const socket = connect({ port, host: '127.0.0.1' });
    socket.setNoDelay(true);
    socket.on('data', (part) => heard.push(part));
    // The server may end a connection while we still write: what it said before that is what counts.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      resolve(Buffer.concat(heard));
    });
    socket.write(Buffer.from(bytes, 'latin1'));
  });
}
