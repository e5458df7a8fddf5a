import { hash } from 'node:crypto';
import type { FileKind } from '../../core/dossier/attachment.schema.ts';
import { ok, refuse, type Result } from '../../core/kernel/kernel.ts';
import type { Scan } from './clamd.ts';
import { inspect } from './inspect.ts';
import type { FileRefusal } from './kinds.ts';

/** What becomes of a file that no scanner looked at: nobody gets it, or who reads the dossier gets it with a warning (decision 0078). */
export type Unscanned = 'closed' | 'open';

export type Taken = {
  readonly kind: FileKind;
  readonly bytes: Uint8Array;
  readonly sha256: string;
  readonly scan: 'clean' | 'not_scanned';
};

export type Files = {
  /** Whether there is a scanner at all. */
  readonly isScanned: boolean;
  readonly unscanned: Unscanned;
  /** Judges what somebody brought: by its content, and by the scanner when that answers. */
  readonly take: (given: Uint8Array) => Promise<Result<Taken, FileRefusal>>;
  /** What an entry keeps of a file. */
  readonly hashOf: (bytes: Uint8Array) => string;
  /** Asks the scanner again about what nobody had looked at. */
  readonly scanAgain: (bytes: Uint8Array) => Promise<'clean' | 'infected' | 'not_scanned'>;
};

/** `scan`: null where there is no scanner. */
export function openFiles(scan: Scan | null, unscanned: Unscanned): Files {
  const look = async (bytes: Uint8Array) => {
    const verdict = scan === null ? 'unreachable' : await scan(bytes);
    return verdict === 'unreachable' ? 'not_scanned' : verdict;
  };
  return {
    isScanned: scan !== null,
    unscanned,
    take: async (given) => {
      // As it came: drawing a picture anew could hide from the scanner what it would have known.
      const verdict = await look(given);
      if (verdict === 'infected') return refuse('infected');
      const inspected = await inspect(given);
      if (!inspected.ok) return inspected;
      const { kind, bytes } = inspected.value;
      return ok({ kind, bytes, sha256: hashOf(bytes), scan: verdict });
    },
    hashOf,
    scanAgain: look,
  };
}

function hashOf(bytes: Uint8Array): string {
  return hash('sha256', bytes);
}
