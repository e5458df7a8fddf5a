import { roleName } from '../../core/protocol/role-name.ts';
import { plainDateOf } from '../../core/kernel/dates.ts';
import type { Answer } from '../../core/kernel/kernel.ts';
import type { Effect } from '../../core/protocol/words.ts';
import type { OpenCase } from '../../platform/cases/cases.ts';
import type { Reply } from '../../platform/http/route.ts';
import { filledForm, type FormState } from '../../ui/forms/form-state.ts';
import { paths, to } from '../../ui/paths.ts';
import { answersNow } from './answered.ts';
import { parseDecision, type DecisionOffer } from './decision.form.ts';
import { DecisionPage, type Ground } from './decision.page.tsx';
import { opening, type Opened } from './needs.ts';
import { sentences } from './outcome.page.tsx';
import { ownRoles } from './own-roles.ts';
import { beginForm, keep, refused, type FormPage, type Shown } from './saving.tsx';
import { flagsNow } from './table.ts';
import { dayFields } from './typed.ts';
import { lastEntryId, namesHere, sourceLine, whyOf } from './words.ts';

type Which = 'report' | 'help';

export const showDecision = (which: Which) =>
  opening(async (given): Promise<Reply> => {
    const { asked, opened } = given;
    const today = plainDateOf(asked.now);
    const [by] = ownRoles(asked, opened, opened.code.protocol.finalDecider.roles);
    const start = { ...dayFields('on', today), ...dayFields('vt', today), 'vt-spoken-by': asked.staff.name, by };
    return beginForm(given, pageOf(which), filledForm(start));
  });

export const takeDecision = (which: Which) =>
  opening(async (given): Promise<Reply> => {
    const { asked, opened } = given;
    const parsed = parseDecision(asked.form, offerOf(given, which), asked.now);
    if (!parsed.ok) return refused(given, pageOf(which), parsed.error);
    return keep(given, parsed.value, pageOf(which), (after) =>
      to(paths.decisionRecorded, { ref: opened.ref, entry: lastEntryId(after) }),
    );
  });

function offerOf({ asked, opened }: Opened, decision: Which): DecisionOffer {
  return {
    decision,
    roles: ownRoles(asked, opened, opened.code.protocol.finalDecider.roles),
    acts: actIdsDoing(opened, decision === 'report' ? 'decide_report' : 'decide_help'),
    lastingSafety: decision === 'help' && asksLastingSafety(opened) ? lastingSafetyActs(opened) : null,
  };
}

function actIdsDoing({ code }: OpenCase, effect: Effect): readonly string[] {
  return [...code.acts.values()].filter(({ does }) => does === effect).map(({ id }) => id);
}

function asksLastingSafety({ code }: OpenCase): boolean {
  return code.flags.has('no_lasting_safety');
}

function lastingSafetyActs({ code }: OpenCase): readonly string[] {
  return [...code.acts.values()]
    .filter(({ entry, step }) => entry === 'FlagJudged' && step === 'S5')
    .map(({ id }) => id);
}

function pageOf(which: Which): FormPage {
  return (given, form, shown) => page(given, which, form, shown);
}

function page({ asked, opened, frame }: Opened, decision: Which, form: FormState, shown: Shown) {
  const { code, location, ref, assessment } = opened;
  const { weighed } = assessment;
  const deciders = code.protocol.finalDecider.roles;
  const roles = ownRoles(asked, opened, deciders);
  const [act] = actIdsDoing(opened, decision === 'report' ? 'decide_report' : 'decide_help');
  const ask = [...code.acts.values()].find(({ does }) => does === 'ask_veilig_thuis');
  return (
    <DecisionPage
      frame={frame}
      form={form}
      shown={shown}
      view={{
        ref,
        decision,
        says: sentences[weighed.outcome],
        why: act === undefined ? undefined : whyOf(code, act),
        deciders: namesHere(code, location.kind, deciders),
        isDecider: roles.some((role) => deciders.includes(role)),
        roles: roles.map((role) => ({ value: role, label: roleName(code, location.kind, role) })),
        grounds: decision === 'report' ? reportGrounds(opened) : helpConditions(opened),
        asksLastingSafety: decision === 'help' && asksLastingSafety(opened),
        reportDue: weighed.decisions.report === 'due',
        withVeiligThuis: decision === 'help' && weighed.with_veilig_thuis,
        advice: ask === undefined ? null : { href: to(paths.act, { ref, act: ask.id }), title: ask.title },
      }}
    />
  );
}

const stands = { yes: 'ja', no: 'nee', doubt: 'twijfel' } as const;

function standsAs(answer: Answer | undefined): string {
  return answer === undefined ? 'nog niet beoordeeld' : stands[answer];
}

/** Every ground this code names, flags first and then the questions that lead to a report, as each stands now. */
export function reportGrounds(opened: OpenCase): readonly Ground[] {
  const { code } = opened;
  const now = flagsNow(opened);
  const given = new Map(answersNow(opened).map(({ question, event }) => [question, event.answer]));
  const flags = [...code.flags]
    .filter(([, { means }]) => means.startsWith('norm'))
    .map(([id, { says, source }]): Ground => ({ says, is: standsAs(now.get(id)), from: sourceLine(code, source) }));
  const questions = code.protocol.questions.flatMap((question): Ground[] => {
    const leads = question.answers.filter(({ leads: { to: where } }) => where === 'report');
    if (leads.length === 0) return [];
    const answer = given.get(question.id);
    const is = standsAs(answer);
    const meets = answer !== undefined && leads.some(({ covers }) => covers.includes(answer));
    return [
      { says: question.asks, is: meets ? `${is}: grond om te melden` : is, from: sourceLine(code, question.source) },
    ];
  });
  return [...flags, ...questions];
}

/** F-5.13, where the code has it: help can be organised, those involved cooperate, and it makes the child safe for good. */
function helpConditions(opened: OpenCase): readonly Ground[] {
  if (!asksLastingSafety(opened)) return [];
  const { code } = opened;
  const given = new Map(answersNow(opened).map(({ question, event }) => [question, event.answer]));
  const asked = code.protocol.questions
    .filter(({ id }) => id === 'q3' || id === 'q4')
    .map(({ id, asks, source }): Ground => ({
      says: asks,
      is: standsAs(given.get(id)),
      from: sourceLine(code, source),
    }));
  const flag = code.flags.get('no_lasting_safety');
  const is = flagsNow(opened).get('no_lasting_safety');
  const lasting = is === undefined ? 'nog niet beoordeeld' : { yes: 'nee', no: 'ja', doubt: 'twijfel' }[is];
  return flag === undefined
    ? asked
    : [...asked, { says: 'Wordt het kind er blijvend veilig door?', is: lasting, from: sourceLine(code, flag.source) }];
}
