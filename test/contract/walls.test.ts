import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { draftStore } from '../../src/platform/drafts/drafts.ts';
import { openDirectory } from '../../src/platform/directory/postgres-directory.ts';
import { note as noteAccess } from '../../src/platform/access-log/note.ts';
import { databases, type Opened } from './databases.ts';
import { asAdministrator, refusal, rows, rowsFor, tablesOf } from './raw.ts';
import {
  actor,
  at,
  board,
  coordinator,
  created,
  grant,
  heading,
  newDossier,
  newEntryId,
  note,
  otherBoard,
  otherSchool,
  school,
  stranger,
  suspect,
  teacher,
} from './world.ts';

const withDossiersOfOneBoard = ['dossier', 'dossier_child', 'dossier_grant', 'exclusion', 'entry', 'signal', 'child'];
/** Only these columns of an entry and a signal are for the application's role; the others leave through functions alone. */
const readable: Readonly<Record<string, string>> = { entry: 'seq', signal: 'id' };

describe.each(databases)('the walls of $name', ({ open }) => {
  let opened: Opened;
  let dossier: Awaited<ReturnType<typeof created>>;
  beforeAll(async () => {
    opened = await open();
    const grants = [grant(coordinator, 'coordinator'), grant(suspect, 'team')];
    dossier = await created(opened.store, newDossier({ grants, excluded: [suspect], entries: [note('a'), note('b')] }));
    await opened.store.read(actor(), dossier.ref);
    const event = { type: 'ObservationRecorded', text: 'seen' } as const;
    const idempotencyKey = randomUUID();
    const [child] = dossier.children;
    if (child === undefined) throw new Error('a dossier without a child');
    const signal = {
      id: newEntryId(),
      location: school,
      child,
      event,
      withheldFrom: [],
      bucket: '2028-11',
      idempotencyKey,
    };
    await opened.store.recordSignal(actor(), signal);
  });
  afterAll(() => opened.close());

  const count = async (who: typeof coordinator, table: string, of = board) => {
    const found = await rowsFor(opened.db, actor(who, { board: of }), `select ${readable[table] ?? '*'} from ${table}`);
    return found.length;
  };

  test('let no two boards be chosen by the same slug', async () => {
    const copy = `insert into board (board_id, name, slug) select 'derde', 'Derde', slug from board where board_id = '${board}'`;
    expect(await refusal(asAdministrator(opened.db, (tx) => rows(tx, copy)))).toMatch(/duplicate key/);
  });

  test.each(['entry', 'access_log', 'log_link'])('let nobody change, remove or empty %s', async (table) => {
    const changes = [`update ${table} set board_id = 'x'`, `delete from ${table}`, `truncate ${table}`];
    for (const change of changes) {
      expect(await refusal(rowsFor(opened.db, actor(), change))).toMatch(/permission denied/);
      const byAdministrator = asAdministrator(opened.db, (tx) => rows(tx, change));
      expect(await refusal(byAdministrator)).toMatch(/only ever added/);
    }
    const left = await asAdministrator(opened.db, (tx) => rows(tx, `select 1 from ${table}`));
    expect(left.length).toBeGreaterThan(0);
  });

  test('hold for the owner of the tables too', async () => {
    for (const change of ['update entry set seq = seq + 1', 'delete from access_log', 'truncate access_log']) {
      const asOwner = asAdministrator(opened.db, async (tx) => {
        await sql`set local role pluis_owner`.execute(tx);
        await sql`select set_config('app.board', ${board}, true)`.execute(tx);
        await sql`grant all on entry, access_log to pluis_owner`.execute(tx);
        await sql`create policy open on access_log using (true)`.execute(tx);
        await sql`create policy open on entry using (true)`.execute(tx);
        return rows(tx, change);
      });
      expect(await refusal(asOwner)).toMatch(/only ever added/);
    }
  });

  test.each(withDossiersOfOneBoard)('show of %s to the other board nothing', async (table) => {
    expect(await count(coordinator, table)).toBeGreaterThan(0);
    expect(await count(stranger, table)).toBe(0);
    expect(await count(coordinator, table, otherBoard)).toBe(0);
  });

  test.each(['dossier', 'dossier_child', 'dossier_grant', 'exclusion', 'entry', 'signal'])(
    'show of %s nothing to a colleague without a grant, nor to one who is excluded',
    async (table) => {
      expect(await count(teacher, table)).toBe(0);
      expect(await count(suspect, table)).toBe(0);
    },
  );

  test('show nothing to a connection that does not say for whom it asks', async () => {
    for (const table of withDossiersOfOneBoard) {
      const answer = await opened.db.kysely.executeQuery(
        sql.raw(`select ${readable[table] ?? '*'} from ${table}`).compile(opened.db.kysely),
      );
      expect([table, answer.rows.length]).toEqual([table, 0]);
    }
  });

  test('give the payload and the key of a dossier, and the log, to no query, only to the functions that log', async () => {
    const asked = [
      'select payload from entry',
      'select * from dossier_key',
      'select wrapped_key from signal',
      'select action from access_log',
    ];
    for (const query of asked) {
      expect(await refusal(rowsFor(opened.db, actor(), query))).toMatch(/permission denied/);
    }
  });

  test('let nobody write a row for another board', async () => {
    const values = `'${otherBoard}', 'x', '${otherSchool}', 'x'`;
    const insert = `insert into child_group (board_id, id, location_id, name) values (${values})`;
    expect(await refusal(rowsFor(opened.db, actor(), insert))).toMatch(/row-level security/);
  });

  test('let nobody write a log row in the name of another', async () => {
    const values = `'${board}', now(), '${teacher}', 'read', 'dossier', 'allowed', 'screen'`;
    const columns = 'board_id, at, actor, action, object_type, outcome, via';
    const insert = `insert into access_log (${columns}) values (${values})`;
    expect(await refusal(rowsFor(opened.db, actor(teacher), insert))).toMatch(/permission denied/);
    await noteAccess(opened.db, actor(teacher), { action: 'search', objectType: 'dossier', outcome: 'allowed' });
    const found = `select actor from access_log where action = 'search'`;
    expect(await asAdministrator(opened.db, (tx) => rows(tx, found))).toEqual([{ actor: teacher }]);
  });

  test('keep a log row of each reading, also of a refused one', async () => {
    const { ref } = await created(opened.store);
    await opened.store.read(actor(), ref);
    await opened.store.read(actor(teacher), ref);
    const query = `select actor, action, outcome from access_log
      where object_ref = '${ref}' and object_type = 'dossier' order by action, outcome`;
    expect(await asAdministrator(opened.db, (tx) => rows(tx, query))).toEqual([
      { actor: coordinator, action: 'create', outcome: 'allowed' },
      { actor: coordinator, action: 'read', outcome: 'allowed' },
      { actor: teacher, action: 'read', outcome: 'denied' },
    ]);
  });

  test.each([
    ['a byte of a payload', `update entry set payload = set_byte(payload, 30, get_byte(payload, 30) # 1)`],
    ['the moment', `update entry set recorded_at = recorded_at + interval '1 day'`],
    ['the recorder', `update entry set recorded_by = '${teacher}'`],
    ['the type', `update entry set type = 'ReportMade'`],
    ['the hash', `update entry set hash = set_byte(hash, 0, get_byte(hash, 0) # 1)`],
  ])('tell at which entry somebody with the files changed %s', async (_, change) => {
    const { id, ref } = await created(
      opened.store,
      newDossier({ entries: ['a', 'b', 'c', 'd'].map((text) => note(text)) }),
    );
    await tamper(`${change} where dossier_id = '${id}' and seq = 3`);
    expect(await opened.store.read(actor(), ref)).toEqual({ ok: false, error: { code: 'Broken', seq: 3 } });
  });

  test('tell that the last entry was cut off', async () => {
    const { id, ref } = await created(opened.store, newDossier({ entries: [note('a'), note('b')] }));
    await tamper(`delete from entry where dossier_id = '${id}' and seq = 2`);
    expect(await opened.store.read(actor(), ref)).toEqual({ ok: false, error: { code: 'Broken', seq: 2 } });
  });

  async function tamper(change: string): Promise<void> {
    await asAdministrator(opened.db, async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx);
      await rows(tx, change);
    });
  }

  test('hold no text and no name of a child that can be read without the keys', async () => {
    const { db, keyring, store } = opened;
    const canary = 'kanarie-één-tekst';
    const nameOfChild = 'Kim Fictief-Kanarie';
    const directory = openDirectory(db, keyring);
    const child = await directory.addChild(
      actor(),
      { location: school, name: nameOfChild, birthDate: null },
      randomUUID(),
    );
    const { id, ref } = await created(
      store,
      newDossier({ children: [child], entries: [note(canary)], heading: heading({ canary }) }),
    );
    const more = [note(`${canary} again`)];
    await store.append(actor(), { dossier: id, expected: 1, entries: more, idempotencyKey: randomUUID() });
    const event = { type: 'ObservationRecorded', text: canary } as const;
    const key = randomUUID();
    const signal = {
      id: newEntryId(),
      location: school,
      child,
      event,
      withheldFrom: [],
      bucket: '2028-11',
      idempotencyKey: key,
    };
    await store.recordSignal(actor(), signal);
    const drafts = draftStore(db, keyring, () => at);
    await drafts.keep({ board, staff: coordinator }, '/formulier', new Map([['text', [canary]]]));
    expect((await store.read(actor(), ref)).ok).toBe(true);

    const dump = await dumped();
    expect(dump.rows).toBeGreaterThan(20);
    expect([holds(dump.text, canary), holds(dump.text, nameOfChild)]).toEqual([false, false]);
    expect(holds(dump.text, 'coordinator Voorbeeld')).toBe(true);
    const plain = Buffer.from(nameOfChild).toString('hex');
    await asAdministrator(db, (tx) => rows(tx, `update child set payload = '\\x${plain}' where id = '${child}'`));
    expect(holds((await dumped()).text, nameOfChild)).toBe(true);
  });

  async function dumped(): Promise<{ readonly text: string; readonly rows: number }> {
    return asAdministrator(opened.db, async (tx) => {
      const all = [];
      for (const table of await tablesOf(tx)) all.push(...(await rows(tx, `select t::text as row from ${table} t`)));
      return { text: all.map(({ row }) => String(row)).join('\n'), rows: all.length };
    });
  }

  function holds(dump: string, text: string): boolean {
    const utf8 = Buffer.from(text);
    const forms = [text, utf8.toString('hex'), utf8.toString('base64'), Buffer.from(text, 'utf16le').toString('hex')];
    return forms.some((form) => dump.includes(form));
  }
});
