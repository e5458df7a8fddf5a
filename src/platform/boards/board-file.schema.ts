import * as z from 'zod';
import { line } from '../../core/kernel/kernel.schema.ts';
import { locationKinds } from '../../core/protocol/words.ts';

/** What `pluis board create` reads: a board, its locations and the people who invite all others. */
export const boardFileSchema = z.strictObject({
  name: line,
  /** The name in the address and in the settings of sign-in by the organisation. */
  slug: z.string().regex(/^[a-z0-9-]{1,60}$/, 'kleine letters, cijfers en streepjes, hoogstens 60'),
  locations: z
    .array(
      z.strictObject({
        name: line,
        kind: z.enum(locationKinds),
        /** The code under which new dossiers are opened here. */
        protocol: line,
        brin: z
          .string()
          .regex(/^\d{2}[A-Z]{2}(\d{2})?$/, 'een BRIN, bijvoorbeeld 11ZZ of 11ZZ03')
          .optional(),
        lrk: z
          .string()
          .regex(/^\d{6,12}$/, 'een LRK-nummer: alleen cijfers')
          .optional(),
      }),
    )
    .min(1),
  people: z
    .array(
      z.strictObject({
        name: line,
        role: line,
        /** The name of one of the locations; left out: the whole board. */
        at: line.optional(),
      }),
    )
    .min(2),
});
export type BoardFile = z.infer<typeof boardFileSchema>;
