import { spawnSync } from 'node:child_process';

export type Measured = { readonly out: string; readonly seconds: number; readonly megabytes: number };

const measure = `import resource, subprocess, sys
ran = subprocess.run(sys.argv[1:])
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)
sys.exit(ran.returncode)`;

/** Runs a command; what it said, how long it took and how much memory it held at most. Throws when it does not end well. */
export function runMeasured(command: readonly string[]): Measured {
  const begun = performance.now();
  const ran = spawnSync('python3', ['-c', measure, ...command], { encoding: 'utf8' });
  if (ran.status !== 0) throw new Error(`${command.join(' ')} ended with ${ran.status}: ${ran.stdout}${ran.stderr}`);
  const kilobytes = Number(ran.stderr.trim().split('\n').at(-1));
  return { out: ran.stdout, seconds: (performance.now() - begun) / 1000, megabytes: kilobytes / 1024 };
}
