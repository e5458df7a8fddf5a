import type { Code } from './code.ts';
import type { Facts } from './facts.ts';
import type { Weighed } from './weighed.ts';
import { becauseOf } from './weigh/because.ts';
import { openDuties, situate, toDuty, type Case } from './weigh/duties.ts';
import { nextOf } from './weigh/next.ts';
import { prepare } from './weigh/prepare.ts';
import { tally } from './weigh/tally.ts';
import { verdict } from './weigh/verdict.ts';
import { warningsOf } from './weigh/warnings.ts';
import type { Circumstance } from './words.ts';

/** What a dossier knows beside the facts of the contract. */
export type Beside = {
  readonly noted?: ReadonlySet<Circumstance>;
  /** A lapsed review, or a new signal after closing: weigh again (only a dossier knows the day). */
  readonly weighAgain?: boolean;
};

const nothing: ReadonlySet<Circumstance> = new Set();

/** What this code says of these facts, in order of time. Pure; answers always, whatever the facts (design README §6.1). */
export function weigh(code: Code, given: Facts, beside: Beside = {}): Weighed {
  const on = prepare(code, given.location);
  const counted = tally(on, given.facts);
  const told = beside.weighAgain === true ? { ...counted, state: { ...counted.state, weighAgain: true } } : counted;
  const said = verdict(on, told.state, given.route);
  const situation = situate(on, told, said, beside.noted ?? nothing);
  const asCase: Case = { on, tally: told, verdict: said, situation };
  const open = openDuties(asCase);
  return {
    outcome: said.outcome,
    report_duty: said.reportDuty,
    with_veilig_thuis: said.withVeiligThuis,
    decisions: { report: said.report, help: said.outcome === 'other_route' ? 'none' : said.walk.help },
    next: nextOf(on, told, said, open, given.route),
    open_duties: open.map((act) => toDuty(on, act)),
    warnings: warningsOf(asCase, open),
    because: becauseOf(on, told.state, said),
  };
}
