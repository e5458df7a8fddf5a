import { plainDateFrom } from '../../core/kernel/dates.ts';
import type { EntryForm } from './entry-form.ts';
import { cell, type Field } from './field.ts';

const agreements: Extract<Field, { is: 'rows' }> = {
  is: 'rows',
  name: 'agreements',
  label: 'Wat is afgesproken over de veiligheid?',
  hint: 'Over alle betrokkenen, ook een ouder die slachtoffer is. Lege regels tellen niet mee.',
  needs: 'Vul ten minste één afspraak in.',
  rows: 4,
  row: 'Afspraak',
  columns: [
    { is: 'line', name: 'about', label: 'Over wie gaat het?', needs: 'Vul in over wie het gaat.' },
    { is: 'text', name: 'what', label: 'Wat is afgesproken?', needs: 'Vul in wat is afgesproken.' },
    { is: 'line', name: 'who', label: 'Wie houdt het in het oog?', needs: 'Vul in wie het in het oog houdt.' },
    {
      is: 'line',
      name: 'until',
      label: 'Tot wanneer?',
      hint: 'Bijvoorbeeld 1-6-2027. Leeg betekent: tot nader bericht.',
    },
  ],
};

export const safetyForm: EntryForm = {
  type: 'SafetyAgreed',
  title: 'Afspraken over veiligheid',
  button: 'Afspraken vastleggen',
  when: 'Wanneer is dit afgesproken?',
  fields: () => [agreements],
  event: (said) => ({
    agreements: said.rows(agreements).map(({ row }) => ({
      about: row.get('about'),
      what: row.get('what'),
      who: row.get('who'),
      until: dayIn(row.get('until')) ?? undefined,
    })),
  }),
  errors: (said) =>
    said.rows(agreements).flatMap(({ at, row }) => {
      const typed = row.get('until');
      if (typed === undefined || dayIn(typed) !== null) return [];
      return [[cell('agreements', at, 'until'), 'Vul een dag in die bestaat, bijvoorbeeld 1-6-2027.'] as const];
    }),
};

function dayIn(typed = ''): ReturnType<typeof plainDateFrom> {
  const [day, month, year] = typed.split(/[-/ ]/).map(Number);
  return plainDateFrom(year ?? NaN, month ?? NaN, day ?? NaN);
}
