export type Path = readonly (string | number)[];

/** Something wrong in a protocol document: where it stands, and in Dutch what is wrong and what helps. */
export type Finding = { readonly path: Path; readonly says: string };

/** The path as a reader writes it: acts[3].by[0]. */
export function writePath(path: Path): string {
  return path.reduce<string>(
    (written, part) =>
      typeof part === 'number' ? `${written}[${part}]` : written === '' ? part : `${written}.${part}`,
    '',
  );
}
