import type { CodeAct } from '../../core/protocol/code.ts';
import type { OpenCase } from '../../platform/cases/cases.ts';
import { paths, to } from '../../ui/paths.ts';
import type { ActHead } from './act.page.tsx';
import { nameOf } from './form-context.ts';
import type { Subject } from './subject.ts';
import { whyOf } from './words.ts';

export function headOf(opened: OpenCase, { act, form, key }: Extract<Subject, { is: 'form' }>): ActHead {
  const { ref } = opened;
  const prepare = { href: to(paths.prepareAct, { ref, act: key }), label: 'Dit gesprek voorbereiden' };
  return {
    heading: act?.title ?? form.title,
    caption: act === null ? null : stepOf(opened, act),
    rule: act === null ? null : ruleOf(opened, act),
    warns: form.type === 'ConversationHeld' ? beforeTalking(opened) : [],
    links: [
      ...(form.type === 'ConversationHeld' ? [prepare] : []),
      ...(act === null || !asksToSkip(act)
        ? []
        : [{ href: to(paths.skipAct, { ref, act: act.id }), label: 'Dit overslaan, met reden' }]),
    ],
  };
}

export function ruleOf({ code, location }: OpenCase, act: CodeAct): NonNullable<ActHead['rule']> {
  const who = act.by.map((id) => nameOf({ code, location: location.kind }, id));
  return { says: act.says, strength: act.strength, who: [...new Set(who)].join(' of '), why: whyOf(code, act) };
}

export function stepOf({ code }: OpenCase, { step }: CodeAct): string | null {
  return code.protocol.steps.find(({ id }) => id === step)?.title ?? null;
}

/** What only may be done needs no reason to be left undone. */
function asksToSkip(act: CodeAct): boolean {
  return maySkip(act) && (act.strength === 'must' || act.strength === 'preferred');
}

/** A report is decided on, never skipped; an emergency call is made or not. */
export function maySkip({ does, entry }: CodeAct): boolean {
  return does !== 'report' && entry !== 'EmergencyContacted';
}

/** Talking first can give danger: where an expert has to be asked, and where somebody told it unprompted. */
export function beforeTalking({ assessment, code }: Pick<OpenCase, 'assessment' | 'code'>): readonly string[] {
  const due = assessment.duties.flatMap(({ id }) => code.acts.get(id) ?? []);
  return due
    .filter(({ does, when }) => does === 'ask_expert' || JSON.stringify(when ?? null).includes('"flag":"disclosure"'))
    .map(({ title, says }) => `${title}. ${says}`);
}
