import { statusOf, standingOf, type Dossier } from '../dossier/dossier.ts';

/** Counts of one calendar year, without a name, a child or a dossier in it (F-6.7). */
export type YearOverview = {
  readonly year: number;
  /** Dossiers opened in the year. */
  readonly suspicions: number;
  readonly withReport: number;
  readonly withHelp: number;
  readonly closed: number;
};

/** Reports and help count for the year in which their dossier was opened, so that every number is a part of the first. */
export function overviewOf(dossiers: readonly Dossier[], year: number): YearOverview {
  const opened = dossiers.filter(
    (dossier) => dossier.status !== 'absent' && Number(dossier.opened.on.slice(0, 4)) === year,
  );
  return {
    year,
    suspicions: opened.length,
    withReport: opened.filter((dossier) => standingOf(dossier, 'ReportMade').length > 0).length,
    withHelp: opened.filter((dossier) => standingOf(dossier, 'HelpPlanned').length > 0).length,
    closed: opened.filter((dossier) => statusOf(dossier) !== 'open').length,
  };
}
