import { createServer, STATUS_CODES, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { getRequestListener, RequestError } from '@hono/node-server';
import type { Hono } from 'hono';
import type { HttpEnv } from './asking.ts';
import { headersOnAll } from './headers.ts';

/** A slow or endless sender is cut off. */
const usualPatience = {
  headersTimeout: 15_000,
  requestTimeout: 60_000,
  keepAliveTimeout: 5_000,
  connectionsCheckingInterval: 5_000,
} as const;

/** In milliseconds: until the headers are there, the whole request, the next one, and between two looks at that. */
export type Patience = { readonly [name in keyof typeof usualPatience]: number };

/** A request without a host is refused by the listener, under our headers; Node itself would answer it bare. */
const limits = { insecureHTTPParser: false, requireHostHeader: false, maxHeaderSize: 16 * 1024 } as const;

const statusOf: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/**
 * A server of Node around the application, listening on `port`, or on one that is free when that is 0: with a strict parser, and
 * each answer of the parser itself under our own headers.
 */
export async function listen(
  app: Pick<Hono<HttpEnv>, 'fetch'>,
  hostname: string,
  port: number,
  patience: Patience = usualPatience,
): Promise<Server> {
  const answer = getRequestListener(app.fetch, {
    errorHandler: (error) => new Response(null, refusal(error instanceof RequestError ? 400 : 500)),
  });
  const server = createServer({ ...limits, ...patience }, (incoming, outgoing) => {
    void answer(incoming, outgoing);
  });
  server.maxHeadersCount = 100;
  server.on('checkExpectation', (_, outgoing) => {
    outgoing.writeHead(417, refusal(417).headers).end();
  });
  server.on('connect', (_, socket) => {
    refuse(socket, 405);
  });
  server.on('clientError', (error, socket) => {
    refuse(socket, statusOf['code' in error ? String(error.code) : ''] ?? 400);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, hostname, resolve);
  });
  return server;
}

function refusal(status: number): { status: number; headers: Record<string, string> } {
  return { status, headers: { ...headersOnAll, Connection: 'close', 'Content-Length': '0' } };
}

function refuse(socket: Duplex, status: number): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const lines = Object.entries(refusal(status).headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n`);
}
