import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accessTable } from '../builders/access-table.ts';
import { openStage, type Ask, type Person, type Place, type Stage } from '../builders/stage.ts';
import { figure } from './figure.ts';

const { ofDossier } = accessTable();

/** Two addresses for one person: of what is there and not for them, and of what is not there. */
type Pair = { readonly who: string; readonly forbidden: Ask; readonly absent: Ask };

/** All of an answer that a browser, or somebody between, can tell apart. */
async function wholeOf(answer: Response): Promise<string> {
  const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}`).sort();
  const body = Buffer.from(await answer.arrayBuffer()).toString('hex');
  return [answer.status, ...headers, body].join('\n');
}

/** How often the second is greater than the first, ties by half: 0.5 when nothing tells them apart (Mann–Whitney). */
function auc(first: readonly number[], second: readonly number[]): number {
  const all = [...first.map((ms) => ({ ms, mine: false })), ...second.map((ms) => ({ ms, mine: true }))];
  all.sort((a, b) => a.ms - b.ms);
  let ranks = 0;
  for (let from = 0; from < all.length;) {
    let to = from;
    while (to < all.length && all[to]?.ms === all[from]?.ms) to++;
    const rank = (from + 1 + to) / 2;
    ranks += rank * all.slice(from, to).filter(({ mine }) => mine).length;
    from = to;
  }
  return (ranks - (second.length * (second.length + 1)) / 2) / (first.length * second.length);
}

describe('A3: what is not there and what is not for this person', () => {
  let stage: Stage;
  const sessions = new Map<string, string>();
  beforeAll(async () => {
    stage = await openStage();
    const places = [stage.open, stage.closed];
    const barred = async (name: string, role: string, stand: (person: Person, place: Place) => Promise<unknown>) => {
      const person = await stage.hire(name, role);
      for (const place of places) await stand(person, place);
      sessions.set(name, await stage.signIn(person));
    };
    await barred('buitenstaander', 'teacher', () => Promise.resolve());
    await barred('zonder-relatie', 'childProtectionLead', () => Promise.resolve());
    await barred('toezicht', 'dataProtectionOfficer', () => Promise.resolve());
    await barred('beheerder', 'administrator', (person, place) => stage.grant(person, place, 'coordinator'));
    await barred('voorbij', 'childProtectionLead', (person, place) =>
      stage.grant(person, place, 'coordinator', { until: '2021-01-01' }),
    );
    await barred('uitgesloten', 'childProtectionLead', async (person, place) => {
      await stage.grant(person, place, 'coordinator');
      await stage.exclude(person, place);
    });
    sessions.set('elders', await stage.signIn(await stage.hireElsewhere('elders', 'childProtectionLead')));
    sessions.set('niemand', '');
    sessions.set('halverwege', await stage.signIn(stage.demo('Els Voorbeeld'), 'password'));
  }, 120_000);
  afterAll(() => stage.close());

  const absentRef = () => randomBytes(16).toString('hex');

  function pairs(many: number): readonly Pair[] {
    const all = [stage.open, stage.closed].flatMap(({ ref, entry }) =>
      ofDossier.flatMap(({ method, address }) =>
        [...sessions.keys()].map((who): Pair => {
          const at = (of: string): Ask => ({
            method,
            path: address
              .replace(':ref', of)
              .replace(':entry', entry)
              .replace(':act', 'F-2.1')
              .replace(':question', 'q1'),
          });
          return { who, forbidden: at(ref), absent: at(absentRef()) };
        }),
      ),
    );
    const others = [...sessions.keys()].flatMap((who) => [
      {
        who,
        forbidden: { method: 'GET', path: `/zorg/klaar/${stage.signal}` },
        absent: { method: 'GET', path: `/zorg/klaar/${absentRef()}` },
      },
      {
        who,
        forbidden: { method: 'GET', path: `/nood/klaar/${stage.signal}` },
        absent: { method: 'GET', path: `/nood/klaar/${absentRef()}` },
      },
    ]);
    const list = [...others, ...all.filter((_, n) => all.length <= many || n % Math.ceil(all.length / many) === 0)];
    return Array.from({ length: Math.max(many, list.length) }, (_, n) => list[n % list.length]!);
  }

  async function toldApart({ who, forbidden, absent }: Pair, see = wholeOf): Promise<boolean> {
    const token = sessions.get(who) ?? '';
    const [there, gone] = [await stage.ask(token, forbidden), await stage.ask(token, absent)];
    if (there.status !== 404 && there.status !== 303) throw new Error(`${who} is let in at ${forbidden.path}`);
    const mask = (text: string, path: string) => text.replaceAll(encodeURIComponent(path), 'ADDRESS');
    return mask(await see(there), forbidden.path) !== mask(await see(gone), absent.path);
  }

  test('are answered byte for byte alike', { timeout: 1_200_000 }, async () => {
    const tried = pairs(figure({ short: 400, long: 10_000 }));
    const apart: string[] = [];
    for (const pair of tried)
      if (await toldApart(pair)) apart.push(`${pair.who} ${pair.forbidden.method} ${pair.forbidden.path}`);
    console.info(`A3: ${tried.length} pairs`);
    expect(apart).toEqual([]);
  });

  test('would be told apart by one header, one byte or another status', async () => {
    const [pair] = pairs(1);
    const changed = [
      (answer: Response) =>
        new Response(answer.body, {
          status: answer.status,
          headers: { ...Object.fromEntries(answer.headers), 'x-there': '1' },
        }),
      async (answer: Response) => new Response(`${await answer.text()} `, answer),
      (answer: Response) => new Response(answer.body, { status: 403, headers: answer.headers }),
    ];
    for (const change of changed) {
      let calls = 0;
      const see = async (answer: Response) => wholeOf((calls += 1) === 1 ? await change(answer) : answer);
      expect(await toldApart({ ...pair!, who: 'buitenstaander' }, see)).toBe(true);
    }
  });

  test('is not there either for who reads the dossier beside it, which is looked up to take as long', async () => {
    const person = await stage.hire('leest', 'childProtectionLead');
    for (const place of [stage.open, stage.closed]) await stage.grant(person, place, 'coordinator');
    const token = await stage.signIn(person);
    const statuses = async (path: string) => (await stage.ask(token, { method: 'GET', path })).status;
    expect(await statuses(`/d/${stage.open.ref}`)).toBe(200);
    for (const ref of ['0'.repeat(32), 'f'.repeat(32), ...Array.from({ length: 20 }, absentRef)])
      expect(await statuses(`/d/${ref}`)).toBe(404);
  });

  test('take as long, as far as a clock can tell', { timeout: 1_200_000 }, async () => {
    const samples = figure({ short: 200, long: 20_000 });
    const token = sessions.get('zonder-relatie') ?? '';
    const took: Readonly<Record<'forbidden' | 'absent', number[]>> = { forbidden: [], absent: [] };
    const time = async (path: string) => {
      const begun = performance.now();
      await (await stage.ask(token, { method: 'GET', path })).arrayBuffer();
      return performance.now() - begun;
    };
    for (let n = 0; n < 50; n += 1) await time(`/d/${n % 2 === 0 ? stage.open.ref : absentRef()}`);
    for (let n = 0; n < samples / 2; n += 1) {
      const order =
        randomBytes(1).readUInt8() < 128 ? (['forbidden', 'absent'] as const) : (['absent', 'forbidden'] as const);
      for (const kind of order)
        took[kind].push(await time(`/d/${kind === 'forbidden' ? stage.open.ref : absentRef()}`));
    }
    const found = auc(took.absent, took.forbidden);
    console.info(`A3: AUC ${found.toFixed(3)} over ${samples} samples`);
    expect(took.forbidden).toHaveLength(took.absent.length);
    if (process.env['PLUIS_LONG'] === '1') expect(Math.abs(found - 0.5)).toBeLessThanOrEqual(0.03);
  });

  test('would be told apart by a clock that ran differently', () => {
    const some = Array.from({ length: 1000 }, (_, n) => (n * 37) % 100);
    expect(auc(some, some)).toBeCloseTo(0.5, 6);
    expect(
      auc(
        some,
        some.map((ms) => ms + 5),
      ),
    ).toBeGreaterThan(0.53);
    expect(auc([1, 2], [3, 4])).toBe(1);
  });
});
