/** What the thread of the embedded database is asked; each answered once, in order. */
export type Asked =
  | { readonly id: number; readonly do: 'query'; readonly sql: string; readonly values: readonly unknown[] }
  | { readonly id: number; readonly do: 'run'; readonly sql: string }
  | { readonly id: number; readonly do: 'close' };

export type Answered =
  | { readonly id: number; readonly ok: true; readonly rows: readonly unknown[]; readonly affected: number }
  | { readonly id: number; readonly ok: false; readonly message: string; readonly code: string };

export type WorkerStart = { readonly directory: string };
