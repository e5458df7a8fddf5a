import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { PrintedDocument } from '../../core/documents/printed.ts';
import type { Instant } from '../../core/kernel/kernel.ts';

/**
 * The document as a tagged PDF (PDF/UA-1, Dutch), with `madeAt` as its time of making. Throws when it cannot be laid
 * out; what the compiler says about it is left out, since that may quote the document.
 */
export async function renderPdf(document: PrintedDocument, madeAt: Instant): Promise<Uint8Array<ArrayBuffer>> {
  const { compiler, template } = await (opened ??= open());
  const inputs = { document: JSON.stringify(document, printable) };
  const compiled = compiler.compile({ mainFilePath: template, inputs });
  if (compiled.result === null) throw new Error('The document could not be laid out.');
  const pdf = new Uint8Array(exported(compiler, compiled.result, Math.floor(Date.parse(madeAt) / 1000)));
  // No text of a case stays behind in the compiler.
  compiler.evictCache(0);
  return pdf;
}

/** Half characters and control characters have no shape on paper; a tab and the end of a line do. */
function printable(_key: string, value: unknown): unknown {
  return typeof value === 'string' ? value.toWellFormed().replace(/[\u0000-\u0008\u000B-\u001F\u007F]/g, '') : value;
}

type Compiled = NonNullable<ReturnType<NodeCompiler['compile']>['result']>;

/**
 * A name in a script that no font here has cannot be printed under PDF/UA. It must not stand in the way of a report: the
 * document is then tagged just the same, with a box for the sign that is missing.
 */
function exported(compiler: NodeCompiler, document: Compiled, creationTimestamp: number): Buffer {
  try {
    return compiler.pdf(document, { pdfStandard: 'ua-1', creationTimestamp });
  } catch {
    return compiler.pdf(document, { creationTimestamp });
  }
}

type Opened = { readonly compiler: NodeCompiler; readonly template: string };
let opened: Promise<Opened> | undefined;

/** Loaded at the first document only: the compiler is large, and most visits make none. */
async function open(): Promise<Opened> {
  const { NodeCompiler: Compiler } = await import('@myriaddreamin/typst-ts-node-compiler');
  const workspace = templates();
  const fonts = dirname(
    createRequire(import.meta.url).resolve('@expo-google-fonts/atkinson-hyperlegible-next/package.json'),
  );
  const fontPaths = ['400Regular', '700Bold'].map((weight) => join(fonts, weight));
  const compiler = Compiler.create({ workspace, fontArgs: [{ fontPaths }] });
  return { compiler, template: join(workspace, 'document.typ') };
}

/** The nearest `documents` with the template above this file, built or not. */
function templates(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const found = join(folder, 'documents');
    if (existsSync(join(found, 'document.typ'))) return found;
    if (folder === dirname(folder)) throw new Error('The folder with document templates is missing.');
  }
}
