import { has, none } from '../../kernel/bits.ts';
import { openDuties, situate } from '../weigh/duties.ts';
import { nextOf } from '../weigh/next.ts';
import type { Prepared } from '../weigh/prepare.ts';
import type { State } from '../weigh/state.ts';
import type { Tally } from '../weigh/tally.ts';
import { mustReport, verdict, type Verdict } from '../weigh/verdict.ts';
import type { Effect } from '../words.ts';
import type { Given } from './every-case.ts';
import { fault, type Law, type LawFinding } from './finding.ts';
import { doubtReports } from './grounds.ts';

/** One case, looked at once: what was answered in this round, and what the code makes of it. */
type Seen = {
  readonly on: Prepared;
  readonly state: State;
  readonly said: Verdict;
  readonly given: (question: string) => Given;
};

/** What is wrong in one case, by L2, L3 and L4; null when nothing is. */
export function wrongInCase(on: Prepared, state: State): LawFinding | null {
  const seen = { on, state, said: verdict(on, state, 'home'), given: (id: string) => givenTo(on, state, id) };
  for (const rule of rules) {
    const found = rule(seen);
    if (found !== null) return found;
  }
  return null;
}

function givenTo(on: Prepared, state: State, id: string): Given {
  const item = on.byId.get(id);
  if (item === undefined || !has(state.round, item.index)) return null;
  if (has(state.yes, item.index)) return 'yes';
  return has(state.no, item.index) ? 'no' : 'doubt';
}

type Rule = (seen: Seen) => LawFinding | null;
const rules: readonly Rule[] = [
  doubtStands,
  closeIsEarned,
  helpIsAccepted,
  helpIsJudged,
  comesBack,
  leadsOn,
  leavesAMark,
];

/** L3: while a doubt stands, nothing but a report comes before asking Veilig Thuis and judging again. */
function doubtStands({ state, said }: Seen): LawFinding | null {
  if (mustReport(state)) return null;
  const wanted = state.unasked !== none ? 'consult' : state.asked !== none ? 'continue' : said.outcome;
  return said.outcome === wanted
    ? null
    : fault('L3', 'twijfel', 'Er is twijfel, maar het protocol gaat verder alsof die er niet is.');
}

/** L3: closing rests on answers that were given, never on one that was not. */
function closeIsEarned(seen: Seen): LawFinding | null {
  if (seen.said.outcome !== 'close' || mayClose(seen)) return null;
  return fault('L3', 'afsluiten', 'Het protocol laat afsluiten zonder dat de antwoorden daarvoor er zijn.');
}

function mayClose(seen: Seen): boolean {
  const { on, state, given } = seen;
  if (given('q1') === 'no' && !state.reportedNorm1) return true;
  if (given('q1') === null || given('q1') === 'doubt' || !isSafetyAnswered(on, given)) return false;
  for (const id of ['q3', 'q4']) {
    if (given(id) === 'no') return state.helpDecided;
    if (given(id) !== 'yes') return false;
  }
  return isHelpEnded(seen);
}

function isHelpEnded({ state, given }: Seen): boolean {
  return state.plan && (given('q5') === 'yes' || (given('q5') === 'no' && state.helpDecided));
}

function isSafetyAnswered(on: Prepared, given: Seen['given']): boolean {
  return given('q2') === 'yes' || given('q2') === 'no' || (given('q2') === 'doubt' && doubtReports(on));
}

/** L3: help is due only after a yes to both questions about help. */
function helpIsAccepted({ on, said, given }: Seen): LawFinding | null {
  if (said.walk.help !== 'due') return null;
  if (isSafetyAnswered(on, given) && given('q3') === 'yes' && given('q4') === 'yes') return null;
  return fault('L3', 'hulp', 'Het protocol begint hulp zonder dat alle vragen daarvoor met ja zijn beantwoord.');
}

