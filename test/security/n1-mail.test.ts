import { rmSync } from 'node:fs';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dataFolder } from '../data-folder.ts';
import { notesIn, openSigner, readNote } from '../../src/platform/access-log/checkpoint.ts';
import { openMail, subjects } from '../../src/platform/mail/mail.ts';
import { serve } from '../../src/app/server.ts';
import { openMailSink, type MailSink } from '../builders/mail-sink.ts';
import { demoBoards } from '../../seed/boards.ts';
import { seedDemo } from '../../seed/demo.ts';
import { openContext } from '../../src/app/context.ts';

/** Everything that stands in the demo and may stand in no mail. */
const canaries = demoBoards.flatMap(({ id, name, people, children, locations }) => [
  id,
  name,
  ...people.map((one) => one.name),
  ...children.map((one) => one.name),
  ...locations.map((one) => one.name),
]);

describe('N1', () => {
  let sink: MailSink;
  let dataDir: string;
  beforeAll(async () => {
    sink = await openMailSink();
    dataDir = dataFolder('n1');
  });
  afterAll(async () => {
    await sink.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  test('a server with boards full of names mails the first checkpoint of the day to its witnesses', async () => {
    const config = {
      host: '127.0.0.1',
      port: 0,
      dataDir,
      databaseUrl: undefined,
      mail: { url: sink.url, from: 'pluis@example.org' },
      witnesses: ['fg@example.org', 'secretaris@example.org'],
    };
    const context = await openContext(config);
    await seedDemo(context);
    await context.db.close();
    const errors: string[] = [];
    const server = await serve(config, { info: () => undefined, error: (_, says) => errors.push(says) });
    await server.close();
    expect(errors).toEqual([]);
    expect(sink.messages).toHaveLength(1);
    const [note] = notesIn(decoded(sink.messages[0] ?? ''));
    expect(readNote(note ?? '', openSigner(path.join(dataDir, 'keys')).publicKey)).toMatchObject({ boards: 4 });
  });

  test('every mail has a subject of the list, and nothing of a dossier, a person or a school', async () => {
    const mail = openMail({ url: sink.url, from: 'pluis@example.org' });
    await mail.send(['els@example.org'], { is: 'waiting' });
    expect(sink.messages.length).toBeGreaterThanOrEqual(2);
    for (const message of sink.messages) {
      expect(Object.values(subjects)).toContain(/^Subject: (.*)\r$/m.exec(message)?.[1]);
      expect(leaks(message)).toEqual([]);
      expect(message).not.toContain('/d/');
    }
    expect(Object.values(subjects).length).toBeLessThanOrEqual(3);
  });

  test('a name in a mail would be found, plain or encoded', async () => {
    const before = sink.messages.length;
    const plain = createTransport(sink.url, { from: 'pluis@example.org' });
    await plain.sendMail({ to: 'els@example.org', subject: 'Bo Verzonnen', text: 'x' });
    await plain.sendMail({ to: 'els@example.org', subject: 'x', text: 'Over Zoë Zogenaamd', textEncoding: 'base64' });
    const found = sink.messages.slice(before).map(leaks);
    expect(found).toEqual([['Bo Verzonnen'], ['Zoë Zogenaamd']]);
  });

  test.each(['els', 'els@example.org\r\nBcc: x@example.org', 'Els <els@example.org>', ''])(
    'nothing is sent to %j',
    async (to) => {
      const before = sink.messages.length;
      const mail = openMail({ url: sink.url, from: 'pluis@example.org' });
      await expect(mail.send([to], { is: 'waiting' })).rejects.toThrow('not an address');
      expect(sink.messages.length).toBe(before);
    },
  );
});

function leaks(message: string): readonly string[] {
  const text = decoded(message);
  return [...new Set(canaries)].filter((canary) => text.includes(canary));
}

/** The message as sent, and once more as a reader shows it. */
function decoded(message: string): string {
  const [, body = ''] = message.split(/\r\n\r\n([\s\S]*)/);
  const quoted = Buffer.from(
    body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16))),
    'latin1',
  ).toString('utf8');
  return [message, quoted, Buffer.from(body, 'base64').toString('utf8')].join('\n');
}
