import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Result } from '../../core/kernel/kernel.ts';
import { refuse } from '../../core/kernel/kernel.ts';
import type { Code } from '../../core/protocol/code.ts';
import { sayKnown } from '../../core/protocol/nearest.ts';
import { loadProtocol } from '../../platform/protocol-files/load.ts';
import type { FileProblem } from '../../platform/protocol-files/problem.ts';
import type { Io } from './io.ts';

export type NotFound = { readonly notFound: string } | { readonly problems: readonly FileProblem[] };

/** A protocol by the path of its file or by the id of one that comes with Pluis. */
export async function findCode(io: Io, name: string): Promise<Result<Code, NotFound>> {
  const shipped = join(io.protocols, `${name}.yaml`);
  const isId = /^[a-z0-9-]+$/.test(name) && existsSync(shipped);
  const file = isId ? shipped : name;
  if (!isId && !existsSync(file)) {
    const known = await shippedIds(io);
    return refuse({ notFound: `"${name}" is geen bestand en geen protocol van Pluis.${sayKnown(name, known)}` });
  }
  const overlay = join(io.protocols, 'overlay-nl.yaml');
  const loaded = await loadProtocol(file, overlay);
  return loaded.ok ? loaded : refuse({ problems: loaded.error });
}

/** The ids of the protocols that come with Pluis. */
export async function shippedIds(io: Io): Promise<readonly string[]> {
  const names = await readdir(io.protocols);
  return names
    .filter((name) => name.endsWith('.yaml') && name !== 'overlay-nl.yaml')
    .map((name) => name.slice(0, -'.yaml'.length))
    .sort();
}
