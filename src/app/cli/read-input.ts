import { ok, refuse, type Result } from '../../core/kernel/kernel.ts';
import type { FactError } from '../../core/protocol/facts/wrong.ts';
import type { NotFound } from './find-code.ts';
import type { Io } from './io.ts';

/** A protocol that cannot be used, as errors in the input of a command that needs one. */
export function sayNotLoaded(why: NotFound): readonly FactError[] {
  if ('notFound' in why) return [{ path: 'protocol', says: why.notFound }];
  return why.problems.map(({ file, line, says }) => ({ path: `${file}:${line}`, says }));
}

/** The JSON in a file, or on the input when the file is `-`. */
export async function readJson(
  io: Io,
  file: string | undefined,
  option: string,
): Promise<Result<unknown, readonly FactError[]>> {
  if (file === undefined)
    return refuse([{ path: '', says: `--${option} ontbreekt: noem een bestand, of - voor de invoer.` }]);
  const text = await (file === '-' ? io.readInput() : io.readFile(file)).catch(() => null);
  if (text === null) return refuse([{ path: '', says: `Het bestand "${file}" kan niet worden gelezen.` }]);
  try {
    const value: unknown = JSON.parse(text);
    return ok(value);
  } catch {
    return refuse([{ path: '', says: 'Dit is geen geldige JSON.' }]);
  }
}
