import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';
import * as z from 'zod';

const answersSchema = z.array(
  z.object({ whole: z.boolean(), row: z.number().nullable().optional(), says: z.string().optional() }),
);
export type Answer = z.infer<typeof answersSchema>[number];
export type Task = {
  readonly export: string;
  readonly witness?: string | null;
  /** Bits of the file to turn, each in the whole file by itself. */
  readonly flips?: readonly number[];
};

/** The verifier in Python, asked many things in one process. */
export class SecondVerifier {
  readonly #process = spawn('python3', [path.join('tools', 'verify-log.py'), '--batch'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  readonly #answers = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();

  async ask(task: Task): Promise<readonly Answer[]> {
    this.#process.stdin.write(`${JSON.stringify(task)}\n`);
    const answered = await this.#answers.next();
    if (answered.done === true) throw new Error('the second verifier has stopped');
    return answersSchema.parse(JSON.parse(answered.value));
  }

  async close(): Promise<void> {
    const gone = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#process.stdin.end();
    await gone;
  }
}
