import { NodeFS } from '@electric-sql/pglite/nodefs';
import { closeSync, fsyncSync, openSync } from 'node:fs';
import path from 'node:path';

type Initialised = Awaited<ReturnType<NodeFS['init']>>;
type Operation = (...parts: readonly unknown[]) => unknown;

/**
 * The embedded database's files, with the syncing to disk that its file system leaves out: a commit waits for its log, and a directory is
 * synced after an entry in it came, went or changed its name. It reaches into the file system of a pinned version; a test counts the syncs.
 */
export class DurableNodeFS extends NodeFS {
  override async init(...given: Parameters<NodeFS['init']>): Promise<Initialised> {
    const { emscriptenOpts } = await super.init(...given);
    const preRun = [makeDurable, ...(emscriptenOpts.preRun ?? [])];
    return { emscriptenOpts: { ...emscriptenOpts, preRun } };
  }
}

function makeDurable(module: object): void {
  const files = member(module, 'NODEFS');
  const streamOps = member(files, 'stream_ops');
  const nodeOps = member(files, 'node_ops');
  Reflect.set(streamOps, 'fsync', (stream: object) => {
    const descriptor: unknown = Reflect.get(stream, 'nfd');
    if (typeof descriptor === 'number') fsyncSync(descriptor);
    return 0;
  });
  for (const name of ['mknod', 'rename', 'unlink', 'rmdir']) {
    const change = operation(nodeOps, name);
    const realPath = operation(files, 'realPath');
    Reflect.set(nodeOps, name, (...parts: readonly unknown[]) => {
      const before = parts.filter(isDirectory).map((node) => String(realPath(node)));
      const result = change(...parts);
      for (const directory of new Set(name === 'rename' ? before.flatMap(withItsParent) : before))
        syncDirectory(directory);
      return result;
    });
  }
}

/** `rename` is given the node itself, not the directory it leaves. */
function withItsParent(place: string): readonly string[] {
  return [path.dirname(place), place];
}

function isDirectory(part: unknown): part is object {
  return typeof part === 'object' && part !== null && 'mount' in part;
}

function syncDirectory(directory: string): void {
  let descriptor: number;
  try {
    descriptor = openSync(directory, 'r');
  } catch {
    return;
  }
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function member(of: object, name: string): object {
  const found: unknown = Reflect.get(of, name);
  if (typeof found !== 'object' || found === null)
    throw new Error(`the embedded database has no ${name} to make durable`);
  return found;
}

function operation(of: object, name: string): Operation {
  const found: unknown = Reflect.get(of, name);
  if (typeof found !== 'function') throw new Error(`the embedded database has no ${name} to make durable`);
  return (...parts) => {
    const result: unknown = Reflect.apply(found, of, parts);
    return result;
  };
}
