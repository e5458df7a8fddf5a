import { overlayOf, protocolOf, type Shipped } from '../builders/codes.ts';
import { complete, type Code } from '../../src/core/protocol/code.ts';
import type { Law } from '../../src/core/protocol/check/finding.ts';
import type { Act, Overlay, PrintedAnswer, Protocol, Question } from '../../src/core/protocol/protocol.schema.ts';
import type { Effect, FlagId } from '../../src/core/protocol/words.ts';

/** A shipped protocol with its overlay, to seed a fault in. */
export type Draft = { readonly protocol: Protocol; readonly overlay: Overlay };
export type Change = (draft: Draft) => Draft;

/** A seeded fault: in words, in which code, which law finds it, what the finding is about, and the change itself. */
export type FaultRow = readonly [fault: string, id: Shipped, law: Law, what: string, ...changes: readonly Change[]];

export function faults(rows: readonly FaultRow[]) {
  return rows.map(([fault, id, law, what, ...changes]) => ({ fault, id, law, what, changes }));
}

/** The shipped code with these faults in it, in order. */
export function broken(id: Shipped, changes: readonly Change[]): Code {
  const whole: Draft = { protocol: protocolOf(id), overlay: overlayOf() };
  const { protocol, overlay } = changes.reduce((draft, change) => change(draft), whole);
  return complete(protocol, overlay);
}

/** The protocol with some of its parts replaced. */
export function part(change: (protocol: Protocol) => Partial<Protocol>): Change {
  return ({ protocol, overlay }) => ({ overlay, protocol: { ...protocol, ...change(protocol) } });
}

/** One question in another form; a question that is not there is a slip of the pen. */
export function question(id: string, change: (question: Question) => Question): Change {
  return part(({ questions }) => {
    if (!questions.some((one) => one.id === id)) throw new Error(`no question ${id}`);
    return { questions: questions.map((one) => (one.id === id ? change(one) : one)) };
  });
}

/** Where an answer leads. */
export function leads(id: string, answer: 'yes' | 'no', to: PrintedAnswer['leads']): Change {
  return question(id, (one) => ({
    ...one,
    answers: one.answers.map((printed) => (printed.covers.includes(answer) ? { ...printed, leads: to } : printed)),
  }));
}

/** What the printed answer for yes or no stands for. */
export function covers(id: string, answer: 'yes' | 'no', means: PrintedAnswer['covers']): Change {
  return question(id, (one) => ({
    ...one,
    answers: one.answers.map((printed) => (printed.covers.includes(answer) ? { ...printed, covers: means } : printed)),
  }));
}

/** The question without its answer for yes or no. */
export function withoutAnswer(id: string, answer: 'yes' | 'no'): Change {
  return question(id, (one) => ({
    ...one,
    answers: one.answers.filter((printed) => !printed.covers.includes(answer)),
  }));
}

export function withoutQuestion(id: string): Change {
  return part(({ questions }) => ({ questions: questions.filter((one) => one.id !== id) }));
}

/** The acts with this effect in another form. */
export function acting(effect: Effect, change: (act: Act) => Act): Change {
  return part(({ acts }) => {
    if (!acts.some(({ does }) => does === effect)) throw new Error(`no act does ${effect}`);
    return { acts: acts.map((act) => (act.does === effect ? change(act) : act)) };
  });
}

export function withoutActing(effect: Effect): Change {
  return withoutActs(({ does }) => does === effect);
}

/** Without the acts of this kind; where there is none, the fault would be no fault. */
export function withoutActs(of: (act: Act) => boolean): Change {
  return part(({ acts }) => {
    if (!acts.some(of)) throw new Error('no such act');
    return { acts: acts.filter((act) => !of(act)) };
  });
}

export function withoutFlag(flag: FlagId): Change {
  return part(({ flags }) => {
    const { [flag]: gone, ...others } = flags;
    if (gone === undefined) throw new Error(`no flag ${flag}`);
    return { flags: others };
  });
}

/** The overlay without one of its rules. */
export function withoutRule(id: string): Change {
  return ({ protocol, overlay }) => {
    if (!overlay.rules.some((rule) => rule.id === id)) throw new Error(`no rule ${id}`);
    return { protocol, overlay: { ...overlay, rules: overlay.rules.filter((rule) => rule.id !== id) } };
  };
}

/** One overlay rule in another form. */
export function rule(id: string, change: (rule: Overlay['rules'][number]) => Overlay['rules'][number]): Change {
  return ({ protocol, overlay }) => {
    if (!overlay.rules.some((one) => one.id === id)) throw new Error(`no rule ${id}`);
    return {
      protocol,
      overlay: { ...overlay, rules: overlay.rules.map((one) => (one.id === id ? change(one) : one)) },
    };
  };
}

type Role = Protocol['roles'][string];

export function role(id: string, change: (role: Role) => Role): Change {
  return part(({ roles }) => {
    const found = roles[id];
    if (found === undefined) throw new Error(`no role ${id}`);
    return { roles: { ...roles, [id]: change(found) } };
  });
}

/** A statutory element that no rule of the code bears any more. */
export function withoutElement(id: string): Change {
  return part(({ statutory }) => ({ statutory: { ...statutory, [id]: [] } }));
}
