import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { portOf } from './port-of.ts';

/** A mail server on this machine that keeps what it is given. */
export type MailSink = {
  readonly url: string;
  readonly messages: readonly string[];
  readonly close: () => Promise<void>;
};

export async function openMailSink(): Promise<MailSink> {
  const messages: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    talk(socket, messages);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `smtp://127.0.0.1:${portOf(server)}`,
    messages,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

/** As much of RFC 5321 as a client needs to be content. */
function talk(socket: Socket, messages: string[]): void {
  let heard = '';
  let message: string | null = null;
  socket.write('220 sink\r\n');
  socket.on('data', (bytes) => {
    heard += bytes.toString('latin1');
    for (let end = heard.indexOf('\r\n'); end !== -1; end = heard.indexOf('\r\n')) {
      const line = heard.slice(0, end);
      heard = heard.slice(end + 2);
      if (message !== null && line !== '.') {
        message += `${line}\r\n`;
      } else if (message !== null) {
        messages.push(message);
        message = null;
        socket.write('250 kept\r\n');
      } else {
        message = /^DATA$/i.test(line) ? '' : null;
        socket.write(answerTo(line));
      }
    }
  });
}

function answerTo(line: string): string {
  if (/^DATA$/i.test(line)) return '354 go on\r\n';
  return /^QUIT$/i.test(line) ? '221 bye\r\n' : '250 ok\r\n';
}
