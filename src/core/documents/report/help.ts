import { standingIn, standingOf } from '../../dossier/dossier.ts';
import type { Content, EventOf } from '../../dossier/events.schema.ts';
import { formatShortDay } from '../../kernel/dates.ts';
import { onDay, type Given } from '../given.ts';
import { entriesUnder, filled, listOf, row, type Part, type PrintedEntry } from '../printed.ts';
import { answerWords, kindcheckWords, progressWords } from '../words-nl.ts';
import { flagSaid } from './concern.ts';

export function riskParts(given: Given): readonly Part[] {
  const mapped = standingOf(given.dossier, 'FactorsMapped').map(({ event }) => event);
  return [
    listOf(
      'Wat risico geeft',
      mapped.flatMap(({ risk }) => risk),
    ),
    listOf(
      'Wat beschermt',
      mapped.flatMap(({ protective }) => protective),
    ),
    listOf(
      'Wat de zorg sterker maakt',
      mapped.flatMap(({ confirming }) => confirming),
    ),
    listOf(
      'Wat de zorg tegenspreekt',
      mapped.flatMap(({ contradicting }) => contradicting),
    ),
    {
      is: 'rows',
      title: null,
      rows: [
        row('Bijzondere vorm, zoals eergerelateerd geweld', flagSaid(given, 'special_form')),
        row('Kindcheck', kindcheckSaid(given)),
      ],
    },
  ];
}

function kindcheckSaid({ dossier }: Given): string | undefined {
  const event = standingOf(dossier, 'KindcheckDone').at(-1)?.event;
  if (event === undefined) return undefined;
  const said = `${kindcheckWords[event.outcome]}, op ${formatShortDay(event.on)}`;
  return event.because === undefined ? said : `${said}. ${event.because}`;
}

export function helpParts(given: Given): readonly Part[] {
  return [
    entriesUnder(
      'Hulp tot nu toe',
      standingIn(given.dossier).flatMap(({ event }) => helpIn(event) ?? []),
    ),
  ];
}

function helpIn(event: Content): PrintedEntry | null {
  if (event.type === 'HelpPlanned') return planIn(event);
  if (event.type === 'ProgressNoted') {
    return {
      title: onDay(event.on, progressWords[event.kind]),
      rows: filled([
        ['Wat is gebeurd', event.what],
        ['Opnieuw onveilig', event.unsafeAgain === undefined ? undefined : answerWords[event.unsafeAgain]],
      ]),
    };
  }
  if (event.type === 'SafetyAgreed') {
    return {
      title: onDay(event.on, 'afspraken over veiligheid'),
      rows: event.agreements.map(({ about, what, who }) => ({ label: about, says: `${what} (${who})` })),
    };
  }
  if (event.type !== 'ApproachEvaluated') return null;
  return { title: onDay(event.on, 'terugblik'), rows: filled([['Wat kwam eruit', event.what]]) };
}

function planIn(event: EventOf<'HelpPlanned'>): PrintedEntry {
  return {
    title: onDay(event.on, 'hulpplan'),
    rows: filled([
      ['Doel', event.goal],
      ['Acties', event.actions.join('; ')],
      ['Wie doet wat', [...event.roles.map(ofRole), ...event.tasks.map(ofTask)].join('; ')],
      ['Casemanager', event.caseManager?.name],
      ['Verwachting over veiligheid', event.safetyForecast],
      ['Termijn', event.term],
      ['Samen terugkijken op', event.reviewOn === undefined ? undefined : formatShortDay(event.reviewOn)],
    ]),
  };
}

function ofRole({ role, who }: { readonly role: string; readonly who: string }): string {
  return `${who}: ${role}`;
}

function ofTask({ what, who }: { readonly what: string; readonly who: string }): string {
  return `${who}: ${what}`;
}

/** What is asked of Veilig Thuis. What the school expects is for the reporter to add: no entry records it. */
export function requestParts(given: Given): readonly Part[] {
  const { dossier } = given;
  const report = standingOf(dossier, 'ReportMade').at(-1)?.event;
  const decided = (decision: 'report' | 'help') => {
    const event = standingOf(dossier, 'DecisionTaken').findLast((one) => one.event.decision === decision)?.event;
    return event === undefined ? undefined : `${answerWords[event.is]}. ${event.because}`;
  };
  return [
    {
      is: 'rows',
      title: null,
      rows: [
        row('Besluit om te melden', decided('report')),
        row('Wat de school verwacht', undefined),
        row('Of de school zelf hulp kan bieden of regelen', decided('help')),
        row('Afspraken met Veilig Thuis', report?.agreements),
        row(
          'Bericht terug afgesproken op',
          report?.feedbackDue === undefined ? undefined : formatShortDay(report.feedbackDue),
        ),
      ],
    },
  ];
}
