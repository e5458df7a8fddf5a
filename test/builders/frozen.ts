import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

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
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- a server that listens on a port has such an address
  const address = server.address() as AddressInfo;
  return {
    base: `http://127.0.0.1:${address.port}`,
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
