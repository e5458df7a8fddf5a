import * as z from 'zod';
import { dossierFileSchema } from './events.schema.ts';

/** The JSON Schema of a dossier as a file: what `docs/schema/dossier.json` holds. Throws never; pure. */
export function dossierJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(dossierFileSchema, { io: 'input', reused: 'ref' });
  return {
    ...schema,
    title: 'Pluis dossier, format 1',
    description:
      'One case under a Meldcode: its entries in the order of recording. The same in an export and for `pluis assess`.',
  };
}

/** As it is written to disk: two spaces, a line end at the end. */
export function dossierJsonSchemaText(): string {
  return `${JSON.stringify(dossierJsonSchema(), null, 2)}\n`;
}
