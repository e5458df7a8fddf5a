import { standingIn } from '../../core/dossier/dossier.ts';
import type { Statement } from '../../core/dossier/parts.schema.ts';
import { plainDateOf } from '../../core/kernel/dates.ts';
import type { OpenCase } from '../../platform/cases/cases.ts';
import { conversationPurposes } from './conversation.form.ts';
import { nameOf } from './form-context.ts';
import { beforeTalking, ruleOf } from './head.ts';
import { given } from './needs.ts';
import { PreparePage, type Preparation } from './prepare.page.tsx';
import { subjectOf, type Subject } from './subject.ts';

export const showPreparation = given(({ asked, opened, frame }) => {
  const key = asked.params['act'] ?? '';
  const subject = subjectOf(opened, key);
  if (subject?.is !== 'form' || subject.form.type !== 'ConversationHeld') return { notFound: true };
  const preparation = preparationOf(opened, subject);
  const today = plainDateOf(asked.now);
  return {
    page: <PreparePage frame={frame} dossier={opened.ref} act={key} today={today} preparation={preparation} />,
  };
});

type Talk = Extract<Subject, { is: 'form' }>;

function preparationOf(opened: OpenCase, { act, form }: Talk): Preparation {
  const rule = act === null ? null : ruleOf(opened, act);
  const partners = partnersOf(act);
  const context = { code: opened.code, location: opened.location.kind };
  return {
    heading: act?.title ?? form.title,
    says: rule?.says ?? null,
    why: rule?.why ?? null,
    who: [
      ...(rule === null ? [] : [`Voor de school of opvang: ${rule.who}`]),
      ...partners.map((id) => partnerWords[id] ?? nameOf(context, id)),
    ],
    withChild: partners.includes('child'),
    purposes: purposesOf(act),
    facts: factsToName(opened),
    warns: beforeTalking(opened),
  };
}

const afterDeciding: ReadonlySet<string> = new Set(['announce_report', 'decision', 'help']);
const beforeDeciding: ReadonlySet<string> = new Set(['share_concern', 'collect', 'motivate']);

/** Before there is a decision a talk shares and collects; after it, it tells. */
function purposesOf(act: Talk['act']): readonly string[] {
  const fitting = act?.step === 'S5' || act?.step === 'S6' ? afterDeciding : beforeDeciding;
  return conversationPurposes.filter(({ value }) => fitting.has(value)).map(({ label }) => label);
}

function partnersOf(act: Talk['act']): readonly string[] {
  return [...new Set([...(act?.informs?.who ?? ['caregiver']), ...(act?.with ?? [])])];
}

const partnerWords: Readonly<Record<string, string>> = { caregiver: 'Ouder of verzorger', child: 'Het kind' };
const mostFacts = 6;

/** Only what the school saw or heard itself; what somebody told is theirs to tell. */
function factsToName({ dossier }: OpenCase): readonly Statement[] {
  return standingIn(dossier)
    .flatMap(({ event }) =>
      event.type === 'SignalRecorded' || event.type === 'ObservationRecorded' ? event.statements : [],
    )
    .filter(({ source }) => source.origin === 'school')
    .slice(-mostFacts);
}
