import { afterAll, beforeAll, expect, test } from 'vitest';
import { runAttackedApp, type Attacked } from './attacked-app.ts';
import { keepDoor } from './doorkeeper.ts';
import { advisedTls, isAboveLow, plantWeakTls, testssl } from './testssl.ts';
import { printTable } from './tool.ts';

let app: Attacked;
beforeAll(async () => {
  app = await runAttackedApp();
});
afterAll(() => app.close());

test('W6 negative control: testssl finds a planted TLS 1.0 and a planted weak cipher', async () => {
  const planted = await plantWeakTls();
  const { found } = await testssl(planted.port, 'planted');
  planted.close();
  const heavy = found.filter(isAboveLow).map(({ where }) => where);
  const oldVersion = found.find(({ where }) => where === 'TLS1');
  expect(oldVersion?.what).toMatch(/^offered/);
  expect(heavy).toEqual(expect.arrayContaining(['PFS', 'BEAST_CBC_TLS1']));
});

test('W6 testssl finds nothing above low behind a reverse proxy as the documents advise', async () => {
  const door = await keepDoor({ to: app.port, tls: advisedTls() });
  const { looked, found } = await testssl(door.port, 'advised');
  await door.close();
  printTable(
    `testssl: ${looked} findings`,
    found.filter(({ severity }) => !['OK', 'INFO'].includes(severity)),
  );
  expect(looked).toBeGreaterThan(50);
  expect(door.seen.requests).toBeGreaterThan(0);
  expect(found.filter(isAboveLow)).toEqual([]);
});
