import { standingOf } from '../dossier/dossier.ts';
import type { EventOf } from '../dossier/events.schema.ts';
import type { Protocol } from '../protocol/protocol.schema.ts';
import type { Warning } from '../protocol/weighed.ts';
import type { Duty } from './duties.ts';
import type { Reading } from './reading.ts';

/** What is missing in a weighing, a help plan or the care after a report. */
export function followUpWarnings(reading: Reading, duties: readonly Duty[]): Warning[] {
  return [
    ...incompletePlan(reading),
    ...nobodyAssigned(reading),
    ...withoutVeiligThuis(reading),
    ...missingInformation(reading),
    ...late(reading, duties),
    ...newSignal(reading),
  ];
}

type Required = Protocol['help']['requires'][number];

const planned: Record<Required, (plan: EventOf<'HelpPlanned'>) => boolean> = {
  goal: ({ goal }) => goal !== undefined,
  term: ({ term, reviewOn }) => term !== undefined || reviewOn !== undefined,
  review: ({ reviewOn }) => reviewOn !== undefined,
  roles: ({ roles }) => roles.length > 0,
  caseManager: ({ caseManager }) => caseManager !== undefined,
  tasks: ({ tasks }) => tasks.length > 0,
  actions: ({ actions }) => actions.length > 0,
};

const inPlain: Record<Required, string> = {
  goal: 'het doel',
  term: 'de termijn',
  review: 'de dag om terug te kijken',
  roles: 'wie welke rol heeft',
  caseManager: 'de casemanager',
  tasks: 'de taken',
  actions: 'de acties',
};

function incompletePlan({ dossier, code, on }: Reading): Warning[] {
  const plan = standingOf(dossier, 'HelpPlanned').at(-1);
  const act = on.actDoing.get('plan_help');
  if (plan === undefined || act === undefined) return [];
  const missing = code.protocol.help.requires.filter((part) => !planned[part](plan.event));
  if (missing.length === 0) return [];
  const says = `In het hulpplan ontbreekt nog: ${missing.map((part) => inPlain[part]).join(', ')}.`;
  return [{ code: act.id, says, source: code.protocol.help.source }];
}

/** A code that appoints who reports and who tells the parents wants both by name. */
function nobodyAssigned({ dossier, code, on, weighed }: Reading): Warning[] {
  const report = on.actDoing.get('report')?.id;
  const act = [...code.acts.values()].find(({ entry, before }) => entry === 'PersonAssigned' && before === report);
  if (act === undefined || weighed.decisions.report !== 'made') return [];
  const tasks = new Set(standingOf(dossier, 'PersonAssigned').map(({ event }) => event.task));
  return [
    ...(tasks.has('reporter') ? [] : [{ code: act.id, says: 'Leg vast wie de melder is.', source: act.source }]),
    ...(tasks.has('parentInformer')
      ? []
      : [{ code: act.id, says: 'Leg vast wie ouders over de melding vertelt.', source: act.source }]),
  ];
}

/** After a report under norm 1, what follows question 2 is answered together with Veilig Thuis: when, with whom. */
function withoutVeiligThuis({ dossier, weighed, on, standing }: Reading): Warning[] {
  const act = on.actDoing.get('decide_help');
  const reportAt = standing.findIndex(({ event }) => event.type === 'ReportMade');
  if (!weighed.with_veilig_thuis || act === undefined || reportAt < 0) return [];
  const safety = on.safety === null ? -1 : on.questions.indexOf(on.safety);
  const later = new Set(on.questions.slice(safety + 1).map(({ id }) => id));
  const after = new Set(standing.slice(reportAt).map(({ entry }) => entry.id));
  return standingOf(dossier, 'QuestionWeighed')
    .filter(
      ({ entry, event }) => after.has(entry.id) && later.has(event.question) && event.withVeiligThuis === undefined,
    )
    .map(({ event }) => ({
      code: act.id,
      says: `Vraag ${event.question.slice(1)} beantwoordt u samen met Veilig Thuis. Noteer wanneer en met wie u sprak.`,
      source: act.source,
    }));
}

function missingInformation({ dossier, situation, code }: Reading): Warning[] {
  const structural = situation.flags.get('structural');
  if (structural === undefined || structural === 'no') return [];
  return [...code.questions.values()].flatMap(({ id, needsInformation, source }) => {
    const weighed = standingOf(dossier, 'QuestionWeighed').findLast(({ event }) => event.question === id);
    if (weighed === undefined) return [];
    return needsInformation
      .filter((needed) => weighed.event.information?.[needed.id] === undefined)
      .map(({ says, rule }) => ({ code: rule, says: `Nog geen informatie over: ${says}`, source }));
  });
}

function late({ code, on }: Reading, duties: readonly Duty[]): Warning[] {
  return duties
    .filter(({ isLate }) => isLate)
    .map((duty) => {
      const source = on.acts.get(duty.id)?.source ?? code.protocol.help.source;
      return { code: duty.id, says: tooLate[duty.kind], source };
    });
}

const tooLate: Record<Duty['kind'], string> = {
  feedback: 'De termijn van Veilig Thuis is voorbij en u hebt niets gehoord. Vraag ernaar.',
  review: 'De afgesproken dag om terug te kijken is voorbij. Weeg opnieuw.',
  act: 'Er is nog geen dag gekozen om terug te kijken. Kies die nu.',
};

function newSignal({ isSignalAfterClosing, on }: Reading): Warning[] {
  if (!isSignalAfterClosing) return [];
  return [{ code: 'L-4', says: 'Er is een nieuw signaal na het sluiten. Weeg opnieuw.', source: on.first.source }];
}
