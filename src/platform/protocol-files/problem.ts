/** Something wrong in a file, with the place to look. Lines count from one. */
export type FileProblem = { readonly file: string; readonly line: number; readonly says: string };

/** One problem as a line that an editor can jump to. */
export function writeProblem({ file, line, says }: FileProblem): string {
  return `${file}:${line}: ${says}`;
}
