import { pace } from '../../core/access/pace.ts';
import type { Finding, FindingKind } from '../../core/log-review/log-review.ts';
import { formatDay, formatMoment, plainDateOf } from '../../core/kernel/dates.ts';
import type { Code } from '../../core/protocol/code.ts';

/** What somebody did, for who reads it back. */
const acts: Readonly<Record<string, string>> = {
  create: 'Dossier geopend',
  append: 'Iets vastgelegd',
  read: 'Gelezen',
  list: 'In een lijst gezien',
  search: 'Gezocht',
  grant: 'Iemand laten meelezen',
  revoke: 'Iemand niet meer laten meelezen',
  exclude: 'Verborgen voor een collega',
  lift: 'Niet meer verborgen voor een collega',
  break_glass: 'Met noodtoegang geopend',
  confirm: 'Bevestigd dat het gelezen is',
  take_up: 'Signaal bij het dossier gevoegd',
  destroy: 'Vernietigd',
  hold: 'Vastgelegd dat het langer bewaard blijft',
  lift_hold: 'Vastgelegd dat het niet langer bewaard hoeft te blijven',
};

const ways: Readonly<Record<string, string>> = { print: 'als document meegenomen', export: 'als bestand meegenomen' };

/** By which right, from the rule that the log names. */
const rights: Readonly<Record<string, string>> = {
  recorder: 'legde zelf iets vast',
  team: 'werkt mee aan het dossier',
  coordinator: 'coördineert het dossier',
  decider: 'beslist in het dossier',
  informed: 'is geïnformeerd',
  deputy: 'vervangt iemand',
};

type RuleTold = { readonly rule: string | null };
type Told = {
  readonly action: string;
  readonly objectType: string;
  readonly outcome: string;
  readonly via: string;
};

export function actInWords({ action, objectType, outcome, via }: Told): string {
  const act = objectType === 'log' ? 'Gekeken wie het las' : (acts[action] ?? 'Iets anders gedaan');
  const way = ways[via];
  const whole = way === undefined ? act : `${act}, ${way}`;
  return outcome === 'allowed' ? whole : `Geweigerd: ${whole.toLowerCase()}`;
}

export function rightInWords({ rule, outcome, objectType }: Pick<Told, 'objectType' | 'outcome'> & RuleTold): string {
  if (rule === 'pace') return 'las te veel dossiers achter elkaar';
  if (outcome !== 'allowed') return 'had geen recht';
  if (objectType !== 'dossier' && objectType !== 'log') return '';
  return rights[rule?.split(':')[0] ?? ''] ?? 'als medewerker';
}

/** The name that any of the codes gives this role. */
export function roleInWords(protocols: ReadonlyMap<string, Code>, role: string | null): string {
  if (role === null) return '';
  for (const { protocol } of protocols.values()) {
    const name = protocol.roles[role]?.name;
    const word = name?.school ?? name?.childcare;
    if (word !== undefined) return word;
  }
  return role;
}

const many = `${pace.dossiers} verschillende dossiers binnen ${pace.minutes} minuten`;
const findings: Record<FindingKind, (rows: number) => string> = {
  break_glass: () => 'gebruikte noodtoegang',
  reading_stopped: (rows) => (rows === 1 ? `werd gestopt na ${many}` : `werd ${rows} keer gestopt na ${many}`),
  read_on: (rows) =>
    rows === 1
      ? 'las verder nadat Pluis stopte, en schreef waarom'
      : `las ${rows} keer verder nadat Pluis stopte, en schreef waarom`,
  many_dossiers: () => `las meer dan ${many}`,
  refused: (rows) => (rows === 1 ? 'vroeg iets en werd geweigerd' : `werd ${rows} keer geweigerd`),
  outside_hours: (rows) => (rows === 1 ? 'las buiten werktijd' : `las ${rows} keer buiten werktijd`),
};

export function findingInWords({ kind, rows }: Finding): string {
  return findings[kind](rows.length);
}

export function whenInWords({ from, until }: Pick<Finding, 'from' | 'until'>): string {
  return from === until ? formatMoment(from) : formatDay(plainDateOf(from));
}
