import { describe, expect, test } from 'vitest';
import { routes } from '../../src/app/routes.ts';
import { accessTable, type RouteRow } from '../builders/access-table.ts';

const { ofBoard, ofDossier } = accessTable();
const words: Readonly<Record<string, string>> = { nothing: 'everybody', 'signed-in': 'staff' };

const asRow = ({ method, path, needs }: (typeof routes)[number]) => `${method} ${path} ${words[needs] ?? needs}`;
const written = (rows: readonly RouteRow[]) => rows.map((row) => `${row.method} ${row.address} ${row.for}`).sort();

describe('docs/access.md', () => {
  test('has every address of the board, with who may use it', () => {
    expect(written(ofBoard)).toEqual(
      routes
        .filter(({ on }) => on === undefined)
        .map(asRow)
        .sort(),
    );
  });

  test('has every address of a dossier, with who may use it', () => {
    expect(written(ofDossier)).toEqual(
      routes
        .filter(({ on }) => on === 'dossier')
        .map(asRow)
        .sort(),
    );
  });
});
