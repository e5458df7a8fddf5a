import { setTimeout } from 'node:timers/promises';
import { hashPassword } from '../src/platform/passwords/passwords.ts';
import { alter, base, withServer } from './prepared-server.ts';
import { quantile, say } from './say.ts';

const people = 100;
const within = 60_000;
const password = 'een lang verzonnen wachtwoord';

await withServer({}, async (_, databaseUrl) => {
  await alter(databaseUrl, accounts(await hashPassword(password)));
  const begun = performance.now();
  const spread = await Promise.all(Array.from({ length: people }, (_at, at) => signIn(at, (at * within) / people)));
  say(`${people} sign-ins with argon2id, as they come in a minute`, (performance.now() - begun) / 1000, 's', '≤ 62');
  say('  their p50', quantile(spread, 0.5), 'ms', '–');
  say('  their p99', quantile(spread, 0.99), 'ms', '< 5000');
  const rush = await Promise.all(Array.from({ length: 20 }, (_at, at) => signIn(at, 0)));
  say('20 at once: two are computed, the rest waits; the last', Math.max(...rush), 'ms', '–');
});

/** How long it takes from the form to the page that asks for the second factor. */
async function signIn(at: number, after: number): Promise<number> {
  await setTimeout(after);
  const begun = performance.now();
  const body = new URLSearchParams({ board: 'bench', name: `bench-${at}`, password });
  const answer = await fetch(`${base}/aanmelden`, { method: 'POST', body, redirect: 'manual' });
  await answer.arrayBuffer();
  if (answer.status !== 303) throw new Error(`signing in answers ${answer.status}`);
  return performance.now() - begun;
}

/** A board that is no trial, with people who all chose the same password. */
function accounts(hash: string): string {
  return `set search_path = pluis;
    select set_config('app.board', 'bench', false), set_config('app.now', now()::text, false);
    insert into board (board_id, name, slug, trial) values ('bench', 'Bestuur van de meting', 'bench', false);
    insert into staff (board_id, id, name) select 'bench', 'bench-' || n, 'Verzonnen ' || n from generate_series(0, ${people - 1}) n;
    insert into staff_login (board_id, staff_id, name, password_hash, changed_at)
      select 'bench', 'bench-' || n, 'bench-' || n, '${hash}', now() from generate_series(0, ${people - 1}) n`;
}
