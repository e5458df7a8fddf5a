import type { Assessment } from '../../../core/assess/assess.ts';
import type { Duty } from '../../../core/assess/duties.ts';
import type { InspectionRight } from '../../../core/assess/inspection.ts';
import type { ActState, AssessedAct, StepState } from '../../../core/assess/steps.ts';
import type { State } from '../../../core/dossier/dossier.ts';
import { formatShortDay } from '../../../core/kernel/dates.ts';
import { nameOf } from '../../../core/protocol/explain/names.ts';
import { explainWeighed } from '../../../core/protocol/explain/say-weighed.ts';
import { groundWords } from '../../../core/protocol/explain/words-nl.ts';
import type { Code } from '../../../core/protocol/code.ts';
import type { Row } from './admitting.ts';
import { sayRefusal } from './refusal-words.ts';
import type { Asked } from './report.ts';

/** The answer of `pluis assess` for a reader. */
export function sayAssessed(asked: Asked, rows: readonly Row[], assessment: Assessment | null): string {
  const taken = ['Regels:', ...rows.map(sayRow)];
  if (assessment === null) return [...taken, '', 'Geen regel is aangenomen, dus er is niets te beoordelen.'].join('\n');
  return [...taken, '', ...sayCase(asked, assessment)].join('\n');
}

function sayRow({ entry, refusal }: Row): string {
  const what = `${entry.id} ${entry.event.type}`;
  return refusal === null ? `  ja   ${what}` : `  nee  ${what}: ${sayRefusal(refusal)}`;
}

const stateWords: Readonly<Record<State, string>> = {
  open: 'open',
  closed_no_action: 'gesloten, zonder melding of hulp',
  closed_monitored: 'gesloten, de veiligheid wordt gevolgd',
};

function sayCase({ code, role }: Asked, assessment: Assessment): readonly string[] {
  const { weighed, warnings, duties, steps, inspection, state } = assessment;
  const open = role === null ? [] : assessment.openTo(role).map(({ id, title }) => `${id} ${title}`);
  return [
    `Dossier: ${stateWords[state]}`,
    explainWeighed(code, { ...weighed, open_duties: [], warnings }),
    '',
    'Stappen:',
    ...steps.flatMap(({ id, title, state: is, acts }) => [`- ${id} ${title}: ${stepWords[is]}`, ...sayActs(acts)]),
    ...list(
      'Nog te doen',
      duties.map((duty) => sayDuty(code, duty)),
    ),
    ...list(`Kan worden vastgelegd door ${role === null ? '' : nameOf(code, role)}`, open),
    ...list('Inzage', inspection.map(sayInspection)),
  ];
}

const stepWords: Readonly<Record<StepState | ActState, string>> = {
  done: 'gedaan',
  incomplete: 'niet compleet',
  open: 'open',
  skipped: 'overgeslagen',
  again: 'opnieuw',
  ahead: 'nog niet aan de beurt',
};

/** What was done or left out, and what stands open; what is still ahead would only fill the screen. */
function sayActs(acts: readonly AssessedAct[]): readonly string[] {
  return acts
    .filter(({ state }) => state !== 'ahead')
    .map(({ id, title, state, ground, because }) => {
      const why = ground === null ? '' : ` (${groundWords[ground]}: ${because ?? ''})`;
      return `  - ${id} ${title}: ${stepWords[state]}${why}`;
    });
}

function sayDuty(code: Code, { id, what, by, due, isLate, owes }: Duty): string {
  const day = due === null ? '' : `, uiterlijk ${formatShortDay(due)}${isLate ? ' (te laat)' : ''}`;
  return `${id} ${what} (${owes ?? nameOf(code, by)}${day})`;
}

const exercises: Readonly<Record<InspectionRight['exercisedBy'], string>> = {
  child: 'het kind zelf',
  representative: 'wie het gezag heeft, namens het kind',
  unknown: 'nog niet te zeggen; de geboortedatum ontbreekt',
};

function sayInspection({ child, exercisedBy, isHeard, representatives, authorityUnknown }: InspectionRight): string {
  return [
    `${child}: ${exercises[exercisedBy]}`,
    representatives.length === 0 ? '' : `; met gezag: ${representatives.join(', ')}`,
    authorityUnknown.length === 0 ? '' : `; gezag eerst nagaan van: ${authorityUnknown.join(', ')}`,
    isHeard ? '; het kind wordt gehoord' : '',
  ].join('');
}

function list(head: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', `${head}:`, ...lines.map((line) => `- ${line}`)];
}
