import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { complete, type Code } from '../../src/core/protocol/code.ts';
import { overlaySchema, protocolSchema, type Overlay, type Protocol } from '../../src/core/protocol/protocol.schema.ts';

export const shipped = ['fedra-2019', 'verdi-2023', 'landelijk-onderwijs', 'landelijk-kinderopvang'] as const;
export type Shipped = (typeof shipped)[number];

function read(name: string): unknown {
  return parse(readFileSync(new URL(`../../protocols/${name}.yaml`, import.meta.url), 'utf8'));
}

export function protocolOf(id: Shipped): Protocol {
  return protocolSchema.parse(read(id));
}

export function overlayOf(): Overlay {
  return overlaySchema.parse(read('overlay-nl'));
}

const known = new Map<Shipped, Code>();

/** A shipped code with the national overlay, parsed once per test file. */
export function codeOf(id: Shipped): Code {
  const code = known.get(id) ?? complete(protocolOf(id), overlayOf());
  known.set(id, code);
  return code;
}
