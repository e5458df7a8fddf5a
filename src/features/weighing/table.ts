import { standingIn, standingOf } from '../../core/dossier/dossier.ts';
import { factsOf } from '../../core/dossier/facts.ts';
import type { Statement } from '../../core/dossier/parts.schema.ts';
import { formatDay } from '../../core/kernel/dates.ts';
import type { Answer, PlainDate } from '../../core/kernel/kernel.ts';
import type { FlagId } from '../../core/protocol/words.ts';
import type { OpenCase } from '../../platform/cases/cases.ts';

export type TableFact = {
  readonly kind: 'seen' | 'told' | 'thought';
  readonly origin: Statement['source']['origin'];
  readonly by: string;
  readonly on: PlainDate;
  readonly what: string;
  readonly where: string | undefined;
};

/** What lies on the table: what points to an unsafe situation, and beside it what points elsewhere. */
export type Table = {
  readonly toward: readonly TableFact[];
  readonly elsewhere: readonly TableFact[];
  /** Signs that the weighing has to take up, such as consent refused. */
  readonly also: readonly string[];
  readonly missing: readonly string[];
};

export function tableOf(opened: OpenCase): Table {
  const all = [...statementFacts(opened), ...factorFacts(opened)];
  return {
    toward: all.filter(({ contradicting }) => !contradicting).map(({ fact }) => fact),
    elsewhere: all.filter(({ contradicting }) => contradicting).map(({ fact }) => fact),
    also: alsoToWeigh(opened),
    missing: missingIn(opened),
  };
}

/** The facts as recorded, oldest first; for the weighing and for what Veilig Thuis is told. */
export function statementFacts({
  dossier,
}: Pick<OpenCase, 'dossier'>): readonly { fact: TableFact; contradicting: boolean }[] {
  return standingIn(dossier).flatMap(({ event }) => {
    const said =
      'statements' in event && event.type !== 'ReportMade' ? event.statements : 'said' in event ? event.said : [];
    return said.map((statement) => ({ fact: factOf(statement, event.on), contradicting: statement.contradicting }));
  });
}

function factOf({ kind, source, on, what, where }: Statement, day: PlainDate): TableFact {
  return {
    kind: kind === 'told' ? 'told' : 'seen',
    origin: source.origin,
    by: source.who,
    on: on ?? day,
    what,
    where,
  };
}

function factorFacts({ dossier }: OpenCase) {
  return standingOf(dossier, 'FactorsMapped').flatMap(({ event }) => {
    const fact = (what: string, contradicting: boolean) => ({
      fact: { kind: 'thought', origin: 'school', by: 'het team', on: event.on, what, where: undefined } as const,
      contradicting,
    });
    return [
      ...[...event.risk, ...event.confirming].map((what) => fact(what, false)),
      ...[...event.protective, ...event.contradicting].map((what) => fact(what, true)),
    ];
  });
}

const alsoWords = {
  consent_refused: 'Er is geen toestemming gegeven',
  objections: 'Ouders hebben bezwaar',
} as const;

function alsoToWeigh({ assessment }: OpenCase): readonly string[] {
  return assessment.toWeigh.flatMap(({ kind, on }) =>
    kind === 'contradicting' ? [] : [`${alsoWords[kind]} (${formatDay(on)}).`],
  );
}

const before = new Set(['S1', 'S2', 'S3']);

function missingIn({ dossier, assessment, code }: OpenCase): readonly string[] {
  const named = standingOf(dossier, 'ColleagueConsulted').flatMap(({ event }) => event.missing);
  const open = assessment.duties.flatMap(({ id, what }) => {
    const step = code.acts.get(id)?.step;
    return step !== undefined && before.has(step) ? [`${what}: nog niet gedaan.`] : [];
  });
  return [...named, ...open];
}

/** The judgement on each flag that counts now, also where it follows from a signal. */
export function flagsNow({ dossier, code }: OpenCase): ReadonlyMap<FlagId, Answer> {
  return new Map(
    factsOf(dossier, code).facts.flatMap((fact) => ('flag' in fact ? [[fact.flag, fact.is] as const] : [])),
  );
}
