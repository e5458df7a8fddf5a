import { randomBytes } from 'node:crypto';

/** Where the program tells its keepers what happened; pino fits. Never a name, a typed text or an address with a reference. */
export type Log = {
  readonly info: (about: object, says: string) => void;
  readonly error: (about: object, says: string) => void;
};

/**
 * Logs what broke and answers with the reference to show. Of the error only its kind, its code and where it was thrown:
 * a message can quote what somebody typed.
 */
export function reportFailure(log: Log, error: unknown, method: string, pattern: string): string {
  const reference = randomBytes(5).toString('hex').toUpperCase();
  log.error({ reference, method, route: pattern, ...harmlessPart(error) }, 'request failed');
  return reference;
}

function harmlessPart(error: unknown): object {
  if (!(error instanceof Error)) return { kind: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { kind: error.constructor.name, code, frames: frames.slice(0, 8).map((line) => line.trim()) };
}
