import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Somebody else has the data directory open; writing beside them would damage it. */
export class DirectoryInUse extends Error {
  readonly pid: number;
  constructor(pid: number) {
    super(`the data directory is in use by process ${pid}`);
    this.pid = pid;
  }
}

/**
 * Takes the directory for this process and answers with what gives it back. A lock left behind by a process that no longer lives is taken
 * over. Throws `DirectoryInUse`. The holder's start time is kept too, since a process id is used again.
 */
export function lockDirectory(directory: string): () => void {
  const file = path.join(directory, 'lock');
  const own = path.join(directory, `lock.${process.pid}`);
  writeFileSync(own, `${process.pid} ${startOf(process.pid)}\n`);
  try {
    for (;;) {
      if (tryLink(own, file)) break;
      const holder = readHolder(file);
      if (holder !== null && holder.start === startOf(holder.pid) && isAlive(holder.pid))
        throw new DirectoryInUse(holder.pid);
      rmSync(file, { force: true });
    }
  } finally {
    rmSync(own, { force: true });
  }
  return () => {
    rmSync(file, { force: true });
  };
}

function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function readHolder(file: string): { readonly pid: number; readonly start: string } | null {
  try {
    const [pid, start] = readFileSync(file, 'utf8').trim().split(' ');
    return pid === undefined ? null : { pid: Number(pid), start: start ?? '' };
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** When the process started, in the kernel's ticks; empty where the system does not say. */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
