import { createServer, type Server, type Socket } from 'node:net';
import type { Person } from './cases.ts';

export type Flaw =
  'ends by length alone' | 'takes any line end' | 'writes what was asked in a header' | 'mixes people up';

/** A server with one flaw, as servers have had them, to show that each is found. What else is odd it does not answer. */
export async function naiveServer(flaw: Flaw, people: readonly Person[]): Promise<Server> {
  const server = createServer((socket) => {
    new Naive(socket, flaw, people).listen();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

class Naive {
  readonly #socket: Socket;
  readonly #flaw: Flaw;
  readonly #people: readonly Person[];
  #held = '';
  #remembered: string | null = null;

  constructor(socket: Socket, flaw: Flaw, people: readonly Person[]) {
    this.#socket = socket;
    this.#flaw = flaw;
    this.#people = people;
  }

  listen(): void {
    this.#socket.setTimeout(100, () => this.#socket.destroy());
    this.#socket.on('error', () => undefined);
    this.#socket.on('data', (part) => {
      this.#held += part.toString('latin1');
      this.#answer();
    });
  }

  #answer(): void {
    const end = (this.#flaw === 'takes any line end' ? /\r?\n\r?\n/ : /\r\n\r\n/).exec(this.#held);
    if (end === null) return;
    const head = this.#held.slice(0, end.index);
    if (this.#isOdd(head)) return void this.#socket.destroy();
    const length = Number(/content-length: *(\d+)/i.exec(head)?.[1] ?? 0);
    this.#held = this.#held.slice(end.index + end[0].length + length);
    this.#say(head);
    if (this.#held === '') this.#socket.end();
    else this.#answer();
  }

  #isOdd(head: string): boolean {
    if (this.#flaw === 'takes any line end') return /transfer/i.test(head);
    if (this.#flaw === 'ends by length alone') return false;
    return /transfer|length/i.test(head) || /[^\r]\n|\r[^\n]/.test(head);
  }

  #say(head: string): void {
    const [method, target = ''] = head.split(' ');
    const person = this.#people.find(({ cookie }) => head.includes(cookie))?.name ?? null;
    this.#remembered = this.#flaw === 'mixes people up' ? (this.#remembered ?? person) : person;
    const more = this.#flaw === 'writes what was asked in a header' ? `X-Asked: ${decoded(target)}\r\n` : '';
    const body = method === 'HEAD' ? '' : `<p>${this.#remembered ?? 'niemand'}</p>`;
    const headers = `Content-Security-Policy: x\r\n${more}Content-Length: ${body.length}`;
    this.#socket.write(`HTTP/1.1 200 OK\r\n${headers}\r\n\r\n${body}`);
  }
}

function decoded(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return '';
  }
}
