import { roleName } from '../../core/protocol/role-name.ts';
import { standingOf } from '../../core/dossier/dossier.ts';
import { plainDateOf } from '../../core/kernel/dates.ts';
import type { PlainDate } from '../../core/kernel/kernel.ts';
import { prepare } from '../../core/protocol/weigh/prepare.ts';
import type { OpenCase } from '../../platform/cases/cases.ts';
import type { DossierAsked, Reply } from '../../platform/http/route.ts';
import { filledForm, type FormState } from '../../ui/forms/form-state.ts';
import { paths, to } from '../../ui/paths.ts';
import { answersNow } from './answered.ts';
import { opening, type Opened } from './needs.ts';
import { ownRoles } from './own-roles.ts';
import { parseReport, type ReportOffer } from './report.form.ts';
import { ReportRecordPage } from './report-record.page.tsx';
import { beginForm, keep, refused, type Shown } from './saving.tsx';
import { flagsNow } from './table.ts';
import { dayFields } from './typed.ts';
import { lastEntryId, namesHere, rolesHere, whyOf } from './words.ts';

/** Whoever may not see the dossier reports where nothing of it is shown (law L5). */
const withoutSight: Reply = { redirect: paths.emergencyReport };

export const showReportRecord = opening((given): Promise<Reply> => {
  const { asked, opened } = given;
  const [by] = reporterRoles(asked, opened);
  const met = [...groundsOf(opened)].filter(([, { isMet }]) => isMet).map(([key]) => key);
  return beginForm(given, page, filledForm({ ...dayFields('on', plainDateOf(asked.now)), by, grounds: met }));
}, withoutSight);

export const takeReportRecord = opening(async (given): Promise<Reply> => {
  const { asked, opened } = given;
  const parsed = parseReport(asked.form, offerOf(given), asked.now);
  if (!parsed.ok) return refused(given, page, parsed.error);
  return keep(given, parsed.value, page, (after) =>
    to(paths.decisionRecorded, { ref: opened.ref, entry: lastEntryId(after) }),
  );
}, withoutSight);

function offerOf({ asked, opened }: Opened): ReportOffer {
  return {
    roles: reporterRoles(asked, opened),
    acts: reportActs(opened),
    grounds: new Map([...groundsOf(opened)].map(([key, { says }]) => [key, says])),
  };
}

function reportActs({ code }: OpenCase): readonly string[] {
  return [...code.acts.values()].filter(({ does }) => does === 'report').map(({ id }) => id);
}

/** Own roles, before them the role of reporter where the code lets one of them be appointed to it; nobody is left without. */
function reporterRoles(asked: DossierAsked, opened: OpenCase): readonly string[] {
  const { code, location } = opened;
  const { reporter, roles } = code.protocol;
  const own = ownRoles(asked, opened, reporter.roles);
  const appointed = isAppointed(asked, opened)
    ? rolesHere(code, location.kind, reporter.roles).filter(
        (id) => !own.includes(id) && roles[id]?.appointedFrom.some((from) => own.includes(from)) === true,
      )
    : [];
  const all = [...appointed, ...own];
  if (all.length > 0) return all;
  const inside = Object.entries(roles).flatMap(([id, { external }]) => (external ? [] : [id]));
  return rolesHere(code, location.kind, inside);
}

function isAppointed(asked: DossierAsked, { dossier }: OpenCase): boolean {
  const reporters = standingOf(dossier, 'PersonAssigned').filter(({ event }) => event.task === 'reporter');
  const last = reporters.at(-1)?.event.who;
  return last !== undefined && (last.staff === asked.staff.id || last.name === asked.staff.name);
}

type ReportGround = { readonly says: string; readonly isMet: boolean };

/** The grounds of this code, each with whether the record says that it is met. */
function groundsOf(opened: OpenCase): ReadonlyMap<string, ReportGround> {
  const { code } = opened;
  const now = flagsNow(opened);
  const answered = new Map(answersNow(opened).map(({ question, event }) => [question, event.answer]));
  const flags = [...code.flags]
    .filter(([, { means }]) => means.startsWith('norm'))
    .map(([id, { says }]): [string, ReportGround] => [id, { says, isMet: now.get(id) === 'yes' }]);
  const questions = code.protocol.questions.flatMap((question): [string, ReportGround][] => {
    const [leads] = question.answers.filter(({ leads: { to: where } }) => where === 'report');
    const answer = answered.get(question.id);
    const isMet = answer !== undefined && leads?.covers.includes(answer) === true;
    return leads === undefined ? [] : [[question.id, { says: `Vraag ‘${question.title}’: ${leads.says}`, isMet }]];
  });
  return new Map([...flags, ...questions]);
}

function page({ asked, opened, frame }: Opened, form: FormState, shown: Shown) {
  const { code, location, ref } = opened;
  const reporters = code.protocol.reporter.roles;
  const roles = reporterRoles(asked, opened);
  const [act] = reportActs(opened);
  return (
    <ReportRecordPage
      frame={frame}
      form={form}
      shown={shown}
      view={{
        ref,
        why: act === undefined ? undefined : whyOf(code, act),
        roles: roles.map((role) => ({ value: role, label: roleName(code, location.kind, role) })),
        reporters: namesHere(code, location.kind, reporters),
        isReporter: roles.some((role) => prepare(code, location.kind).reporters.has(role)),
        grounds: [...groundsOf(opened)].map(([value, { says }]) => ({ value, label: says })),
        talkedToday: hasTalkOn(opened, plainDateOf(asked.now)),
      }}
    />
  );
}

function hasTalkOn({ dossier }: OpenCase, day: PlainDate): boolean {
  return standingOf(dossier, 'ConversationHeld').some(({ event }) => event.on === day);
}
