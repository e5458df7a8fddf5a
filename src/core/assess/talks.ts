import { standingOf, type Standing } from '../dossier/dossier.ts';
import type { Entry, EventOf } from '../dossier/events.schema.ts';
import { isNamedOutside } from '../dossier/facts.ts';
import type { CodeAct } from '../protocol/code.ts';
import type { Warning } from '../protocol/weighed.ts';
import type { Reading } from './reading.ts';

/** What the code or a complaints body would ask about talks with those involved, consent and what was left out. */
export function talkWarnings(reading: Reading): Warning[] {
  return [
    ...sameDay(reading),
    ...reportedWithoutTalk(reading),
    ...leftOut(reading),
    ...unsigned(reading),
    ...unconsented(reading),
  ];
}

type Talk = { readonly entry: Entry; readonly event: EventOf<'ConversationHeld'> };

function withCaregivers({ dossier }: Reading): Talk[] {
  return standingOf(dossier, 'ConversationHeld').filter(({ event }) =>
    event.with.some(({ who }) => who === 'caregiver'),
  );
}

/** A report on the day of the talk can seem rash afterwards, so the reason is asked (domain.md §5.7). */
function sameDay(reading: Reading): Warning[] {
  const act = reading.on.actDoing.get('report');
  const days = new Set(withCaregivers(reading).map(({ event }) => event.on));
  const reports = standingOf(reading.dossier, 'ReportMade').filter(
    ({ event }) => days.has(event.on) && event.whySameDay === undefined,
  );
  if (act === undefined) return [];
  return reports.map(() => warn(act, 'De melding en het gesprek met ouders waren op dezelfde dag. Leg uit waarom.'));
}

/** The talk in which the report is announced: it should precede the report. */
function announcing({ code, on }: Reading): CodeAct | undefined {
  const report = on.actDoing.get('report')?.id;
  return [...code.acts.values()].find((act) => act.entry === 'ConversationHeld' && act.before === report);
}

function reportedWithoutTalk(reading: Reading): Warning[] {
  const act = announcing(reading);
  if (act === undefined || reading.weighed.decisions.report !== 'made') return [];
  const { recorded, skipped } = reading.tally;
  if (recorded.has(act.id) || skipped.has(act.id)) return [];
  const effort = act.skip?.showsEffortForConsent === true ? ' Beschrijf ook wat u deed om toestemming te krijgen.' : '';
  return [
    warn(
      act,
      `Er is gemeld zonder gesprek vooraf. Leg vast waarom, en wat Veilig Thuis daarover adviseerde.${effort}`,
      act.skip?.rule,
    ),
  ];
}

/** What was left out with a reason can still lack the advice or the effort that the code asks with it. */
function leftOut(reading: Reading): Warning[] {
  return standingOf(reading.dossier, 'ActSkipped').flatMap(({ event }) => {
    const act = reading.on.acts.get(event.act);
    if (act?.skip === undefined) return [];
    return [...withoutAdvice(reading, act, event), ...withoutEffort(reading, act, event)];
  });
}

function withoutAdvice({ dossier }: Reading, act: CodeAct, event: EventOf<'ActSkipped'>): Warning[] {
  if (act.skip?.advice !== 'must' || event.adviceAsked !== undefined) return [];
  const isAsked = standingOf(dossier, 'AdviceAsked').some(
    ({ event: advice }) => advice.of === 'veilig_thuis' && advice.concerning.includes(act.id),
  );
  if (isAsked) return [];
  return [
    warn(act, `Overgeslagen: ${act.title}. Overleg hierover met Veilig Thuis en leg het advies vast.`, act.skip.rule),
  ];
}

function withoutEffort({ dossier }: Reading, act: CodeAct, event: EventOf<'ActSkipped'>): Warning[] {
  if (act.skip?.showsEffortForConsent !== true || event.effortForConsent !== undefined) return [];
  if (standingOf(dossier, 'ConsentRecorded').some(({ event: consent }) => consent.purpose === 'report')) return [];
  return [warn(act, `Overgeslagen: ${act.title}. Beschrijf wat u deed om toestemming te krijgen.`, act.skip.rule)];
}

/** Every talk with parents where the code has the minutes signed, and the minutes of a talk in which they objected. */
function unsigned(reading: Reading): Warning[] {
  const acts = [...reading.code.acts.values()].filter(({ entry }) => entry === 'ConversationHeld');
  const always = acts.find(({ signature, informs }) => signature === 'agreed_or_seen' && informs === undefined);
  const objected = acts.find(({ signature }) => signature === 'seen');
  return withCaregivers(reading).flatMap(({ event }) => [
    ...(always !== undefined && isSilent(event)
      ? [warn(always, 'Noteer of ouders het verslag hebben getekend, of waarom niet.')]
      : []),
    ...(objected !== undefined && event.objections !== undefined && isSilent(event)
      ? [warn(objected, 'Ouders hebben bezwaar. Vraag hen het verslag voor gezien te tekenen en noteer de uitkomst.')]
      : []),
  ]);
}

function isSilent({ signature }: EventOf<'ConversationHeld'>): boolean {
  return signature === undefined || signature.outcome === 'not_asked';
}

/** Discussed by name outside the school before the parents agreed in writing, and not excused. */
function unconsented(reading: Reading): Warning[] {
  const act = [...reading.code.acts.values()].find(({ entry }) => entry === 'ConsentRecorded');
  if (act === undefined || reading.tally.skipped.has(act.id)) return [];
  const early = reading.standing.filter(
    ({ event }, at) => isNamedOutside(event, reading.code) && !reading.standing.slice(0, at).some(isWrittenConsent),
  );
  return early
    .slice(0, 1)
    .map(() =>
      warn(
        act,
        'Het kind is met naam besproken met anderen van buiten, zonder schriftelijke toestemming. Leg uit waarom.',
      ),
    );
}

function isWrittenConsent({ event }: Standing): boolean {
  return event.type === 'ConsentRecorded' && event.outcome.is === 'given' && event.written;
}

function warn(act: CodeAct, says: string, code: string = act.id): Warning {
  return { code, says, source: act.source };
}
