import { childrenIn, personsIn, standingIn, standingOf } from '../../core/dossier/dossier.ts';
import type { Content } from '../../core/dossier/events.schema.ts';
import type { Person } from '../../core/dossier/file.schema.ts';
import { formatDay, formatShortDay } from '../../core/kernel/dates.ts';
import type { OpenCase } from '../../platform/cases/cases.ts';
import { answersNow } from './answered.ts';
import { flagsNow, statementFacts, type TableFact } from './table.ts';
import { answerWords, flagNames } from './words.ts';

/** A question of Veilig Thuis with what the dossier can answer; nothing at hand means that it is not known yet. */
export type Asked = { readonly asks: string; readonly atHand: readonly string[] };

/** What Veilig Thuis asks in a call, in that order. */
export function callSheet(opened: OpenCase): readonly Asked[] {
  const facts = statementFacts(opened);
  const pointing = facts.filter(({ contradicting }) => !contradicting).map(({ fact }) => fact);
  return [
    { asks: 'Om welke kinderen gaat het?', atHand: children(opened) },
    { asks: 'Wie zorgen er voor het kind?', atHand: persons(opened) },
    { asks: 'Is er nu gevaar?', atHand: safety(opened) },
    { asks: 'Wat zag of hoorde de school?', atHand: linesOf(pointing, ['school']) },
    { asks: 'Wat vertelde het kind?', atHand: [...childsWords(opened), ...linesOf(pointing, ['child'])] },
    { asks: 'Wat vertelden anderen?', atHand: linesOf(pointing, ['caregiver', 'third_party']) },
    {
      asks: 'Wat gaat goed, of wijst op iets anders?',
      atHand: facts.filter(({ contradicting }) => contradicting).map(({ fact }) => lineOf(fact)),
    },
    { asks: 'Wat is er al gedaan?', atHand: done(opened) },
    { asks: 'Weten de ouders van de melding?', atHand: told(opened) },
  ];
}

export type Block = { readonly id: string; readonly heading: string; readonly text: string };

/** The text of the report; what the school saw itself stands apart from what others told. Empty blocks are left out. */
export function reportBlocks(opened: OpenCase): readonly Block[] {
  const facts = statementFacts(opened);
  const pointing = facts.filter(({ contradicting }) => !contradicting).map(({ fact }) => fact);
  const elsewhere = facts.filter(({ contradicting }) => contradicting).map(({ fact }) => lineOf(fact));
  const blocks: readonly (readonly [string, string, readonly string[]])[] = [
    ['school', 'Wat de school zag of hoorde', linesOf(pointing, ['school'])],
    ['kind', 'Wat het kind vertelde', [...childsWords(opened), ...linesOf(pointing, ['child'])]],
    ['ouders', 'Wat ouders of verzorgers vertelden', linesOf(pointing, ['caregiver'])],
    ['anderen', 'Wat anderen vertelden', linesOf(pointing, ['third_party'])],
    ['anders', 'Wat op iets anders wijst', elsewhere],
    ['weging', 'Hoe de school dit weegt', weighed(opened)],
    ['gedaan', 'Wat de school al deed', done(opened)],
  ];
  return blocks.flatMap(([id, heading, lines]) =>
    lines.length === 0 ? [] : [{ id, heading, text: lines.join('\n') }],
  );
}

/** The child's own words come first, literally, with the question that went before. */
function childsWords({ dossier }: OpenCase): readonly string[] {
  return standingOf(dossier, 'SignalRecorded').flatMap(({ event: { on, childsWords: told } }) => {
    if (told === undefined) return [];
    const asked = told.asked === undefined ? '' : ` (na de vraag: ${told.asked})`;
    return [`${formatShortDay(on)}, letterlijk: “${told.words}”${asked}`];
  });
}

function linesOf(facts: readonly TableFact[], origins: readonly TableFact['origin'][]): readonly string[] {
  return facts.filter(({ origin }) => origins.includes(origin)).map(lineOf);
}

function lineOf({ kind, by, on, where, what }: TableFact): string {
  const how = kind === 'told' ? 'verteld door' : 'gezien of gehoord door';
  return `${formatShortDay(on)}${where === undefined ? '' : `, ${where}`}: ${what} (${how} ${by})`;
}

function children({ dossier }: OpenCase): readonly string[] {
  return childrenIn(dossier).map(({ name, birthDate, group }) =>
    [
      name ?? 'naam nog niet bekend',
      birthDate === undefined ? null : `geboren ${formatShortDay(birthDate)}`,
      group ?? null,
    ]
      .filter((part) => part !== null)
      .join(', '),
  );
}

const relations: Readonly<Record<Person['relation'], string>> = {
  caregiver: 'ouder of verzorger',
  household_member: 'woont in huis',
  sibling: 'broer of zus',
  other: 'iemand anders',
};

function persons({ dossier }: OpenCase): readonly string[] {
  return personsIn(dossier).map(({ name, relation, custody, secretAddress }) =>
    [
      `${name ?? 'naam nog niet bekend'} (${relations[relation]})`,
      ...(custody === 'yes' ? ['heeft gezag'] : []),
      ...(secretAddress ? ['let op: het adres is geheim'] : []),
    ].join(', '),
  );
}

function safety(opened: OpenCase): readonly string[] {
  return [...flagsNow(opened)].map(([id, is]) => `${flagNames[id]}: ${answerWords[is]}`);
}

function weighed(opened: OpenCase): readonly string[] {
  return answersNow(opened).map(({ title, event }) => `${title}: ${answerWords[event.answer]}. ${event.because}`);
}

const deeds: Partial<Record<Content['type'], string>> = {
  ColleagueConsulted: 'overleg met collega’s',
  AdviceAsked: 'advies gevraagd',
  ExpertConsulted: 'deskundige gevraagd',
  ConversationHeld: 'gesprek gevoerd',
  KindcheckDone: 'kindcheck gedaan',
  HelpPlanned: 'hulp afgesproken',
};

const talkers = { caregiver: 'ouder of verzorger', child: 'het kind', other: 'iemand anders' } as const;

function done({ dossier }: OpenCase): readonly string[] {
  return standingIn(dossier).flatMap(({ event }) => {
    const what = deeds[event.type];
    if (what === undefined) return [];
    const who =
      event.type === 'ConversationHeld' ? ` met ${event.with.map((one) => talkers[one.who]).join(' en ')}` : '';
    return [`${formatShortDay(event.on)}: ${what}${who}`];
  });
}

function told({ dossier, code }: OpenCase): readonly string[] {
  const announced = standingOf(dossier, 'ConversationHeld').filter(
    ({ event }) => event.toldReportIntended || event.purpose.includes('announce_report'),
  );
  const left = standingOf(dossier, 'ActSkipped').filter(
    ({ event }) => code.acts.get(event.act)?.before === reportId(code.acts),
  );
  return [
    ...announced.map(({ event }) => `Ja, verteld op ${formatDay(event.on)}.`),
    ...announced.flatMap(({ event }) => (event.objections === undefined ? [] : [`Bezwaar: ${event.objections}`])),
    ...left.map(({ event }) => `Nee, er was geen gesprek vooraf. Reden: ${event.because}`),
  ];
}

function reportId(acts: OpenCase['code']['acts']): string | undefined {
  return [...acts.values()].find(({ does }) => does === 'report')?.id;
}
