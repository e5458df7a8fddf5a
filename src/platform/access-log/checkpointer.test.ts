import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { databases, type Opened } from '../../../test/contract/databases.ts';
import { asAdministrator, rows } from '../../../test/contract/raw.ts';
import { actor, at, board, otherBoard, stranger } from '../../../test/contract/world.ts';
import { later } from '../clock/clock.ts';
import { checkCheckpoints } from './check-checkpoints.ts';
import { notesIn, openSigner, readNote } from './checkpoint.ts';
import { LogWentBack, openCheckpointer } from './checkpointer.ts';
import { exportLines } from './export.ts';
import { note } from './note.ts';
import { Verifier } from './verify.ts';

describe.each(databases)('checkpoints over the log in $name', ({ open }) => {
  let opened: Opened;
  let directory: string;
  let file: string;
  let now = at;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.close());
  beforeEach(() => {
    directory = mkdtempSync(path.join(tmpdir(), 'pluis-checkpoints-'));
    file = path.join(directory, 'log', 'checkpoints.ndjson');
    now = at;
  });

  const parts = () => ({ db: opened.db, signer: openSigner(directory), file, clock: () => now });
  const act = { action: 'search', objectType: 'dossier', outcome: 'allowed' } as const;
  const happens = async (times: number) => {
    for (let time = 0; time < times; time += 1) await note(opened.db, actor(), act);
  };
  const notes = () => notesIn(readFileSync(file, 'utf8'));

  async function verify(witness: readonly string[] = []) {
    const { publicKey } = openSigner(directory);
    const verifier = new Verifier(witness);
    for await (const line of exportLines({ db: opened.db, board, checkpoints: file, publicKey, at: now, witness })) {
      const broken = verifier.take(Buffer.from(line));
      if (broken !== null) return broken;
    }
    return verifier.finish();
  }

  test('are made after a minute or a hundred rows, and not when nothing happened', async () => {
    const checkpointer = await openCheckpointer(parts());
    await happens(1);
    expect(await checkpointer.tick()).toBe(true);
    expect(await checkpointer.tick()).toBe(false);
    now = later(now, 90_000);
    expect(await checkpointer.tick()).toBe(false);
    await happens(1);
    expect(await checkpointer.tick()).toBe(true);
    await happens(99);
    now = later(now, 1_000);
    expect(await checkpointer.tick()).toBe(false);
    await happens(1);
    expect(await checkpointer.tick()).toBe(true);
    expect(notes()).toHaveLength(3);
    rmSync(directory, { recursive: true });
  });

  test('go on after the last one when the server starts again, also when it was cut off while writing', async () => {
    await happens(1);
    await (await openCheckpointer(parts())).tick();
    appendFileSync(file, '{"note":"half');
    await note(opened.db, { ...actor(stranger), board: otherBoard }, act);
    now = later(now, 60_000);
    expect(await (await openCheckpointer(parts())).tick()).toBe(true);
    const { publicKey } = openSigner(directory);
    expect(await checkCheckpoints(file, publicKey, notes())).toBeNull();
    expect(readNote(notes()[1] ?? '', publicKey)).toMatchObject({ boards: 2, at: now });
    expect(await verify(notes())).toMatchObject({ board, checkpoints: 2 });
    rmSync(directory, { recursive: true });
  });

  test('the first of each day goes to the witness', async () => {
    const sent: string[] = [];
    const sendWitness = (one: string) => Promise.resolve(void sent.push(one));
    const checkpointer = await openCheckpointer({ ...parts(), sendWitness });
    for (const wait of [0, 60_000, 24 * 3_600_000]) {
      now = later(now, wait);
      await happens(1);
      await checkpointer.tick();
    }
    expect(sent).toEqual([notes()[0], notes()[2]]);
    rmSync(directory, { recursive: true });
  });

  test('nothing is signed any more when the log is not what it was', async () => {
    await happens(3);
    const checkpointer = await openCheckpointer(parts());
    await checkpointer.tick();
    const kept = readFileSync(file, 'utf8');
    const backwards = `update log_head set seq = seq - 1 where board_id = '${board}'`;
    const [before] = await asAdministrator(opened.db, (tx) =>
      rows(tx, `select seq from log_head where board_id = '${board}'`),
    );
    await asAdministrator(opened.db, async (tx) => {
      await rows(tx, 'alter table pluis.log_link disable trigger user');
      await rows(
        tx,
        `update log_link set seq = seq + 1000000 where board_id = '${board}' and seq = ${String(before?.['seq'])}`,
      );
      await rows(tx, backwards);
    });
    now = later(now, 60_000);
    await expect(checkpointer.tick()).rejects.toThrow(LogWentBack);
    expect(readFileSync(file, 'utf8')).toBe(kept);
    expect('says' in (await verify())).toBe(true);
    await asAdministrator(opened.db, async (tx) => {
      await rows(tx, `update log_link set seq = seq - 1000000 where board_id = '${board}' and seq > 1000000`);
      await rows(tx, `update log_head set seq = seq + 1 where board_id = '${board}'`);
      await rows(tx, 'alter table pluis.log_link enable trigger user');
    });
    expect(await verify()).toMatchObject({ board });
    rmSync(directory, { recursive: true });
  });

  test('a file of checkpoints that was changed is refused, and why', async () => {
    await happens(1);
    const checkpointer = await openCheckpointer(parts());
    for (const wait of [0, 60_000, 60_000]) {
      now = later(now, wait);
      await happens(1);
      await checkpointer.tick();
    }
    const { publicKey } = openSigner(directory);
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    const witness = notes();
    const says = async (changed: readonly string[], kept: readonly string[] = []) => {
      writeFileSync(file, changed.map((line) => `${line}\n`).join(''));
      return checkCheckpoints(file, publicKey, kept);
    };
    expect(await says(lines, witness)).toBeNull();
    expect(await says(lines.slice(0, 2), witness)).toContain('getuige');
    expect(await says([lines[0]!, lines[2]!])).toBe('Controlepunt 2 sluit niet aan op het vorige.');
    expect(await says([lines[0]!.replace('pluis log v1\\n2026', 'pluis log v1\\n2027')])).toContain('handtekening');
    expect(await says([lines[0]!.replace(/\["noord",\d+/, '["noord",1')])).toContain('past niet bij de standen');
    expect(await says(['{"note":1}'])).toBe('Regel 1 van het bestand met controlepunten is niet heel.');
    rmSync(directory, { recursive: true });
  });
});
