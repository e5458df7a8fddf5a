import { describe, expect, test } from 'vitest';
import { aDossier } from '../../../test/builders/dossier.ts';
import { aFullCase, blockOf, givenOf, partOf } from '../../../test/builders/documents.ts';
import { shipped } from '../../../test/builders/codes.ts';
import { reportPreparation } from './report-preparation.ts';
import type { Part } from './printed.ts';

const full = reportPreparation(givenOf(aFullCase()));
const concern = (title: string) => partOf(full, 'concern', title);

function whats(part: Part): readonly string[] {
  return part.is === 'facts' ? part.facts.map(({ what }) => what) : [];
}

function saidAt(block: string, label: string): string | undefined {
  const rows = blockOf(full, block).parts.flatMap((part) => {
    if (part.is === 'rows') return part.rows;
    return part.is === 'entries' ? part.entries.flatMap((entry) => entry.rows) : [];
  });
  return rows.find((one) => one.label === label)?.says;
}

test('the blocks stand in one fixed order', () => {
  expect(full.blocks.map(({ id }) => id)).toEqual([
    'reporter',
    'meldcode',
    'persons',
    'concern',
    'reading',
    'risk',
    'help',
    'reaction',
    'request',
  ]);
});

describe('facts and their sources', () => {
  test('what is the school’s own stands apart from what the child, the parents and others said', () => {
    expect(whats(concern('Van de school zelf'))).toEqual([
      'Kim had een blauwe plek op de linkerarm.',
      'Kim speelt vrolijk en eet goed.',
      'Kim was stil in de kring.',
    ]);
    expect(whats(concern('Van derden: ouders of verzorgers'))).toEqual(['Kim viel van de trap.']);
    expect(whats(concern('Van derden: anderen'))).toHaveLength(1);
    const child = 'Van het kind: wat het verder zei of liet zien';
    expect(concern(child)).toEqual({ is: 'text', title: child, says: 'niet bekend' });
  });
  test('each fact has its day, place, kind and source', () => {
    const own = concern('Van de school zelf');
    expect(own.is === 'facts' && own.facts[0]).toEqual({
      when: '27 februari 2026, 10.15 uur',
      what: 'Kim had een blauwe plek op de linkerarm.',
      how: 'gezien, in de gymzaal',
      source: 'Els Voorbeeld',
      isContradicting: false,
      points: 'past bij de zorg',
    });
  });
  test('what speaks against the concern is counted and marked like what fits it', () => {
    const own = concern('Van de school zelf');
    expect(own.is === 'facts' && own.facts.map(({ points }) => points)).toEqual([
      'past bij de zorg',
      'spreekt de zorg tegen, of beschermt',
      'past bij de zorg',
    ]);
    expect(blockOf(full, 'concern').parts[0]).toMatchObject({
      says: 'Er zijn 5 feiten vastgelegd. Daarvan spreken er 2 de zorg tegen, of beschermen.',
    });
  });
  test('the child’s own words are printed as they were said', () => {
    expect(concern('Van het kind: letterlijke woorden')).toMatchObject({
      words: [
        {
          says: 'Papa kneep mij.',
          context: '2 maart 2026. Uit zichzelf verteld: nee. Vraag vooraf: ‘Wat is er gebeurd?’.',
        },
      ],
    });
  });
  test('how the school reads it is never among the facts', () => {
    const reading = 'Wij vinden dat de plek niet past bij een val.';
    expect(JSON.stringify(blockOf(full, 'concern'))).not.toContain(reading);
    expect(JSON.stringify(blockOf(full, 'reading'))).toContain(reading);
  });
});

describe('what counts', () => {
  const all = JSON.stringify(full);
  test('a withdrawn entry is nowhere, nor is its reason', () => {
    expect(all).not.toContain('INGETROKKEN FEIT');
    expect(all).not.toContain('Verkeerd kind.');
  });
  test('a correction stands in the place of what it corrects', () => {
    expect(all).not.toContain('OUDE WOORDEN');
    expect(all).toContain('Kim was stil in de kring.');
  });
  test('it speaks of a suspicion and establishes nothing', () => {
    expect(full.notices[0]).toContain('vermoeden');
    expect(full.notices[0]).toContain('stelt niet vast');
  });
  test('the title names nobody', () => {
    expect(full.title).toBe('Voorbereiding van een melding');
  });
});

test.each([
  ['reporter', 'Wie meldt', 'Dirk Directeur (directeur)'],
  ['meldcode', 'Gesprek met ouders', '2 maart 2026'],
  ['meldcode', 'Kenmerk', 'VT-123'],
  ['persons', 'Gezag', 'ja'],
  ['persons', 'Let op', 'Het adres is geheim. Het mag bij niemand terechtkomen.'],
  ['persons', 'Waar het kind nu is', 'op school, tot 14.15 uur'],
  ['concern', 'Sinds wanneer', 'sinds de kerstvakantie'],
  ['concern', 'Direct gevaar', 'nee, op 2 maart 2026'],
  ['help', 'Doel', 'Rust thuis'],
  ['reaction', 'Reactie', 'Moeder schrok.'],
  ['reaction', 'Bezwaar', 'Vader wil geen melding.'],
  ['reaction', 'Waarom', 'Vader wil het niet.'],
  ['reaction', 'Verslag', 'getekend voor gezien'],
  ['request', 'Wat de school verwacht', 'niet bekend'],
])('in block %s, “%s” says: %s', (block, label, says) => {
  expect(saidAt(block, label)).toBe(says);
});

test.each(shipped)('under %s an almost empty dossier says of each missing block that it is not known', (protocol) => {
  const bare = reportPreparation(givenOf(aDossier(protocol)));
  for (const { id, parts } of bare.blocks) expect(JSON.stringify([id, parts])).toMatch(/niet bekend/);
});

test('a talk left out shows its ground and the effort for consent', () => {
  const one = aDossier('fedra-2019').record({
    type: 'ActSkipped',
    act: 'F-5.11',
    ground: 'safety',
    because: 'Het is niet veilig voor Kim.',
    effortForConsent: 'Twee keer gebeld.',
  });
  const document = reportPreparation(givenOf(one));
  expect(JSON.stringify(partOf(document, 'meldcode', 'Bewust overgeslagen'))).toContain('Het is niet veilig voor Kim.');
  expect(JSON.stringify(partOf(document, 'reaction', 'Toestemming gevraagd'))).toContain('Twee keer gebeld.');
});

test('who reports by the code is named as this board calls them at this kind of location', () => {
  const expected = (protocol: 'fedra-2019' | 'verdi-2023') => {
    const [rows] = blockOf(reportPreparation(givenOf(aDossier(protocol))), 'reporter').parts;
    return rows?.is === 'rows' && rows.rows.find(({ label }) => label === 'Wie volgens de code meldt')?.says;
  };
  expect(expected('verdi-2023')).toBe('directeur');
  expect(expected('fedra-2019')).toContain('directeur of leerkracht');
});
