import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { roles, runAttackedApp, type Attacked } from './attacked-app.ts';
import { keepDoor } from './doorkeeper.ts';
import { plantHoles } from './planted.ts';
import { printTable } from './tool.ts';
import { isMediumOrMore, wapiti } from './wapiti.ts';

let app: Attacked;
beforeAll(async () => {
  app = await runAttackedApp();
});
afterAll(() => app.close());

test('W4 negative control: wapiti finds a planted script and a planted injection', async () => {
  const planted = await plantHoles(app.databaseUrl);
  const { found } = await wapiti({ base: planted.base, name: 'planted' });
  await planted.close();
  const said = found.map(({ where, what }) => `${where} ${what}`).join('\n');
  expect(said).toMatch(/\/echo Cross Site Scripting/);
  expect(said).toMatch(/\/injectable .*SQL/);
});

describe('W4 wapiti', () => {
  test.each(['nobody', ...roles])('finds nothing of medium weight or more as %s', async (role) => {
    const cookie = role === 'nobody' ? undefined : await app.signIn(role);
    const door = await keepDoor({ to: app.port, cookie, asItWas: app.asItWas });
    const base = `http://127.0.0.1:${door.port}`;
    const { found } = await wapiti({ base, name: role, start: ['/start', '/uitleg', '/aanmelden'] });
    await door.close();
    printTable(`wapiti as ${role}: ${door.seen.requests} requests to ${door.seen.paths.size} addresses`, found);
    expect(door.seen.requests).toBeGreaterThan(500);
    if (cookie !== undefined) expect(await app.isSignedIn(cookie)).toBe(true);
    expect(door.seen.broken).toEqual([]);
    expect(found.filter(isMediumOrMore)).toEqual([]);
  });
});
