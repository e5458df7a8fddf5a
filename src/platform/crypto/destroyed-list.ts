// Which keys were destroyed: a file beside the keys that only grows. It outlives the keys, so that a copy of them that comes back is
// destroyed again.
import path from 'node:path';
import * as z from 'zod';
import { alone, appendLine, readKeyFile } from './key-files.ts';

const destroyedSchema = z.object({
  board: z.string(),
  bucket: z.string(),
  version: z.int().min(1),
  at: z.iso.datetime(),
});
export type Destroyed = z.infer<typeof destroyedSchema>;

export function destroyedIn(directory: string): readonly Destroyed[] {
  const content = readKeyFile(fileIn(directory));
  if (content === null) return [];
  return Buffer.from(content)
    .toString('utf8')
    .split('\n')
    .flatMap((line) => {
      const parsed = destroyedSchema.safeParse(fromJson(line));
      return parsed.success ? [parsed.data] : [];
    });
}

/** Each key once, however often it is said. */
export function noteDestroyed(directory: string, destroyed: Destroyed): void {
  alone(directory, () => {
    const known = destroyedIn(directory).some(
      ({ board, bucket, version }) =>
        board === destroyed.board && bucket === destroyed.bucket && version === destroyed.version,
    );
    if (!known) appendLine(fileIn(directory), JSON.stringify(destroyed));
  });
}

function fileIn(directory: string): string {
  return path.join(directory, 'destroyed.jsonl');
}

function fromJson(line: string): unknown {
  try {
    const value: unknown = JSON.parse(line);
    return value;
  } catch {
    return null;
  }
}
