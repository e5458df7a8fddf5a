import type { Code } from '../code.ts';
import { sayWhere } from './names.ts';
import { heading, table, wrap } from './table.ts';

/** The order of contacts in an emergency. */
export function explainEmergency(code: Code): string {
  return [
    heading('Bij nood'),
    ...wrap(code.protocol.emergency.says, 118),
    table(
      [
        { head: 'Bel', width: 34 },
        { head: 'Nummer', width: 14 },
        { head: 'Waarvoor', width: 46 },
        { head: 'Uit', width: 26 },
      ],
      code.contacts.map(({ name, phone, use, origin, source }) => [
        name,
        phone ?? '–',
        use,
        origin === 'national' ? 'landelijk' : sayWhere(source),
      ]),
    ),
  ].join('\n');
}

/** Terms, help, rights, retention and filing. */
export function explainTerms(code: Code): string {
  const { deadlines, help, rights, retention, filing, documents } = code.protocol;
  const lines = [
    ...deadlines.map(({ says, owes, workingDays }) => `${says} (${workingDays} werkdagen; plicht van ${owes})`),
    `Een hulpplan vraagt: ${help.requires.length === 0 ? 'niets vast; een datum om terug te kijken wordt voorgesteld' : help.requires.map((part) => planWords[part]).join(', ')}.`,
    `Inzage en correctie: ${rights.says} De wet: ${rights.law}`,
    `Bewaren: ${retention.yearsAfterLeaving} jaar na vertrek. ${retention.because}`,
    ...filing.map(({ system, category }) => `Bewaren in ${system}, onder ‘${category}’.`),
  ];
  return [
    heading('Termijnen, rechten en bewaren'),
    ...lines.flatMap((line) => wrap(line, 116).map((part, at) => (at === 0 ? `• ${part}` : `  ${part}`))),
    '',
    heading('Documenten waar de bron naar verwijst'),
    ...Object.entries(documents).map(([id, { title, place }]) => `${id}: ${title} (${place})`),
  ].join('\n');
}

const planWords: Readonly<Record<Code['protocol']['help']['requires'][number], string>> = {
  goal: 'een doel',
  term: 'een termijn',
  roles: 'wie welke rol heeft',
  caseManager: 'een casemanager',
  tasks: 'taken',
  actions: 'acties',
  review: 'een datum om terug te kijken',
};

/** What is laid over the code, apart from the code's own rules. */
export function explainOverlay(code: Code): string {
  return [
    heading('Landelijke regels, niet uit uw code'),
    'Deze regels gelden overal. Zij staan hier apart van wat uw code zelf zegt.',
    table(
      [
        { head: 'Nr', width: 6 },
        { head: 'Regel', width: 30 },
        { head: 'Wat hij zegt', width: 50 },
        { head: 'Hier', width: 14 },
        { head: 'Bron', width: 22 },
      ],
      code.overlay.rules.map((rule) => [
        rule.id,
        rule.title,
        rule.says,
        code.rules.includes(rule) ? 'geldt' : 'uw code heeft dit zelf',
        sayWhere(rule.source),
      ]),
    ),
  ].join('\n');
}
