// What is generated from the code: path from the root → text. Runs on the sources, without a build.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import { root } from './toolchain.mjs';

const format = 'src/core/protocol/protocol.schema.ts';
const schemas = [
  { path: 'docs/schema/protocol.json', from: format, name: 'protocolSchema', title: 'A protocol of Pluis' },
  { path: 'docs/schema/overlay.json', from: format, name: 'overlaySchema', title: 'The national overlay of Pluis' },
];

/** Resolves to [path, text] pairs. */
export async function generated() {
  return [...(await Promise.all(schemas.map(schemaDocument))), ...(await protocolDocuments())];
}

async function schemaDocument({ path, from, name, title }) {
  const schema = { title, ...z.toJSONSchema((await source(from))[name], { io: 'input' }) };
  return [path, `${JSON.stringify(schema, null, 2)}\n`];
}

/** Each shipped code as the tables that a coordinator or a lawyer reads, so that a change of a rule shows in review. */
async function protocolDocuments() {
  const { loadProtocols } = await source('src/platform/protocol-files/load.ts');
  const { explain } = await source('src/core/protocol/explain.ts');
  const loaded = await loadProtocols(join(root, 'protocols'));
  if (!loaded.ok) throw new Error(loaded.error.map(({ file, line, says }) => `${file}:${line} ${says}`).join('\n'));
  return [...loaded.value].map(([id, code]) => [`docs/protocols/${id}.txt`, `${explain(code)}\n`]);
}

function source(path) {
  return import(pathToFileURL(join(root, path)).href);
}
