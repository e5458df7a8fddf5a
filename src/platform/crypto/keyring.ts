import { createHmac, randomBytes } from 'node:crypto';
import { CannotOpen, keyVersionOf, open, seal, unwrap, wrap, type Key, type Place } from './box.ts';
import { KeyCache } from './key-cache.ts';
import { keyTree, type KeyName } from './key-tree.ts';

const keyLength = 32;
const minutes = 60_000;

/** A key as it lies in the database: under which bucket of the board (null: the board itself), which version of that, and wrapped. */
export type WrappedKey = { readonly bucket: string | null; readonly version: number; readonly wrapped: Uint8Array };

/** What may be looked up without decrypting, and nothing else. */
export type IndexPurpose = 'pupil_number' | 'staff_guardian_tie';

/**
 * The keys of an installation, in files outside the database: root → a key per board → a key per bucket (all that is destroyed in the
 * same month) → a key per dossier or signal, wrapped, in a row. Whoever has the database and not these files has no content.
 */
export type Keyring = {
  /** A new key for one dossier or signal. `place` is where the wrapped key will stand. */
  readonly newKey: (place: Place, bucket: string) => { readonly key: Key; readonly wrapped: WrappedKey };
  /** Wraps a key for another bucket, or under the newest version of its own. */
  readonly wrapKey: (place: Place, key: Key, bucket: string) => WrappedKey;
  /** Throws `CannotOpen`. Held for some minutes once unwrapped. */
  readonly unwrapKey: (place: Place, wrapped: WrappedKey) => Key;
  /** The key of this place if it is still held; else fetch what is wrapped. */
  readonly heldKey: (place: Place) => Key | null;
  /** Holds nothing any more: all is read from the files again. */
  readonly forget: () => void;
  /** For what belongs to the board itself: names of children, drafts, second factors. */
  readonly sealForBoard: (place: Place, text: Uint8Array) => Uint8Array;
  /** Throws `CannotOpen`. */
  readonly openForBoard: (place: Place, sealed: Uint8Array) => Uint8Array;
  /** For what the log keeps beside its plain fields; it goes when the log's own time is over. */
  readonly sealForLog: (place: Place, text: Uint8Array) => Uint8Array;
  /** Throws `CannotOpen`. */
  readonly openForLog: (place: Place, sealed: Uint8Array) => Uint8Array;
  /** Equal values give an equal number from 0 to 255, and so do many others: decrypt the candidates to finish. */
  readonly blindIndex: (board: string, purpose: IndexPurpose, value: string) => number;
};

export type KeyringOptions = {
  /** Milliseconds on any clock that only goes forward. */
  readonly now?: () => number;
};

/** Opens the keyring in `directory`; makes the root key on the first start. The files are readable for their owner only. */
export function openKeyring(directory: string, { now = () => performance.now() }: KeyringOptions = {}): Keyring {
  const { keyOf, newest, clear } = heldTree(directory, now);
  const dataKeys = new KeyCache({ milliseconds: 5 * minutes, most: 5_000, now });

  const wrapKey = (place: Place, { bytes }: Key, bucket: string): WrappedKey => {
    const under = newest({ kind: 'bucket', board: place.board, bucket });
    return { bucket, version: under.version, wrapped: wrap(under, place, bytes) };
  };
  const sealing = (kind: 'board' | 'log') => ({
    seal: (place: Place, text: Uint8Array) => seal(newest({ kind, board: place.board }), place, text),
    open: (place: Place, sealed: Uint8Array) =>
      open(keyOf({ kind, board: place.board }, keyVersionOf(sealed)), place, sealed),
  });

  return {
    newKey: (place, bucket) => {
      const key = { version: 1, bytes: randomBytes(keyLength) };
      const wrapped = wrapKey(place, key, bucket);
      dataKeys.get(nameOf(place), () => key.bytes);
      return { key, wrapped };
    },
    wrapKey,
    unwrapKey: (place, { bucket, version, wrapped }) => {
      const { board } = place;
      const under: KeyName = bucket === null ? { kind: 'board', board } : { kind: 'bucket', board, bucket };
      return { version: 1, bytes: dataKeys.get(nameOf(place), () => unwrap(keyOf(under, version), place, wrapped)) };
    },
    heldKey: (place) => {
      const bytes = dataKeys.held(nameOf(place));
      return bytes === null ? null : { version: 1, bytes };
    },
    forget: () => {
      clear();
      dataKeys.clear();
    },
    sealForBoard: sealing('board').seal,
    openForBoard: sealing('board').open,
    sealForLog: sealing('log').seal,
    openForLog: sealing('log').open,
    blindIndex: (board, purpose, value) => blindIndex(newest({ kind: 'index', board }), purpose, value),
  };
}

const rootMissing =
  'De hoofdsleutel ontbreekt in de sleutelmap. Er is niets geopend. Zet de sleutelmap terug, of voer "pluis keys recovery restore" uit.';

/** The keys in the files, unwrapped once and held for minutes; which one is the newest is looked up again each second. */
function heldTree(directory: string, now: () => number) {
  const tree = keyTree(directory);
  if (tree.newest({ kind: 'root' }) === 0 && tree.list().length > 0) throw new Error(rootMissing);
  tree.newestOrFirst({ kind: 'root' });
  const treeKeys = new KeyCache({ milliseconds: 10 * minutes, most: 5_000, now });
  const newestVersions = new KeyCache({ milliseconds: 1_000, most: 5_000, now });
  const keyOf = (name: KeyName, version: number): Key => ({
    version,
    bytes: treeKeys.get(`${labelOf(name)} ${version}`, () => tree.load(name, version)),
  });
  return {
    keyOf,
    newest: (name: KeyName): Key => {
      const held = newestVersions.get(labelOf(name), () => versionBytes(tree.newestOrFirst(name).version));
      return keyOf(name, Buffer.from(held).readUInt32BE());
    },
    clear: () => {
      treeKeys.clear();
      newestVersions.clear();
    },
  };
}

/**
 * Eight bits: by the rule of CipherSweet's planner (at least two values to an index, and fewer than the root of all) that fits from 512 to
 * 65,536 values. More bits would mark in a dump who is the same as whom; for a smaller board the index only finds less to decrypt.
 */
function blindIndex({ bytes }: Key, purpose: IndexPurpose, value: string): number {
  const normal = value.normalize('NFKC').trim().toLowerCase();
  const [first] = createHmac('sha256', bytes)
    .update(JSON.stringify([purpose, normal]))
    .digest();
  if (first === undefined) throw new CannotOpen();
  return first;
}

function versionBytes(version: number): Uint8Array {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(version);
  return bytes;
}

function labelOf(name: KeyName): string {
  if (name.kind === 'root') return 'root';
  return name.kind === 'bucket' ? `bucket ${name.board} ${name.bucket}` : `${name.kind} ${name.board}`;
}

function nameOf({ board, table, row, rowVersion }: Place): string {
  return `${board}/${table}/${row}/${rowVersion}`;
}
