import { contentSchema, type Content } from '../../core/dossier/events.schema.ts';

/** A text that can be corrected: where it stands in the entry, what it is called, what it says now. */
export type TextField = { readonly path: string; readonly label: string; readonly value: string };

const labels: Readonly<Record<string, string>> = {
  title: 'Wat het is',
  what: 'Wat er gezien, gehoord of besproken is',
  who: 'Wie',
  where: 'Waar',
  reading: 'Hoe u het leest',
  words: 'De woorden van het kind',
  asked: 'De vraag die eraan voorafging',
  reaction: 'Reactie',
  agreements: 'Afspraken',
  advice: 'Advies',
  outcome: 'Uitkomst',
  nextSteps: 'Volgende stappen',
  because: 'Waarom',
  note: 'Opmerking',
  setting: 'Waar',
  objections: 'Bezwaren',
  considerations: 'Overwegingen',
  contact: 'Gesproken met',
  goal: 'Doel',
  since: 'Sinds',
  frequency: 'Hoe vaak',
  trigger: 'Aanleiding',
  whoCares: 'Wie zorgt',
  expert: 'Deskundige',
  purpose: 'Doel',
};
/** Words of the protocol rather than of a person: they are changed by a new entry. */
const fixed: ReadonlySet<string> = new Set(['type', 'outcome.is']);

export function textFieldsOf(event: Content): readonly TextField[] {
  return texts(event, '');
}

function texts(value: unknown, path: string): TextField[] {
  if (typeof value === 'string') {
    const label = labels[path.split('.').at(-1) ?? ''];
    return label === undefined || fixed.has(path) || isWord(path, value) ? [] : [{ path, label, value }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => texts(part, path === '' ? key : `${path}.${key}`));
}

/** An outcome or purpose that is one of a closed list. */
function isWord(path: string, value: string): boolean {
  return /(^|\.)(outcome|purpose)(\.\d+)?$/.test(path) && /^[a-z_]+$/.test(value);
}

/** The entry with these texts in their places; null when it would no longer be an entry. An emptied text is left out. */
export function withTexts(event: Content, typed: ReadonlyMap<string, string>): Content | null {
  const copy: unknown = structuredClone(event);
  for (const [path, text] of typed) put(copy, path.split('.'), text.trim());
  const parsed = contentSchema.safeParse(copy);
  return parsed.success ? parsed.data : null;
}

function put(into: unknown, [key, ...rest]: readonly string[], text: string): void {
  if (typeof into !== 'object' || into === null || key === undefined) return;
  if (rest.length > 0) {
    put(Reflect.get(into, key), rest, text);
    return;
  }
  if (text === '') Reflect.deleteProperty(into, key);
  else Reflect.set(into, key, text);
}
