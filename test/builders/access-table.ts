import { readFileSync } from 'node:fs';
import path from 'node:path';

export type RouteRow = { readonly method: string; readonly address: string; readonly for: string };

/** What docs/access.md says, for a test that compares. */
export type AccessTable = {
  readonly ofBoard: readonly RouteRow[];
  readonly ofDossier: readonly RouteRow[];
  readonly roles: readonly string[];
  readonly relations: readonly string[];
  readonly roleGives: (role: string, right: string) => boolean;
  readonly relationOpens: (relation: string, right: string, state: string) => boolean;
};

/** Reads the tables that people reviewed. */
export function accessTable(file = path.join(import.meta.dirname, '../../docs/access.md')): AccessTable {
  const sections = readFileSync(file, 'utf8').split(/^## /m).slice(1).map(rowsOf);
  const [ofBoard = [], ofDossier = [], byRelation = [], byRole = []] = sections;
  const cell = (table: readonly (readonly string[])[], row: string, column: string) =>
    table.find(([first]) => first === row)?.[table[0]?.indexOf(column) ?? -1] ?? '–';
  return {
    ofBoard: ofBoard.slice(1).map(routeRow),
    ofDossier: ofDossier.slice(1).map(routeRow),
    roles: byRole[0]?.slice(1) ?? [],
    relations: byRelation[0]?.slice(1) ?? [],
    roleGives: (role, right) => cell(byRole, right, role) === 'yes',
    relationOpens: (relation, right, state) => cell(byRelation, right, relation).split(', ').includes(state),
  };
}

function rowsOf(section: string): readonly (readonly string[])[] {
  const lines = section.split('\n').filter((line) => line.startsWith('|') && !/^[| -]+$/.test(line));
  return lines.map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((text) => text.trim()),
  );
}

function routeRow([method = '', address = '', whom = '']: readonly string[]): RouteRow {
  return { method, address, for: whom };
}
