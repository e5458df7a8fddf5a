import { isAlias, isMap, isNode, isScalar, LineCounter, parseDocument, visit, type Document, type Node } from 'yaml';
import { ok, refuse, type Result } from '../../core/kernel/kernel.ts';
import type { Path } from '../../core/protocol/finding.ts';
import type { FileProblem } from './problem.ts';

export type YamlFile = {
  readonly value: unknown;
  /** The line on which this part starts; of a part that is missing, the line of what should hold it. */
  readonly lineOf: (path: Path) => number;
};

const longest = 1_000_000;
/** A code nests some ten deep; far beyond that reading it would run out of stack. */
const deepest = 100;

/** Reads YAML 1.2 text (so `no` stays a word). `file` only names it in the problems. */
export function readYaml(text: string, file: string): Result<YamlFile, readonly FileProblem[]> {
  if (text.length > longest)
    return refuse([
      { file, line: 1, says: `Dit bestand is groter dan ${longest} tekens. Een protocol is veel kleiner.` },
    ]);
  if (isTooDeep(text)) return refuse([{ file, line: 1, says: tooDeep }]);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, version: '1.2', uniqueKeys: true, prettyErrors: false });
  if (document.errors.length > 0) {
    return refuse(
      document.errors.map((error) => ({
        file,
        line: lines.linePos(error.pos[0]).line,
        says: sayYamlError(error.code),
      })),
    );
  }
  const loose = unresolvedIn(document);
  if (loose !== null) return refuse([{ file, line: lines.linePos(loose).line, says: unresolved }]);
  const value = valueIn(document);
  if (value === undefined) return refuse([{ file, line: 1, says: tooMany }]);
  return ok({ value, lineOf: (path) => lineOf(document, lines, path) });
}

const tooDeep = `Hier zit meer dan ${deepest} diep in elkaar. Een protocol is veel vlakker.`;
const unresolved = 'Deze verwijzing (*) hoort bij een naam (&) die ervoor staat, en die is er niet.';
const tooMany = 'Dit bestand verwijst te vaak naar zichzelf. Schrijf het uit.';

/** Judged before it is read, by brackets, dashes and the depth of the indentation. */
function isTooDeep(text: string): boolean {
  let open = 0;
  let most = 0;
  for (const sign of text) {
    if (sign === '[' || sign === '{') open += 1;
    if (sign === ']' || sign === '}') open = Math.max(0, open - 1);
    most = Math.max(most, open);
  }
  return most > deepest || text.split('\n').some((line) => steps(line) > 2 * deepest);
}

/** How many spaces, dashes and question marks a line begins with: each can begin a level. */
function steps(line: string): number {
  return /^[\s?:-]*/.exec(line)?.[0].length ?? 0;
}

/** Where the first alias stands that means nothing; null when each means something. */
function unresolvedIn(document: Document): number | null {
  const named = new Set<string>();
  let at: number | null = null;
  visit(document, (_, node) => {
    if (!isAlias(node)) {
      if (isNode(node) && node.anchor !== undefined) named.add(node.anchor);
      return undefined;
    }
    if (named.has(node.source)) return undefined;
    at = offsetOf(node);
    return visit.BREAK;
  });
  return at;
}

/** Undefined when its aliases would make it grow without end. */
function valueIn(document: Document): unknown {
  try {
    const value: unknown = document.toJS();
    return value ?? null;
  } catch (error) {
    if (error instanceof ReferenceError) return undefined;
    throw error;
  }
}

const sayings: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'Deze sleutel staat twee keer in hetzelfde blok. Haal er één weg.',
  TAB_AS_INDENT: 'Er staat een tab waar spaties horen. Spring in met spaties.',
  BAD_INDENT: 'De inspringing klopt niet. Zet wat bij elkaar hoort even ver naar rechts.',
  MISSING_CHAR: 'Er ontbreekt een teken, zoals een aanhalingsteken of een haakje.',
  MULTIPLE_DOCS: 'Er staat meer dan één document in dit bestand. Houd er één over.',
};

function sayYamlError(code: string): string {
  return sayings[code] ?? `Dit is geen geldige YAML (${code}). Kijk naar de tekens en de inspringing op deze regel.`;
}

function lineOf(document: Document, lines: LineCounter, path: Path): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const start = startOf(document, path.slice(0, length));
    if (start !== null) return lines.linePos(start).line;
  }
  return 1;
}

function startOf(document: Document, path: Path): number | null {
  const key = path.at(-1);
  const holder: unknown = path.length === 0 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (key !== undefined && isMap(holder)) {
    const pair = holder.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key));
    return pair !== undefined && isNode(pair.key) ? offsetOf(pair.key) : null;
  }
  const node: unknown = path.length === 0 ? holder : document.getIn(path, true);
  return isNode(node) ? offsetOf(node) : null;
}

function offsetOf(node: Node): number | null {
  return node.range?.[0] ?? null;
}
