import { describe, expect, test } from 'vitest';
import { Place, read } from '../../../test/builders/fakes.ts';
import { routes } from './routes.tsx';

const verdi = (kind: 'school' | 'childcare') =>
  new Place('verdi-2023', kind, [
    { name: 'Jip Fantasie', role: 'teacher' },
    { name: 'Ina Voorbeeld', role: 'internalSupervisor' },
  ]);

async function list(place: Place, name = 'Ina Voorbeeld'): Promise<string> {
  const [route] = routes;
  if (route === undefined || route.on === 'dossier') throw new Error('no list');
  return (await read(route.answer(place.asked(name), place.needs))).text;
}

describe('the list of dossiers', () => {
  test('shows per dossier the child, the step, what waits for whom and since when', async () => {
    const place = verdi('school').dossier('Pip Verzonnen', [
      { act: 'V-2.1', what: 'Overleggen', by: 'internalSupervisor' },
    ]);
    const text = await list(place);
    expect(text).toMatch(/Pip Verzonnen, Groep 4.*Overleggen, door IB’er.*laatst aangevuld 3 dagen geleden/);
    expect(text).toMatch(/Stap 2: Overleggen met collega’s ?, nu/);
  });

  test('B-12 at childcare names the roles of childcare', async () => {
    const place = verdi('childcare').dossier('Teun Peutertest', [{ what: 'Overleggen', by: 'childcareCoach' }]);
    expect(await list(place)).toContain('Overleggen, door coach Verdi Start');
  });

  test('puts a dossier first in which a report is due, and says so', async () => {
    const place = verdi('school').dossier('Pip Verzonnen', [{}]).dossier('Roos Niemand', [{}]);
    const [, second] = place.rows;
    place.rows[1] = { ...second!, summary: { ...second!.summary!, reportDuty: true } };
    expect(await list(place)).toMatch(/Roos Niemand.*melden moet.*Pip Verzonnen/);
  });

  test('marks what should have been done', async () => {
    expect(await list(verdi('school').dossier('Pip Verzonnen', [{ due: '2026-11-20' }]))).toContain('te laat');
    expect(await list(verdi('school').dossier('Pip Verzonnen', [{ due: '2026-11-23' }]))).not.toContain('te laat');
  });

  test('folds away what is closed', async () => {
    const place = verdi('school').dossier('Pip Verzonnen', [{}], { status: 'closed_monitored' });
    expect(await list(place)).toMatch(/U heeft nu geen open dossiers.*Gesloten dossiers \(1\).*Pip Verzonnen/);
  });

  test('shows nothing of the content to who may only know that it is there', async () => {
    const text = await list(verdi('school').dossier('Pip Verzonnen', [{}], { sight: 'state', summary: null }));
    expect(text).toMatch(/Dossier van 2 november 2026.*De inhoud is niet voor u/);
    expect(text).not.toContain('Pip');
  });

  test('does not tell who handed in a signal that there is a dossier', async () => {
    const text = await list(
      verdi('school').dossier('Pip Verzonnen', [], { sight: 'own', summary: null }),
      'Jip Fantasie',
    );
    expect(text).not.toContain('Dossier van');
  });

  test('when empty says what can be done by this person', async () => {
    expect(await list(verdi('school'))).toContain('Nieuwe signalen bekijken');
    expect(await list(verdi('school'), 'Jip Fantasie')).toContain('Zorg vastleggen');
  });
});
