import type { RequestListener } from 'node:http';
import { createServer } from 'node:http';
import { portOf } from './port-of.ts';

export type Listening = { readonly base: string; readonly close: () => Promise<void> };

/** A server of a test on this machine; `answer` is made once its address is known. */
export async function listening(answer: (base: string) => RequestListener): Promise<Listening> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const base = `http://127.0.0.1:${portOf(server)}`;
  server.on('request', answer(base));
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
      server.closeAllConnections();
    });
  return { base, close };
}

/** A port that nobody listens on: an application that goes by a name must know its own before it starts. */
export async function freePort(): Promise<number> {
  const { base, close } = await listening(() => () => undefined);
  await close();
  return Number(new URL(base).port);
}
