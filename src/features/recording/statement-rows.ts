import type { PlainDate } from '../../core/kernel/kernel.ts';
import type { Field } from './field.ts';
import type { Said } from './said.ts';

const origins = {
  seen: { label: 'Zelf gezien', kind: 'seen', origin: 'school', who: null },
  heard: { label: 'Zelf gehoord', kind: 'heard', origin: 'school', who: null },
  child: { label: 'Verteld door het kind', kind: 'told', origin: 'child', who: 'het kind' },
  caregiver: { label: 'Verteld door een ouder', kind: 'told', origin: 'caregiver', who: 'een ouder of verzorger' },
  other: { label: 'Verteld door iemand anders', kind: 'told', origin: 'third_party', who: 'iemand anders' },
} as const;
type Origin = keyof typeof origins;
const isOrigin = (key: string): key is Origin => Object.hasOwn(origins, key);

type Rows = Extract<Field, { is: 'rows' }>;

/** Facts, each with where it comes from; what speaks against the concern stands beside what speaks for it. */
export function statementRows(name: string, label: string, needs?: string): Rows {
  return {
    is: 'rows',
    name,
    label,
    hint: 'Een feit per regel: wat is gezien, gehoord of verteld. Hoe u het leest, komt hieronder apart.',
    ...(needs === undefined ? {} : { needs }),
    rows: 4,
    row: 'Feit',
    columns: [
      {
        is: 'text',
        name: 'what',
        label: 'Wat is gezien, gehoord of verteld?',
        needs: 'Vul in wat er is gezien, gehoord of verteld.',
      },
      {
        is: 'select',
        name: 'source',
        label: 'Waar komt het vandaan?',
        options: Object.entries(origins).map(([value, { label: words }]) => ({ value, label: words })),
      },
      { is: 'line', name: 'who', label: 'Wie zag of vertelde het?', hint: 'Leeg laten als u dat zelf was.' },
      { is: 'line', name: 'where', label: 'Waar was dat?' },
      {
        is: 'select',
        name: 'points',
        label: 'Waar wijst het op?',
        options: [
          { value: 'toward', label: 'Wijst op een onveilige situatie' },
          { value: 'elsewhere', label: 'Wijst op iets anders, of beschermt' },
        ],
      },
    ],
  };
}

/** `by`: who saw or heard what has no name of its own. */
export function statementsIn(said: Said, rows: Rows, by: string, on: PlainDate | undefined): readonly object[] {
  return said.rows(rows).map(({ row }) => {
    const key = row.get('source') ?? 'seen';
    const { kind, origin, who } = origins[isOrigin(key) ? key : 'seen'];
    return {
      what: row.get('what'),
      kind,
      source: { origin, who: row.get('who') ?? who ?? by },
      on,
      where: row.get('where'),
      contradicting: row.get('points') === 'elsewhere',
    };
  });
}
