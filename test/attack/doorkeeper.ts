import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { Agent, createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { createServer as createTlsServer, type ServerOptions } from 'node:https';
import { freePort } from './attacked-app.ts';

export type Doorkeeper = {
  readonly port: number;
  readonly seen: Seen;
  readonly close: () => Promise<void>;
};

/** What went through, so that a run that reached nothing cannot pass for a clean one. */
export type Seen = { requests: number; forms: number; readonly paths: Set<string>; readonly broken: string[] };

type Given = {
  readonly to: number;
  /** Sent along with each request, whatever the tool makes of cookies. */
  readonly cookie?: string | undefined;
  /** Called after every so many forms: in a dossier that only grows each attack would be slower than the one before. */
  readonly asItWas?: () => Promise<void>;
  /** With a certificate: TLS, as a reverse proxy in front of Pluis would. */
  readonly tls?: ServerOptions | undefined;
};

/** A small reverse proxy on this machine only, between a tool and the application. */
export async function keepDoor({ to, cookie, tls, asItWas = () => Promise.resolve() }: Given): Promise<Doorkeeper> {
  const port = await freePort();
  const agent = new Agent({ keepAlive: true, maxSockets: 32 });
  const seen: Seen = { requests: 0, forms: 0, paths: new Set(), broken: [] };
  const pass = (asked: IncomingMessage, answer: ServerResponse) => {
    const path = new URL(`http://door${asked.url ?? '/'}`).pathname;
    if (cookie !== undefined && endsSession.includes(path)) {
      asked.resume();
      answer.writeHead(404).end();
      return;
    }
    const ready = asked.method === 'POST' && isDue(seen) ? asItWas() : Promise.resolve();
    void ready.then(() => passOn({ agent, to, cookie, seen }, asked, path, answer)).catch(() => answer.destroy());
  };
  const server = tls === undefined ? createServer(pass) : createTlsServer(tls, pass);
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    port,
    seen,
    close: async () => {
      server.closeAllConnections();
      server.close();
      agent.destroy();
      await once(server, 'close');
    },
  };
}

type Way = { readonly agent: Agent; readonly to: number; readonly cookie: string | undefined; readonly seen: Seen };

async function passOn(
  { agent, to, cookie, seen }: Way,
  asked: IncomingMessage,
  path: string,
  answer: ServerResponse,
): Promise<void> {
  seen.requests += 1;
  const sent = withOwnKey(withFieldsAsFields(await buffer(asked)));
  const headers = {
    ...asked.headers,
    // Compressed, the forms that end the session could not be taken out.
    'accept-encoding': 'identity',
    'content-length': String(sent.length),
    ...(cookie === undefined ? {} : { cookie }),
  };
  if (asked.method === 'GET' || asked.method === 'HEAD') Reflect.deleteProperty(headers, 'content-length');
  const passed = request({ host: '127.0.0.1', port: to, agent, method: asked.method, path: asked.url, headers });
  passed.end(sent);
  const answered = await new Promise<IncomingMessage>((resolve, reject) => {
    passed.on('response', resolve).on('error', reject);
  });
  const status = answered.statusCode ?? 502;
  seen.paths.add(`${asked.method ?? ''} ${path}`);
  if (status >= 500)
    seen.broken.push(`${status} ${asked.method ?? ''} ${asked.url ?? ''} ${sent.toString().slice(0, 200)}`);
  const body = withSameKey(await buffer(answered));
  const told = { ...answered.headers, 'content-length': body.length };
  Reflect.deleteProperty(told, 'transfer-encoding');
  answer.writeHead(status, told);
  answer.end(body);
}

const formsBetween = 25;

function isDue(seen: Seen): boolean {
  seen.forms += 1;
  return seen.forms % formsBetween === 0;
}

/** Of a form with a file wapiti sends each other field as a file of its own name, which no browser does and the application refuses. */
function withFieldsAsFields(sent: Buffer): Buffer {
  return Buffer.from(sent.toString('latin1').replaceAll(/(name="([\w-]+)"); filename="\2"/g, '$1'), 'latin1');
}

/** What these do ends the session or covers every page, and with it the rest of the run: their forms are taken out of each page. */
export const endsSession = [
  '/afmelden',
  '/verlaten',
  '/vergrendelen',
  '/presentatie',
  '/toegang/overal',
  '/toegang/sessie',
];
const ending = new RegExp(`<form[^>]*action="(?:${endsSession.join('|')})"[^>]*>.*?</form>`, 'gs');

/**
 * Each page has a fresh key in each form, so that sending twice records once. To a tool that would make every page a new
 * form for ever, and every second attack a repetition; it is given one key, as long as the real ones, and each of its
 * requests gets a fresh one.
 */
const sameKey = 'dezelfde-sleutel-overa';

function withSameKey(page: Buffer): Buffer {
  const text = page.toString('latin1').replace(/(name="_key" value=")[\w-]{22}"/g, `$1${sameKey}"`);
  return Buffer.from(text.replace(ending, ''), 'latin1');
}

function withOwnKey(sent: Buffer): Buffer {
  if (!sent.includes(sameKey)) return sent;
  return Buffer.from(sent.toString('latin1').replaceAll(sameKey, randomBytes(16).toString('base64url')), 'latin1');
}
