import { roleName } from '../../core/protocol/role-name.ts';
import { standingOf } from '../../core/dossier/dossier.ts';
import { formatDay } from '../../core/kernel/dates.ts';
import type { OpenCase } from '../../platform/cases/cases.ts';
import { answersNow } from './answered.ts';
import { personName } from './company.ts';
import { opening } from './needs.ts';
import { dissentOf } from './outcome.page.tsx';
import { OverviewPage, type DecisionView } from './overview.page.tsx';
import { flagsNow } from './table.ts';
import { answerWords, flagNames } from './words.ts';

export const showOverview = opening(({ asked, opened, frame }) => {
  const answers = answersNow(opened);
  const { weighed } = opened.assessment;
  const view = {
    ref: opened.ref,
    weighed,
    flags: [...flagsNow(opened)].map(([id, is]) => ({ name: flagNames[id], is: answerWords[is] })),
    answers,
    dissent: dissentOf(answers, (view) => personName(opened, view)),
    decisions: decisionsOf(opened),
    mayWeigh: asked.may('weigh'),
    again: weighed.decisions.help === 'none' ? null : weighAgainAct(opened),
  };
  return { page: <OverviewPage frame={frame} view={view} /> };
});

function weighAgainAct({ code }: OpenCase): string | null {
  return [...code.acts.values()].find(({ does }) => does === 'weigh_again')?.id ?? null;
}

function decisionsOf({ dossier, code, location }: OpenCase): readonly DecisionView[] {
  return standingOf(dossier, 'DecisionTaken')
    .toReversed()
    .map(({ event }) => ({
      about: event.decision === 'report' ? 'Melden bij Veilig Thuis' : 'Hulp organiseren',
      is: event.is === 'yes' ? 'ja' : 'nee',
      by: roleName(code, location.kind, event.by),
      on: formatDay(event.on),
      because: event.because,
    }));
}
