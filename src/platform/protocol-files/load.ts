import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type * as z from 'zod';
import { ok, refuse, type Result } from '../../core/kernel/kernel.ts';
import { complete, type Code } from '../../core/protocol/code.ts';
import type { Finding } from '../../core/protocol/finding.ts';
import { overlaySchema, protocolSchema, type Overlay, type Protocol } from '../../core/protocol/protocol.schema.ts';
import { wrongInOverlay, wrongInProtocol } from '../../core/protocol/references.ts';
import type { FileProblem } from './problem.ts';
import { sayIssues } from './say-issue.ts';
import { readYaml } from './yaml-file.ts';

const overlayName = 'overlay-nl.yaml';

type Loaded<T> = Result<T, readonly FileProblem[]>;

/** One protocol file with the national overlay of the same folder, or `overlayFile`, laid over it. */
export async function loadProtocol(
  file: string,
  overlayFile = join(dirname(file), overlayName),
): Promise<Loaded<Code>> {
  const overlay = await loadOverlay(overlayFile);
  if (!overlay.ok) return overlay;
  const protocol = await loadAlone(file, overlay.value);
  return protocol.ok ? ok(complete(protocol.value, overlay.value)) : protocol;
}

/** Every protocol in the folder, by id; all problems of all files at once. */
export async function loadProtocols(folder: string): Promise<Loaded<ReadonlyMap<string, Code>>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml') && name !== overlayName).sort();
  const read = await Promise.all(names.map((name) => loadProtocol(join(folder, name), join(folder, overlayName))));
  const problems = read.flatMap((one) => (one.ok ? [] : one.error));
  if (problems.length > 0) return refuse([...new Map(problems.map((one) => [JSON.stringify(one), one])).values()]);
  return ok(new Map(read.flatMap((one) => (one.ok ? [[one.value.protocol.id, one.value] as const] : []))));
}

/** The national overlay. */
export async function loadOverlay(file: string): Promise<Loaded<Overlay>> {
  return loadYaml(file, overlaySchema, wrongInOverlay);
}

async function loadAlone(file: string, overlay: Overlay): Promise<Loaded<Protocol>> {
  return loadYaml(file, protocolSchema, (protocol) => wrongInProtocol(protocol, overlay));
}

async function loadYaml<T>(
  file: string,
  schema: z.ZodType<T>,
  wrongIn: (value: T) => readonly Finding[],
): Promise<Loaded<T>> {
  const text = await readText(file);
  if (text === null) return refuse([{ file, line: 1, says: 'Dit bestand kan niet worden gelezen. Bestaat het?' }]);
  return parseText(text, basename(file), schema, wrongIn);
}

/** The text of a protocol or overlay as a value; `file` only names it in the problems. */
export function parseText<T>(
  text: string,
  file: string,
  schema: z.ZodType<T>,
  wrongIn: (value: T) => readonly Finding[],
): Loaded<T> {
  const yaml = readYaml(text, file);
  if (!yaml.ok) return yaml;
  const { value, lineOf } = yaml.value;
  const parsed = schema.safeParse(value);
  const found = parsed.success ? wrongIn(parsed.data) : sayIssues(parsed.error.issues, schema, value);
  if (parsed.success && found.length === 0) return ok(parsed.data);
  const problems = found.map(({ path, says }) => ({ file, line: lineOf(path), says }));
  return refuse(problems.sort((a, b) => a.line - b.line));
}

async function readText(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    return null;
  }
}
