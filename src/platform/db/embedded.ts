import { Worker } from 'node:worker_threads';
import type { Answered, Asked, WorkerStart } from './worker-messages.ts';

type Rows<T> = { rows: T[]; affectedRows: number; fields: { dataTypeID: number; name: string }[] };
type Query = <T>(sql: string, values?: readonly unknown[]) => Promise<Rows<T>>;
type Waiting = { readonly resolve: (answered: Answered) => void; readonly reject: (error: Error) => void };
type Unnumbered<T> = T extends unknown ? Omit<T, 'id'> : never;

/** As PostgreSQL says it; `code` is the SQLSTATE. The message of the database may quote values: it is for tests, never for a log. */
export class EmbeddedError extends Error {
  readonly code: string;
  constructor(message: string, code: string) {
    super(message);
    this.code = code;
  }
}

/** The embedded database in a thread of its own, in the shape in which Kysely wants it. One connection: Kysely queues what uses it. */
export class EmbeddedDatabase {
  closed = false;
  ready = false;
  readonly waitReady: Promise<void>;
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;

  constructor(start: WorkerStart) {
    const file = import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.js';
    this.#worker = new Worker(new URL(file, import.meta.url), { workerData: start });
    this.#worker.on('message', (answered: Answered) => {
      this.#waiting.get(answered.id)?.resolve(answered);
      this.#waiting.delete(answered.id);
    });
    this.#worker.on('error', (error: Error) => {
      this.#fail(error);
    });
    this.#worker.on('exit', () => {
      this.#fail(new Error('the embedded database has stopped'));
    });
    this.waitReady = this.run('select 1').then(() => {
      this.ready = true;
    });
  }

  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the shape Kysely asks for
  readonly query: Query = async <T>(sql: string, values: readonly unknown[] = []) => {
    const { rows, affected } = await this.#ask({ do: 'query', sql, values });
    return { rows: toRows<T>(rows), affectedRows: affected, fields: [] };
  };

  async run(sql: string): Promise<void> {
    await this.#ask({ do: 'run', sql });
  }

  async transaction<T>(work: (inside: { query: Query; rollback: () => Promise<void> }) => Promise<T>): Promise<T> {
    await this.run('begin');
    try {
      const result = await work({ query: this.query, rollback: () => this.run('rollback') });
      await this.run('commit');
      return result;
    } catch (error) {
      await this.run('rollback');
      throw error;
    }
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    await this.#ask({ do: 'close' });
    await this.#worker.terminate();
  }

  async #ask(asked: Unnumbered<Asked>): Promise<Extract<Answered, { ok: true }>> {
    const id = ++this.#asked;
    const answered = await new Promise<Answered>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ ...asked, id });
    });
    if (!answered.ok) throw new EmbeddedError(answered.message, answered.code);
    return answered;
  }

  #fail(error: Error): void {
    this.closed = true;
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}

function toRows<T>(rows: readonly unknown[]): T[] {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- rows are typed by whoever wrote the query, as with every driver
  return rows as T[];
}
