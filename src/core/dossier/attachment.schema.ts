import * as z from 'zod';
import { entryId, line } from '../kernel/kernel.schema.ts';
import { common } from './parts.schema.ts';

/** The kinds of file that are taken, told by their content and never by their name. */
export const fileKinds = ['pdf', 'jpeg', 'png', 'text'] as const;
export type FileKind = (typeof fileKinds)[number];

/** A file, brought to another entry. The file itself lies beside the entries; its hash here holds it in their chain. */
export const fileAttached = z.strictObject({
  type: z.literal('FileAttached'),
  ...common,
  entry: entryId,
  file: entryId,
  /** What it is, in the words of who attached it; the name that the file had is not kept. */
  title: line,
  kind: z.enum(fileKinds),
  size: z.int().min(1),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
