import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runAttackedApp, type Attacked } from './attacked-app.ts';
import { keepDoor } from './doorkeeper.ts';
import { targetsOf, unvisited, type Target } from './forms.ts';
import { plantHoles } from './planted.ts';
import { sqlmap, starring } from './sqlmap.ts';
import { printTable } from './tool.ts';

let app: Attacked;
beforeAll(async () => {
  app = await runAttackedApp();
});
afterAll(() => app.close());

test('W5 negative control: sqlmap finds a planted injection', async () => {
  const planted = await plantHoles(app.databaseUrl);
  const port = Number(new URL(planted.base).port);
  const { parameters, found } = await sqlmap(port, 'planted', [
    { method: 'GET', path: '/injectable?q=verzonnen*', body: '', stars: 1 },
  ]);
  await planted.close();
  expect(parameters).toBe(1);
  expect(found.map(({ where }) => new URL(where).pathname)).toEqual(['/injectable']);
});

const starts = ['/', '/start', '/uitleg', '/aanmelden', '/aanmelden?verder=%2Ftaken', '/uitnodiging', '/nood'];
/** Who is at a part of the work that others do not reach; together they reach every form that the demo has. */
const sides = ['nobody', 'teacher', 'childProtectionLead', 'director', 'administrator'];

describe('W5 sqlmap', () => {
  const reached: Target[] = [];
  const star = starring();

  test.each(sides)('finds nothing on any parameter of the forms and addresses of %s', async (role) => {
    const cookie = role === 'nobody' ? undefined : await app.signIn(role);
    const door = await keepDoor({ to: app.port, cookie, asItWas: app.asItWas });
    const all = await targetsOf(`http://127.0.0.1:${door.port}`, cookie, starts);
    const found = await probe(door.port, role, all, star);
    reached.push(...all);
    await door.close();
    if (cookie !== undefined) expect(await app.isSignedIn(cookie)).toBe(true);
    expect(door.seen.broken).toEqual([]);
    expect(found).toEqual([]);
  });

  test('finds nothing on any parameter of the forms and addresses that no page of the demo led to', async () => {
    const cookie = await app.signIn('childProtectionLead');
    const door = await keepDoor({ to: app.port, cookie, asItWas: app.asItWas });
    const ref = reached.map(({ path }) => /^\/d\/(\w+)/.exec(path)?.[1]).find((one) => one !== undefined);
    const found = await probe(door.port, 'left', unvisited(reached, ref ?? 'verzonnen'), star);
    await door.close();
    expect(ref).toBeDefined();
    expect(door.seen.broken).toEqual([]);
    expect(found).toEqual([]);
  });
});

async function probe(port: number, name: string, targets: readonly Target[], star: ReturnType<typeof starring>) {
  const starred = targets.flatMap((target) => star(target) ?? []);
  const expected = starred.reduce((sum, { stars }) => sum + stars, 0);
  const { parameters, found } = await sqlmap(port, name, starred);
  printTable(`sqlmap as ${name}: ${parameters} parameters of ${starred.length} forms and addresses`, found);
  expect(parameters).toBe(expected);
  return found;
}
