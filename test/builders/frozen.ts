import { connect, createServer, type Socket } from 'node:net';
import { portOf } from './port-of.ts';

export type Freezable = {
  readonly base: string;
  /** From here on nothing is answered any more: connections stay open, and silent. */
  readonly freeze: () => void;
  readonly close: () => Promise<void>;
};

/** A server in front of this one that can hang, as a network or a machine does that is out of breath. */
export async function freezable(base: string): Promise<Freezable> {
  const port = Number(new URL(base).port);
  const sockets = new Set<Socket>();
  let isFrozen = false;
  let isClosed = false;
  const server = createServer((near) => {
    if (isClosed) {
      near.destroy();
      return;
    }
    const far = connect(port, '127.0.0.1');
    const pass = (from: Socket, to: Socket) => {
      sockets.add(from);
      from.on('data', (data) => isFrozen || to.write(data));
      from.on('close', () => isFrozen || to.destroy());
      from.on('error', () => to.destroy());
    };
    pass(near, far);
    pass(far, near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    base: `http://127.0.0.1:${portOf(server)}`,
    freeze: () => {
      isFrozen = true;
    },
    close: async () => {
      isClosed = true;
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
