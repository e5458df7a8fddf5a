import { describe, expect, test } from 'vitest';
import { standingOf } from '../../core/dossier/dossier.ts';
import { Desk, shown, type Person } from '../../../test/builders/desk.ts';
import { aDossier } from '../../../test/builders/dossier.ts';
import { lastPart, leadsTo, needsOf, pdfBytes, visits } from '../../../test/builders/visits.ts';
import { paths } from '../../ui/paths.ts';
import { routes } from './routes.ts';

const els = { id: 'els', name: 'Els Voorbeeld', role: 'childProtectionLead' };
const bram = { id: 'bram', name: 'Bram Bedacht', role: 'teacher' };

const { get, post, routeOf } = visits(routes);
const at = (day: string, about: ReturnType<typeof aDossier>, ...people: [Person, ...Person[]]) =>
  new Desk(about, day, people);
const fedra = () => aDossier('fedra-2019').on('2026-03-03').signal();
const verdi = () => aDossier('verdi-2023').on('2026-03-03').signal();
const today = { 'on-day': '9', 'on-month': '3', 'on-year': '2026' };

const bo = { id: 'bo', name: 'Bo Bedacht', role: 'childcareWorker' };
const tom = { id: 'tom', name: 'Tom Fictief', role: 'director' };

describe('the preparation of a report', () => {
  test('keeps what the school saw apart from what others told', async () => {
    const about = fedra().signal({
      statements: [
        { what: 'Er was geschreeuw.', kind: 'told', source: { origin: 'third_party', who: 'de buurvrouw' } },
        { what: 'Kim lacht weer.', source: { origin: 'school', who: 'Bram Bedacht' }, contradicting: true },
      ],
    });
    const { html } = await get(at('2026-03-09', about, els), paths.report);
    const block = (id: string) => new RegExp(`id="blok-${id}"[^>]*>([^<]*)<`).exec(html)?.[1] ?? '';
    expect(block('school')).toContain('blauwe plek');
    expect(block('school')).not.toContain('geschreeuw');
    expect(block('anderen')).toContain('Er was geschreeuw. (verteld door de buurvrouw)');
    expect(block('anders')).toContain('Kim lacht weer.');
    expect(html).not.toContain('id="blok-ouders"');
  });

  test('gives the words of the child as the child said them, with the question before it', async () => {
    const about = fedra().signal({
      childsWords: { words: 'Papa is weer boos', asked: 'Hoe gaat het?', unprompted: 'no' },
    });
    const { html } = await get(at('2026-03-09', about, els), paths.report);
    const told = /id="blok-kind"[^>]*>([^<]*)</.exec(html)?.[1] ?? '';
    expect(told).toContain('letterlijk: “Papa is weer boos” (na de vraag: Hoe gaat het?)');
  });

  test('says what is not known yet, and warns for a secret address', async () => {
    const about = fedra().record({
      type: 'PersonAdded',
      person: { id: 'p1', name: 'Mo Verzonnen', relation: 'caregiver', custody: 'yes', secretAddress: true },
    });
    const { html } = await get(at('2026-03-09', about, els), paths.report);
    expect(html).toContain('Mo Verzonnen (ouder of verzorger), heeft gezag, let op: het adres is geheim');
    expect(html).toContain('Nog niet bekend.');
  });

  test('says why the parents were not told', async () => {
    const about = fedra().record({
      type: 'ActSkipped',
      act: 'F-5.7',
      ground: 'safety',
      because: 'Het kind loopt gevaar.',
    });
    const { html } = await get(at('2026-03-09', about, els), paths.report);
    expect(html).toContain('Nee, er was geen gesprek vooraf. Reden: Het kind loopt gevaar.');
  });

  test('is a file to keep', async () => {
    const desk = at('2026-03-09', fedra(), els);
    expect((await get(desk, paths.report)).html).toContain('/melding/voorbereiding.pdf');
    const reply = await routeOf('GET', paths.reportPreparationPdf).answer(desk.asked({}), needsOf(desk));
    expect(reply).toEqual({ file: { name: 'voorbereiding.pdf', type: 'application/pdf', bytes: pdfBytes } });
  });
});