/** L4: help that runs is never closed before somebody judged its result. */
function helpIsJudged({ state, said, given }: Seen): LawFinding | null {
  const judged = given('q5') === 'yes' || given('q5') === 'no';
  if (state.plan && !judged && (said.outcome === 'close' || said.walk.help === 'ended'))
    return fault('L4', 'q5', 'Er loopt hulp, maar het protocol vraagt niet of die werkt.');
  if (said.outcome === 'help' && said.walk.help === 'due' && state.plan)
    return fault('L4', 'hulp', 'Er is een hulpplan, maar het protocol blijft erom vragen.');
  return null;
}

/** L4: weighing again is not forgotten. */
function comesBack({ state, said }: Seen): LawFinding | null {
  if (!state.weighAgain || said.outcome !== 'help') return null;
  return fault('L4', 'opnieuw wegen', 'Er is besloten opnieuw te wegen, maar het protocol doet dat niet.');
}

/** L2: where something is due, it is named, and doing it changes what is due. */
function leadsOn({ on, state, said }: Seen): LawFinding | null {
  if (said.outcome === 'close') return null;
  const next = nextOf(on, tallyOf(state), said, [], 'home');
  if (next.length > 0) return null;
  return fault('L2', said.outcome, 'Hier moet iets gebeuren, maar het protocol zegt niet wat.');
}

const mark: Readonly<Record<string, { readonly does: Effect; readonly law: Law; readonly says: string }>> = {
  report: { does: 'report', law: 'L2', says: 'De uitkomst is melden, maar geen handeling legt de melding vast.' },
  help: { does: 'plan_help', law: 'L2', says: 'Er moet hulp komen, maar geen handeling legt het hulpplan vast.' },
  consult: {
    does: 'ask_veilig_thuis',
    law: 'L2',
    says: 'Veilig Thuis moet om advies worden gevraagd, maar geen handeling legt dat vast.',
  },
};

/** L2: each outcome has a duty to record it; help that ended well one to keep an eye on safety. L4: help has a day to look back. */
function leavesAMark(seen: Seen): LawFinding | null {
  const { said, state } = seen;
  if (said.outcome === 'close') return marksClosing(seen);
  if (said.outcome === 'help' && said.walk.help === 'running') return hasReviewDay(seen);
  const wanted = mark[said.outcome];
  if (wanted === undefined || dutiesIn(seen).some(({ does, entry }) => does === wanted.does && entry !== undefined))
    return null;
  return state.wanted ? null : fault(wanted.law, said.outcome, wanted.says);
}

function marksClosing(seen: Seen): LawFinding | null {
  const open = dutiesIn(seen);
  if (
    seen.said.walk.end === 'monitored' &&
    !open.some(({ does, entry }) => does === 'close_help' && entry !== undefined)
  )
    return fault('L2', 'q5', 'De hulp is klaar, maar geen handeling vraagt om afspraken over de veiligheid daarna.');
  if (open.some(({ before, entry }) => before === 'close' && entry !== undefined)) return null;
  return fault('L2', 'afsluiten', 'Het dossier kan sluiten zonder dat iemand iets hoeft vast te leggen.');
}

function hasReviewDay(seen: Seen): LawFinding | null {
  const { requires } = seen.on.code.protocol.help;
  const planned = requires.includes('term') || requires.includes('review');
  if (planned || dutiesIn(seen).some(({ does }) => does === 'review_day')) return null;
  return fault('L4', 'terugblik', 'Er loopt hulp, maar niets vraagt om een dag om terug te kijken.');
}

function dutiesIn({ on, state, said }: Seen): ReturnType<typeof openDuties> {
  const tally = tallyOf(state);
  return openDuties({ on, tally, verdict: said, situation: situate(on, tally, said, new Set()) });
}

/** The case with nothing recorded beside the answers: whatever is asked, is then open. */
function tallyOf(state: State): Tally {
  return {
    state,
    recorded: new Set(),
    done: new Set(),
    skipped: new Map(),
    incomplete: new Map(),
    reportedBy: null,
    decided: false,
    questionAnswered: state.round !== none,
  };
}
