import { describe, expect, test } from 'vitest';
import { Place, read } from '../../../test/builders/fakes.ts';
import { contentSchema } from '../../core/dossier/events.schema.ts';
import { staffId } from '../../core/kernel/kernel.schema.ts';
import { showRecorded } from './record-signal.tsx';

const school = () =>
  new Place('fedra-2019', 'school', [
    { name: 'Kim Fictief', role: 'teacher' },
    { name: 'Els Voorbeeld', role: 'childProtectionLead' },
    { name: 'Ravi Bedacht', role: 'childProtectionLead' },
  ]);

describe('after recording a signal', () => {
  const shown = async (withheldFrom: readonly string[]) => {
    const place = school();
    const [child] = place.children;
    const said = { child: child!, withheldFrom: withheldFrom.map((id) => staffId.parse(id)) };
    place.handed.push({ ...said, event: contentSchema.parse({ type: 'LeadContacted', on: place.today }) });
    return read(showRecorded(place.asked('Kim Fictief', {}, { ref: 'abcdef-0' }), place.needs));
  };

  test('the page says who got it', async () => {
    expect((await shown([])).text).toMatch(/Els Voorbeeld.*Ravi Bedacht/);
  });

  test('it names nobody from whom it is withheld', async () => {
    const { text } = await shown(['els-voorbeeld']);
    expect(text).toContain('Ravi Bedacht');
    expect(text).not.toContain('Els Voorbeeld');
  });
});