describe('a report', () => {
  const typed = { channel: 'phone', ...today };

  test('is recorded with one day, one way and one role; the day of the answer is named after it', async () => {
    const desk = at('2026-03-09', fedra().answer('q1', 'yes').answer('q2', 'yes'), els);
    const reply = await post(desk, paths.reportRecord, { ...typed, by: 'childProtectionLead', grounds: 'acute' });
    expect(standingOf(desk.dossier, 'ReportMade').at(-1)?.event).toMatchObject({
      acts: ['F-5.10'],
      by: 'childProtectionLead',
      grounds: ['Er is (een vermoeden van) acute onveiligheid.'],
    });
    const { html } = await get(desk, paths.decisionRecorded, { entry: lastPart(reply) });
    expect(html).toContain('Melding vastgelegd om 13.00 uur');
    expect(html).toContain('laat uiterlijk maandag 16 maart 2026 iets horen');
    expect(html).toContain('staat nog open: besluit met ouders bespreken, ouders over de melding vertellen.');
  });

  test('B-8 by another than the code names: warned, asked why, and taken', async () => {
    const childcare = aDossier('verdi-2023', { location: 'childcare' }).signal();
    const desk = at('2026-03-09', childcare, bo);
    const { html } = await get(desk, paths.reportRecord);
    expect(html).toContain('Volgens uw code meldt de teamleider');
    await post(desk, paths.reportRecord, { ...typed, by: 'childcareWorker', 'why-another': 'De directeur was ziek.' });
    expect(standingOf(desk.dossier, 'ReportMade').at(-1)?.event.whyAnotherPerson).toBe('De directeur was ziek.');
    await post(desk, paths.reportRecord, { ...typed, by: 'childcareWorker' });
    expect(standingOf(desk.dossier, 'ReportMade')).toHaveLength(2);
    expect(desk.opened().assessment.weighed.warnings.map(({ code }) => code)).toContain('V-5.5');
  });

  test('B-8 by the director asks to tell the board and shows the talk before it', async () => {
    const desk = at('2026-03-09', verdi().answer('q1', 'yes').answer('q2', 'yes'), tom);
    expect((await get(desk, paths.reportRecord)).html).not.toContain('Uw melding telt ook.');
    const outcome = await get(desk, paths.weighingOutcome);
    expect(outcome.html).toContain('/act/V-5.3');
    expect(outcome.html).toContain('/act/V-5.4');
  });

  test('by somebody who may not see the dossier goes to the page that shows nothing of it', async () => {
    const desk = at('2026-03-09', fedra(), bram);
    desk.canRead = false;
    expect(await routeOf('GET', paths.reportRecord).answer(desk.asked({}), needsOf(desk))).toEqual({
      redirect: paths.emergencyReport,
    });
  });

  test('can be recorded on a closed dossier, before anything was weighed', async () => {
    const desk = at('2026-03-09', fedra().close(), bram);
    expect(leadsTo(await post(desk, paths.reportRecord, { ...typed, by: 'teacher' }))).toMatch(/^\/vastgelegd\//);
    expect(desk.dossier.status).toBe('open');
  });

  test('asks why on the day of a talk, and a reason when the family may not know the name', async () => {
    const desk = at('2026-03-09', fedra().on('2026-03-09').talk(['F-5.7']), els);
    expect((await get(desk, paths.reportRecord)).html).toContain('name="why-same-day"');
    const { html, status } = await shown(
      await post(desk, paths.reportRecord, { ...typed, by: 'childProtectionLead', name: 'not_to_family' }),
    );
    expect(status).toBe(400);
    expect(html).toContain('href="#name-because"');
  });

  test('names each missing answer at once, and refuses a day that lies ahead', async () => {
    const desk = at('2026-03-09', fedra(), els);
    const { html } = await shown(await post(desk, paths.reportRecord, { ...today, 'on-day': '10' }));
    for (const name of ['on', 'channel', 'by']) expect(html).toContain(`href="#${name}"`);
  });
});
