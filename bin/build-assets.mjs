import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const typeface = 'node_modules/@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin';
const fontFiles = { regular: `${typeface}-400-normal.woff2`, bold: `${typeface}-700-normal.woff2` };

/**
 * Writes the style sheet, the fonts and the enhancements to `out`, each under a name with its hash, and
 * `manifest.json`: `{css, fonts: string[], scripts: string[]}`, all addresses under `/assets/`.
 * Returns the manifest; throws the compiler's error, with file and line, when the Sass is wrong.
 */
export async function buildAssets({ out = join(root, 'dist/assets') } = {}) {
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  const put = (name, content) => writeHashed(out, name, content);

  const fonts = {};
  for (const [name, file] of Object.entries(fontFiles)) {
    fonts[name] = await put(`atkinson-${name}.woff2`, await readFile(join(root, file)));
  }
  const css = (await compileSass()).replace(/font:(\w+)/g, (_, name) => fonts[name]);
  const manifest = { css: await put('pluis.css', css), fonts: Object.values(fonts), scripts: await scripts(put) };
  await writeFile(join(out, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

async function compileSass() {
  const { compile } = await import('sass');
  const options = { style: 'compressed', loadPaths: [join(root, 'node_modules')], quietDeps: true };
  return compile(join(root, 'src/ui/css/pluis.scss'), options).css;
}

async function scripts(put) {
  const folder = join(root, 'src/ui/enhance');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.js')).sort();
  return Promise.all(names.map(async (name) => put(name, await readFile(join(folder, name)))));
}

async function writeHashed(out, name, content) {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12);
  const hashed = `${name.slice(0, -extname(name).length)}-${hash}${extname(name)}`;
  await writeFile(join(out, hashed), content);
  return `/assets/${hashed}`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildAssets();
