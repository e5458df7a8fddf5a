import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext, Script } from 'node:vm';
import fc from 'fast-check';

/** Something of the product that reads what others wrote. */
export type Subject = {
  readonly name: string;
  /** Inputs that it reads well, to begin from. */
  readonly samples: readonly Uint8Array[];
  readonly parse: (input: Buffer) => unknown;
  /** The errors that it is known to throw; when left out it throws none. */
  readonly documented?: (error: unknown) => boolean;
  /** How many cases of it are worth as much time as one of the others. */
  readonly weight?: number;
};

type Effort = { readonly cases: number; readonly seed: number; readonly milliseconds?: number };
type Limits = { readonly milliseconds: number; readonly bytes: number };
export const limits: Limits = { milliseconds: 1_000, bytes: 64 * 1024 * 1024 };

setFlagsFromString('--expose-gc');
const gc: unknown = runInNewContext('gc');

function collect(): void {
  if (typeof gc !== 'function') throw new Error('the heap cannot be measured');
  Reflect.apply(gc, undefined, []);
}

/** Twice: what lies outside the heap goes only after what held it. */
function settle(): void {
  collect();
  collect();
}

/** What is wrong with a parser, with the smallest input at hand that shows it; null when nothing is. */
export async function faultOf(
  subject: Subject,
  inputs: fc.Arbitrary<Uint8Array>,
  { cases, seed, milliseconds = limits.milliseconds }: Effort,
): Promise<string | null> {
  settle();
  const before = inUse();
  const found = await fc.check(
    fc.asyncProperty(inputs, async (bytes) => {
      const wrong = await wrongWith(subject, Buffer.from(bytes), milliseconds);
      if (wrong !== null) throw new Error(wrong);
    }),
    { numRuns: cases, seed, endOnFailure: true },
  );
  if (found.failed) {
    const [shown] = found.counterexample ?? [];
    const text = JSON.stringify(Buffer.from(shown ?? []).toString('latin1'));
    return `${subject.name}: ${String(found.errorInstance)} ${text.length > 300 ? `${text.slice(0, 300)}…` : text}`;
  }
  settle();
  const kept = inUse() - before;
  return kept > limits.bytes ? `${subject.name}: keeps ${kept} bytes` : null;
}

/** A case that was slow or greedy is tried again: another process may have had the machine just then. */
async function wrongWith(subject: Subject, input: Buffer, milliseconds: number): Promise<string | null> {
  const first = await once(subject, input, milliseconds);
  return first === null || first.startsWith('crash') ? first : once(subject, input, milliseconds);
}

async function once(
  { parse, documented = () => false }: Subject,
  input: Buffer,
  milliseconds: number,
): Promise<string | null> {
  const heap = inUse();
  const busy = process.threadCpuUsage();
  try {
    await interruptibly(() => parse(input), 10 * milliseconds);
  } catch (error) {
    if (isInterrupted(error)) return 'hangs';
    if (!documented(error)) return `crash: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  }
  const { user, system } = process.threadCpuUsage(busy);
  if ((user + system) / 1000 > milliseconds) return 'slow';
  return inUse() - heap > limits.bytes ? 'grows' : null;
}

const slot = '__parse';
const script = new Script(`globalThis.${slot}()`);

/** Ends also what never would, as far as it comes before the first wait. */
function interruptibly(parse: () => unknown, timeout: number): unknown {
  Reflect.set(globalThis, slot, parse);
  return script.runInThisContext({ timeout });
}

function isInterrupted(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
}

function inUse(): number {
  const { used_heap_size: heap, external_memory: outside } = getHeapStatistics();
  return heap + outside;
}
