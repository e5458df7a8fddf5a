import type { Act, Contact, FlagMeaning, Overlay, Protocol, Question } from './protocol.schema.ts';
import type { Effect, FlagId } from './words.ts';

/** Own: written in the board's code. National: laid over it, and always shown as such. */
export type Origin = 'own' | 'national';
export type CodeAct = Act & { readonly origin: Origin; readonly overlayRule: string | null };
export type CodeFlag = FlagMeaning & { readonly origin: Origin };
export type CodeContact = Contact & { readonly origin: Origin };
export type OverlayRule = Overlay['rules'][number];

/** A protocol with the national overlay laid over it: this is what runs, and what `check` proves. */
export type Code = {
  readonly protocol: Protocol;
  readonly overlay: Overlay;
  /** The overlay rules that speak here: those the code does not have of its own. */
  readonly rules: readonly OverlayRule[];
  readonly acts: ReadonlyMap<string, CodeAct>;
  readonly flags: ReadonlyMap<FlagId, CodeFlag>;
  readonly questions: ReadonlyMap<string, Question>;
  /** Emergency contacts in the order of the code, with 112 and Veilig Thuis always among them. */
  readonly contacts: readonly CodeContact[];
};

export function complete(protocol: Protocol, overlay: Overlay): Code {
  const rules = overlay.rules.filter((rule) => !codeHas(protocol, rule.unlessCodeHas));
  const national = rules.flatMap((rule) =>
    rule.acts.map((act): CodeAct => ({
      ...act,
      ...people(protocol, act),
      origin: 'national',
      overlayRule: rule.id,
    })),
  );
  const own = protocol.acts.map((act): CodeAct => ({
    ...withOverlaySkip(act, rules),
    origin: 'own',
    overlayRule: null,
  }));
  return {
    protocol,
    overlay,
    rules,
    acts: new Map([...own, ...national].map((act) => [act.id, act])),
    flags: new Map([...flagsOf(rules), ...ownFlags(protocol)]),
    questions: new Map(protocol.questions.map((question) => [question.id, question])),
    contacts: contactsOf(protocol, rules),
  };
}

function people(protocol: Protocol, { by, with: beside, withPreferably, withIfInvolved }: Act) {
  const here = (roles: readonly string[]) => roles.flatMap((role) => rolesHere(protocol, role));
  return {
    by: here(by),
    with: here(beside),
    withPreferably: here(withPreferably),
    withIfInvolved: here(withIfInvolved),
  };
}

/** A national act falls to whoever coordinates or decides by this code: the overlay cannot know its roles. */
function rolesHere({ coordinator, finalDecider }: Protocol, role: string): readonly string[] {
  if (role === 'coordinator') return coordinator.roles;
  return role === 'decider' ? finalDecider.roles : [role];
}

/** where the code gives no ground to leave a talk out, the national one is offered; how a talk is held is no talk. */
function withOverlaySkip(act: Act, rules: readonly OverlayRule[]): Act {
  const skip = rules.find((rule) => rule.skip !== undefined)?.skip;
  const isTalk = act.entry === 'ConversationHeld' && act.strength === 'must' && act.informs !== undefined;
  return skip === undefined || act.skip !== undefined || !isTalk ? act : { ...act, skip };
}

function flagsOf(rules: readonly OverlayRule[]): [FlagId, CodeFlag][] {
  return rules.flatMap((rule) => flagEntries(rule.flags, 'national'));
}

function ownFlags(protocol: Protocol): [FlagId, CodeFlag][] {
  return flagEntries(protocol.flags, 'own');
}

function flagEntries(flags: Protocol['flags'], origin: Origin): [FlagId, CodeFlag][] {
  return flagIdsOf(flags).flatMap((id) => {
    const meaning = flags[id];
    return meaning === undefined ? [] : [[id, { ...meaning, origin }] satisfies [FlagId, CodeFlag]];
  });
}

function flagIdsOf(flags: Protocol['flags']): FlagId[] {
  const isFlag = (key: string): key is FlagId => Object.hasOwn(flags, key);
  return Object.keys(flags).filter(isFlag);
}

function contactsOf(protocol: Protocol, rules: readonly OverlayRule[]): CodeContact[] {
  const own = protocol.contacts.map((contact): CodeContact => ({ ...contact, origin: 'own' }));
  const ordered = protocol.emergency.order.flatMap((id) => own.filter((contact) => contact.id === id));
  const national = rules.flatMap((rule) =>
    rule.contacts.map((contact): CodeContact => ({ ...contact, origin: 'national' })),
  );
  const first = national.filter(({ id }) => id === 'alarm');
  const rest = national.filter(({ id }) => id !== 'alarm' && !ordered.some((contact) => contact.id === id));
  return [...first, ...ordered.filter(({ id }) => id !== 'alarm'), ...rest];
}

const looks: Record<OverlayRule['unlessCodeHas'], (protocol: Protocol) => boolean> = {
  nothing: () => false,
  disclosure: ({ flags }) => flags.disclosure !== undefined,
  skip: ({ acts }) => acts.some(({ skip }) => skip !== undefined),
  deputies: ({ roles }) => Object.values(roles).every((role) => role.external || role.deputies.length > 0),
  injury_expert: ({ acts }) => acts.some(({ entry }) => entry === 'ExpertConsulted'),
  referral_index: ({ referralIndex }) => referralIndex.use === 'advised',
  review: ({ help }) => help.requires.includes('term'),
  weigh_again: (protocol) => hasEffect(protocol, 'weigh_again'),
  doubt: ({ questions }) => questions.every(({ answers }) => answers.some(({ covers }) => covers.includes('doubt'))),
};

function codeHas(protocol: Protocol, what: OverlayRule['unlessCodeHas']): boolean {
  return looks[what](protocol);
}

function hasEffect(protocol: Protocol, effect: Effect): boolean {
  return protocol.acts.some(({ does }) => does === effect);
}
