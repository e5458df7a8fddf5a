import type { CodeAct } from '../code.ts';
import type { Warning } from '../weighed.ts';
import { stepIds } from '../words.ts';
import type { Case } from './duties.ts';
import type { Item } from './prepare.ts';
import { said } from './verdict.ts';
import { answerNow } from './walk.ts';

/** What the code has to say without standing in the way. */
export function warningsOf(given: Case, open: readonly CodeAct[]): Warning[] {
  if (given.verdict.outcome === 'other_route') return [];
  return [
    ...notAsked(given),
    ...withoutMeaning(given),
    ...contradictions(given),
    ...refusedDeclining(given),
    ...leftUndone(given, open),
    ...company(given),
    ...grounds(given),
  ];
}

const askedBeforeSafety = ['acute', 'structural', 'disclosure'];
const flagNames: Record<string, string> = {
  acute: 'acute onveiligheid',
  structural: 'structurele onveiligheid',
  disclosure: 'onthulling',
  serious_injury: 'ernstig letsel',
  unprotected: 'onvoldoende bescherming',
  recurrence: 'onveiligheid die terugkomt',
  no_lasting_safety: 'geen blijvende veiligheid',
};

/** Not asked is never read as no (L3): it is asked at question 2 and again at closing. */
function notAsked({ on, tally, verdict }: Case): Warning[] {
  const { safety } = on;
  const atSafety = safety !== null && (verdict.walk.due === safety || answerNow(tally.state, safety) !== null);
  if (!atSafety && verdict.outcome !== 'close') return [];
  return on.flags
    .filter((item) => askedBeforeSafety.includes(item.id) && said(tally.state, item) === null)
    .map((item) => ({
      code: 'L-3',
      says: `Er is nog niet gevraagd naar ${nameOf(item)}. Niet gevraagd telt niet als nee.`,
      source: item.source,
    }));
}

function nameOf(item: Item): string {
  return flagNames[item.id] ?? item.id;
}

function withoutMeaning({ on, tally }: Case): Warning[] {
  return on.flags
    .filter((item) => item.flag === null && said(tally.state, item) === 'yes')
    .map((item) => ({
      code: 'L-1',
      says: `Uw code noemt ${nameOf(item)} niet apart. Weeg dit mee bij de vraag naar veiligheid.`,
      source: item.source,
    }));
}

/** A flag against an answer: both stay, the report duty stays, and somebody looks at it again. */
function contradictions({ on, tally }: Case): Warning[] {
  const { state } = tally;
  const noSuspicion = said(state, on.first) === 'no';
  const safety = on.safety === null ? null : said(state, on.safety);
  return on.flags
    .filter((item) => item.meets.yes !== undefined && said(state, item) === 'yes')
    .flatMap((item) => {
      if (noSuspicion) return [contradiction(item, on.first)];
      return item.meets.yes === 1 && safety === 'no' && on.safety !== null ? [contradiction(item, on.safety)] : [];
    });
}

function contradiction(flag: Item, question: Item): Warning {
  return {
    code: 'L-1',
    says: `Er staat ${nameOf(flag)}: ja, en bij ‘${question.question?.title ?? question.id}’: nee. De plicht om te melden blijft staan. Kijk er samen nog eens naar.`,
    source: flag.source,
  };
}

const whyRefused = {
  not_decider: 'Alleen wie volgens uw code eindverantwoordelijk is, kan van melden afzien.',
  not_asked: 'Vraag eerst Veilig Thuis om advies over deze plicht. Daarna kan ervan worden afgezien.',
  not_changed: 'Het oordeel waar de plicht op rust, is niet veranderd. De plicht om te melden blijft staan.',
};

function refusedDeclining({ on, tally }: Case): Warning[] {
  const { declineRefused } = tally.state;
  if (declineRefused === null) return [];
  return [{ code: 'L-3', says: whyRefused[declineRefused], source: on.code.protocol.finalDecider.source }];
}

function leftUndone(given: Case, open: readonly CodeAct[]): Warning[] {
  return open
    .filter((act) => act.before !== undefined && isThere(given, act.before))
    .map((act) => ({
      code: act.id,
      says: `Nog niet gedaan: ${lower(act.title)}. Leg uit waarom, of doe het alsnog.`,
      source: act.source,
    }));
}

function lower(title: string): string {
  return title.charAt(0).toLowerCase() + title.slice(1);
}

/** Whether what an act should precede has come: a question was answered, an act recorded, a step reached, or closing is due. */
function isThere({ on, tally, situation }: Case, before: string): boolean {
  if (before === 'close') return situation.outcome === 'close';
  const step = stepIds.find((id) => id === before);
  if (step !== undefined) return situation.reached.has(step);
  const item = on.byId.get(before);
  return item === undefined ? tally.recorded.has(before) : answerNow(tally.state, item) !== null;
}

function company({ on, tally }: Case): Warning[] {
  const short = [...tally.incomplete].flatMap(([id, missing]) => {
    const act = on.acts.get(id);
    if (act === undefined || tally.done.has(id)) return [];
    return [
      {
        code: id,
        says: `Volgens uw code hoort hierbij ook: ${missing.map((seat) => seatName(on, seat)).join(', ')}.`,
        source: act.source,
      },
    ];
  });
  return [...short, ...reporter({ on, tally })];
}

function seatName(on: Case['on'], seat: string): string {
  const [, persons] = seat.split('persons:');
  if (persons !== undefined) return `minstens ${persons} verschillende personen`;
  return seat
    .split('/')
    .flatMap((role) => on.code.protocol.roles[role]?.name[on.location] ?? [])
    .join(' of ');
}

/** Anyone may report; where the code names who reports, another person is asked why, afterwards (L5). */
function reporter({ on, tally }: Pick<Case, 'on' | 'tally'>): Warning[] {
  const act = on.actDoing.get('report');
  if (act === undefined || tally.reportedBy === null || on.reporters.size === 0) return [];
  if (tally.reportedBy.some((role) => on.reporters.has(role))) return [];
  return [
    {
      code: act.id,
      says: 'Volgens uw code meldt iemand anders. De melding telt. Leg achteraf uit waarom het zo ging.',
      source: act.source,
    },
  ];
}

function grounds({ on, tally }: Case): Warning[] {
  return [...tally.skipped].flatMap(([id, ground]) => {
    const act = on.acts.get(id);
    if (act === undefined || (act.skip?.grounds.includes(ground) ?? false)) return [];
    if (ground === 'expert_first' && said(tally.state, on.special) === 'yes') return [];
    return [
      {
        code: act.skip?.rule ?? id,
        says: `Uw code geeft deze reden niet om dit over te slaan: ${lower(act.title)}.`,
        source: act.source,
      },
    ];
  });
}
