import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { BrokenCheckpoints, keep, keptIn } from '../../../src/platform/access-log/checkpoint-file.ts';
import { notesIn, openSigner, readNote } from '../../../src/platform/access-log/checkpoint.ts';
import { linesIn } from '../../../src/platform/access-log/split-lines.ts';
import { Verifier } from '../../../src/platform/access-log/verify.ts';
import { CannotOpen, open, seal, type Place } from '../../../src/platform/crypto/box.ts';
import { destroyedIn } from '../../../src/platform/crypto/destroyed-list.ts';
import { openFile, sealFile } from '../../../src/platform/crypto/file-box.ts';
import { keyTree } from '../../../src/platform/crypto/key-tree.ts';
import { openKeyring } from '../../../src/platform/crypto/keyring.ts';
import { unpad } from '../../../src/platform/crypto/padding.ts';
import { linesThatBegin, makePapers, openPaper } from '../../../src/platform/recovery/papers.ts';
import { isRecoverable } from '../../../src/platform/recovery/root-key.ts';
import { BrokenRescueList, rescuedIn } from '../../../src/platform/retention/rescue-list.ts';
import { bytesOf, chained, exported, someActs } from '../../builders/log.ts';
import { bytes } from './samples.ts';
import type { Subject } from './watched.ts';

const key = { version: 1, bytes: new Uint8Array(32) };
const place: Place = { board: 'noord', dossier: 'd', table: 't', row: 'r', column: 'c', rowVersion: 1 };
const filePlace = { board: 'noord', dossier: 'd', file: 'f' };
const cannotOpen = (error: unknown) => error instanceof CannotOpen;

/** What lies in rows and files, and comes back damaged or from somebody else. */
export async function keptSubjects(): Promise<readonly Subject[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'pluis-w1-'));
  const sealed = await whole(sealFile(key, filePlace, [bytes('een bijlage')]));
  return [...boxes(folder, sealed), ...logs(folder), ...(await papers())];
}

async function whole(parts: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  for await (const part of parts) all.push(part);
  return Buffer.concat(all);
}

function boxes(folder: string, sealedFile: Uint8Array): readonly Subject[] {
  const keyring = openKeyring(path.join(folder, 'ring'));
  const tree = keyTree(path.join(folder, 'tree'));
  tree.newestOrFirst({ kind: 'board', board: 'noord' });
  const keyFile = path.join(folder, 'tree', 'boards', 'noord.1.key');
  return [
    {
      name: 'a sealed value',
      samples: [seal(key, place, bytes('een tekst'))],
      parse: (input) => open(key, place, input),
      documented: cannotOpen,
    },
    {
      name: 'a value sealed for the board',
      samples: [keyring.sealForBoard(place, bytes('een tekst'))],
      parse: (input) => keyring.openForBoard(place, input),
      documented: cannotOpen,
      weight: 2,
    },
    {
      name: 'a sealed file',
      samples: [sealedFile],
      parse: (input) => whole(openFile(key, filePlace, [input])),
      documented: cannotOpen,
    },
    { name: 'padding', samples: [bytes('tekst\x80\0\0')], parse: unpad },
    {
      name: 'a key file',
      samples: [readFileSync(keyFile)],
      parse: (input) => {
        writeFileSync(keyFile, input);
        tree.list();
        return tree.load({ kind: 'board', board: 'noord' }, 1);
      },
      documented: cannotOpen,
      weight: 10,
    },
    inFile(
      folder,
      'destroyed.jsonl',
      '{"board":"noord","bucket":"2030-01","version":1,"at":"2026-03-09T13:05:00.000Z"}',
      () => destroyedIn(folder),
    ),
    inFile(
      folder,
      'rescue/noord.jsonl',
      '{"id":"a","bucket":"2030-01","version":1,"wrapped":"YWFh"}',
      () => rescuedIn(folder, 'noord'),
      (error) => error instanceof BrokenRescueList,
    ),
    inFile(
      folder,
      'rehearsals/a.json',
      '{"at":"2026-03-09T13:05:00.000Z","paper":"AB","root":"0123456789abcdef","opened":3,"closed":0,"milliseconds":12}',
      () => {
        keyTree(folder).newestOrFirst({ kind: 'root' });
        return isRecoverable(folder);
      },
    ),
  ];
}

function inFile(
  folder: string,
  name: string,
  line: string,
  parse: () => unknown,
  documented: (error: unknown) => boolean = () => false,
): Subject {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  return {
    name,
    samples: [bytes(`${line}\n${line}\n`)],
    parse: (input) => {
      writeFileSync(file, input);
      return parse();
    },
    documented,
    weight: 10,
  };
}

function logs(folder: string): readonly Subject[] {
  const signer = openSigner(folder);
  const { lines, notes } = exported({ board: 'noord', signer, rows: chained('noord', someActs(3)), every: 1 });
  const [note = ''] = notes;
  const checkpoints = path.join(folder, 'checkpoints.ndjson');
  keep(checkpoints, note, [{ board: 'noord', seq: 1, hash: '1'.repeat(64) }]);
  return [
    {
      name: 'an export of the log',
      samples: [bytesOf(lines)],
      parse: async (input) => {
        const verifier = new Verifier();
        for await (const line of linesIn([input])) if (verifier.take(line) !== null) return;
        verifier.finish();
      },
      weight: 2,
    },
    {
      name: 'a checkpoint',
      samples: [bytes(note)],
      parse: (input) => [notesIn(input.toString('utf8')), readNote(input.toString('utf8'), signer.publicKey)],
    },
    {
      name: 'the file of checkpoints',
      samples: [readFileSync(checkpoints)],
      parse: async (input) => {
        writeFileSync(checkpoints, input);
        for await (const kept of keptIn(checkpoints)) if (kept.note === '') return;
      },
      documented: (error) => error instanceof BrokenCheckpoints,
      weight: 10,
    },
  ];
}

async function papers(): Promise<readonly Subject[]> {
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  const [paper] = await makePapers({ version: 1, bytes: new Uint8Array(32) }, [recipient, recipient, recipient]);
  return [
    {
      name: 'a paper of the root key',
      samples: [bytes(paper?.content ?? '')],
      parse: (input) => openPaper(input.toString('utf8'), [identity]),
      weight: 20,
    },
    {
      name: 'a key for a paper',
      samples: [bytes(recipient), bytes(`# made by age\n${identity}\n`)],
      parse: (input) => {
        const typed = input.toString('utf8');
        linesThatBegin(typed, 'age1');
        return openPaper(paper?.content ?? '', linesThatBegin(typed, 'AGE-SECRET-KEY-'));
      },
      weight: 20,
    },
  ];
}
