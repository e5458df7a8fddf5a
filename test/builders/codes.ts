import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { complete, type Code } from '../../src/core/protocol/code.ts';
import { overlaySchema, protocolSchema, type Overlay, type Protocol } from '../../src/core/protocol/protocol.schema.ts';

export const shipped = ['fedra-2019', 'verdi-2023', 'landelijk-onderwijs', 'landelijk-kinderopvang'] as const;
export type Shipped = (typeof shipped)[number];

function read(name: string): unknown {
  return parse(readFileSync(new URL(`../../protocols/${name}.yaml`, import.meta.url), 'utf8'));
}

const parsed = new Map<Shipped, Protocol>();
let overlay: Overlay | null = null;

/** Read once per test file; nobody changes what is read. */
export function protocolOf(id: Shipped): Protocol {
  const protocol = parsed.get(id) ?? protocolSchema.parse(read(id));
  parsed.set(id, protocol);
  return protocol;
}

export function overlayOf(): Overlay {
  overlay ??= overlaySchema.parse(read('overlay-nl'));
  return overlay;
}

const known = new Map<Shipped, Code>();

/** A shipped code with the national overlay, parsed once per test file. */
export function codeOf(id: Shipped): Code {
  const code = known.get(id) ?? complete(protocolOf(id), overlayOf());
  known.set(id, code);
  return code;
}
