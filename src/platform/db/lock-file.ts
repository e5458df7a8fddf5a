import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Somebody else has the data directory open; writing beside them would damage it. */
export class DirectoryInUse extends Error {
  readonly pid: number;
  constructor(pid: number) {
    super(`the data directory is in use by process ${pid}`);
    this.pid = pid;
  }
}

type Holder = { readonly pid: number; readonly start: string };

/**
 * Takes the directory for this process and answers with what gives it back. A lock left behind by a process that no longer lives is taken
 * over. Throws `DirectoryInUse`. The holder's start time is kept too, since a process id is used again.
 */
export function lockDirectory(directory: string): () => void {
  const file = path.join(directory, 'lock');
  const own = path.join(directory, `lock.${process.pid}-${randomUUID()}`);
  writeFileSync(own, `${process.pid} ${startOf(process.pid)}\n`);
  try {
    take(file, own);
  } finally {
    rmSync(own, { force: true });
  }
  return () => {
    rmSync(file, { force: true });
  };
}

/**
 * Of all who find the lock of a dead holder, only the one that holds the succession to it, a lock of its own, may put theirs in its place,
 * and only while it is still there: nobody removes a lock that another has taken in the meantime.
 */
function take(file: string, own: string): void {
  while (!tryLink(own, file)) {
    const holder = readHolder(file);
    if (holder === null) continue;
    if (holder.start === startOf(holder.pid) && isAlive(holder.pid)) throw new DirectoryInUse(holder.pid);
    const succession = path.join(path.dirname(file), `lock.after-${holder.pid}-${holder.start}`);
    take(succession, own);
    const still = readHolder(file);
    if (still?.pid === holder.pid && still.start === holder.start) {
      renameSync(succession, file);
      return;
    }
    rmSync(succession, { force: true });
  }
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

/** Null when there is no lock any more; process 0, which is nobody, when what it says is no process. */
function readHolder(file: string): Holder | null {
  try {
    const [pid, start] = readFileSync(file, 'utf8').trim().split(' ');
    return { pid: Number.parseInt(pid ?? '', 10) || 0, start: start ?? '' };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  if (pid <= 0) return false;
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
