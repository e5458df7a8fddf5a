import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { open, seal, unwrap, wrap, type Key, type Place } from './box.ts';
import { KeyCache } from './key-cache.ts';
import { readOrMake } from './key-files.ts';

const keyLength = 32;
const minutes = 60_000;

/** A key as it lies in the database: for whom it was wrapped, under which version of their key. */
export type WrappedKey = { readonly version: number; readonly wrapped: Uint8Array };

/**
 * The keys of an installation, in files outside the database: root key → a key per board → a key per dossier or signal, wrapped, in a row.
 * Whoever has the database and not these files has no content.
 */
export type Keyring = {
  /** A new key for one dossier or signal. `place` is where the wrapped key will stand. */
  readonly newKey: (place: Place) => { readonly key: Key; readonly wrapped: WrappedKey };
  /** Throws `CannotOpen`. Held for some minutes once unwrapped. */
  readonly unwrapKey: (place: Place, wrapped: WrappedKey) => Key;
  /** The key of this place if it is still held; else fetch what is wrapped. */
  readonly heldKey: (place: Place) => Key | null;
  /** For what belongs to the board itself: names of children, drafts, second factors. */
  readonly sealForBoard: (place: Place, text: Uint8Array) => Uint8Array;
  /** Throws `CannotOpen`. */
  readonly openForBoard: (place: Place, sealed: Uint8Array) => Uint8Array;
};

export type KeyringOptions = {
  /** Milliseconds on any clock that only goes forward. */
  readonly now?: () => number;
};

/** Opens the keyring in `directory`; makes the root key on the first start. The files are readable for their owner only. */
export function openKeyring(directory: string, { now = () => performance.now() }: KeyringOptions = {}): Keyring {
  const root: Key = { version: 1, bytes: readOrMake(path.join(directory, 'root.key'), newKeyBytes) };
  const boardKeys = new KeyCache({ milliseconds: 10 * minutes, most: 500, now });
  const dataKeys = new KeyCache({ milliseconds: 5 * minutes, most: 5_000, now });

  const boardKey = (board: string): Key => ({
    version: 1,
    bytes: boardKeys.get(board, () => {
      const place = inKeyring(board);
      const file = path.join(directory, 'boards', `${fileName(board)}.1.key`);
      return unwrap(
        root,
        place,
        readOrMake(file, () => wrap(root, place, newKeyBytes())),
      );
    }),
  });

  return {
    newKey: (place) => {
      const under = boardKey(place.board);
      const bytes = newKeyBytes();
      dataKeys.get(nameOf(place), () => bytes);
      return { key: { version: 1, bytes }, wrapped: { version: under.version, wrapped: wrap(under, place, bytes) } };
    },
    unwrapKey: (place, { wrapped }) => {
      const bytes = dataKeys.get(nameOf(place), () => unwrap(boardKey(place.board), place, wrapped));
      return { version: 1, bytes };
    },
    heldKey: (place) => {
      const bytes = dataKeys.held(nameOf(place));
      return bytes === null ? null : { version: 1, bytes };
    },
    sealForBoard: (place, text) => seal(boardKey(place.board), place, text),
    openForBoard: (place, sealed) => open(boardKey(place.board), place, sealed),
  };
}

function newKeyBytes(): Uint8Array {
  return randomBytes(keyLength);
}

function inKeyring(board: string): Place {
  return { board, dossier: null, table: 'keyring', row: board, column: 'board_key', rowVersion: 1 };
}

function nameOf({ board, table, row, rowVersion }: Place): string {
  return `${board}/${table}/${row}/${rowVersion}`;
}

/** The ids of boards hold letters, digits, - and _ only; anything else would be a way out of the directory. */
function fileName(board: string): string {
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(board)) throw new Error('not the id of a board');
  return board;
}
