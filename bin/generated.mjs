// What is generated from the code: path from the root → text. Runs on the sources, without a build.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import { root } from './toolchain.mjs';

const schemas = [
  {
    path: 'docs/schema/protocol.json',
    from: 'src/core/protocol/protocol.schema.ts',
    name: 'protocolSchema',
    title: 'A protocol of Pluis',
  },
  {
    path: 'docs/schema/overlay.json',
    from: 'src/core/protocol/protocol.schema.ts',
    name: 'overlaySchema',
    title: 'The national overlay of Pluis',
  },
];

/** Resolves to [path, text] pairs. */
export async function generated() {
  return Promise.all(schemas.map(schemaDocument));
}

async function schemaDocument({ path, from, name, title }) {
  const module = await import(pathToFileURL(join(root, from)).href);
  const schema = { title, ...z.toJSONSchema(module[name], { io: 'input' }) };
  return [path, `${JSON.stringify(schema, null, 2)}\n`];
}
