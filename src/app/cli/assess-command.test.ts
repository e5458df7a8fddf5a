import { describe, expect, test } from 'vitest';
import { among, errorsOf, pluis, saying } from '../../../test/builders/command-line.ts';
import { aDossier, statement, type Case } from '../../../test/builders/dossier.ts';
import type { Shipped } from '../../../test/builders/codes.ts';
import { entriesOf } from '../../core/dossier/dossier.ts';

/** The dossier as a file, with entries of its own after it. */
function fileOf(one: Case, ...more: object[]): object {
  const { protocol } = one.code;
  const entries = [...entriesOf(one.dossier), ...more];
  return { format: 'pluis-dossier/1', protocol: protocol.id, location: protocol.locations[0], entries };
}

const entry = (id: string, event: object, day = '2026-03-02') => ({
  id,
  recordedAt: `${day}T12:00:00Z`,
  recordedBy: { staff: 'els', role: 'teacher' },
  event: { on: day, ...event },
});

const assessed = (file: object, options = '', protocol: Shipped = 'fedra-2019') =>
  pluis(`assess ${protocol} --entries - ${options}`, { input: file });

const born = (birthDate: string) =>
  entry('a1', {
    type: 'DossierOpened',
    child: { id: 'kim', name: 'Kim Fictief', birthDate },
    protocol: 'fedra-2019',
    location: 'school',
  });

describe('pluis assess', () => {
  test('tells how a case stands: entries, outcome, state, steps and duties', async () => {
    const one = aDossier('fedra-2019')
      .signal({ acts: ['F-1.1'] })
      .answer('q1', 'yes')
      .answer('q2', 'doubt');
    const answered = await assessed(fileOf(one), '--json');
    expect(answered.exit).toBe(0);
    expect(answered.json()).toMatchObject({
      protocol: 'fedra-2019',
      now: '2026-06-01T12:00:00.000Z',
      entries: [
        { id: 'e1', type: 'DossierOpened', accepted: true },
        { id: 'e2', type: 'SignalRecorded', accepted: true },
        { id: 'e3', accepted: true },
        { id: 'e4', accepted: true },
      ],
      state: 'open',
      outcome: 'report',
      report_duty: true,
      with_veilig_thuis: true,
      open_to: null,
    });
    expect(answered.json()).toHaveProperty('steps.0', expect.objectContaining({ id: 'S1', state: 'open' }));
    expect(answered.json()).toHaveProperty('steps.0.acts.0', {
      id: 'F-1.1',
      title: 'Signaal vastleggen',
      state: 'done',
      ground: null,
      because: null,
      national: false,
    });
  });

  test('gives the day on which Veilig Thuis must have answered, and tells when it passed', async () => {
    const file = fileOf(aDossier('fedra-2019').answer('q1', 'yes').answer('q2', 'yes').report());
    const feedback = { kind: 'feedback', by: 'director', due: '2026-03-09', owes: 'Veilig Thuis' };
    const open_duties = (late: boolean) => among({ ...feedback, late });
    expect((await assessed(file, '--now 2026-03-09 --json')).json()).toMatchObject({ open_duties: open_duties(false) });
    expect((await assessed(file, '--now 2026-03-10T00:00:00+01:00 --json')).json()).toMatchObject({
      open_duties: open_duties(true),
    });
  });

  test('lists what a role may record', async () => {
    const file = fileOf(aDossier('verdi-2023').signal());
    const answered = await assessed(file, '--as teacher --json', 'verdi-2023');
    expect(answered.json()).toMatchObject({
      open_to: {
        role: 'teacher',
        acts: among({ id: 'V-5.5', due: false }),
      },
    });
  });

  test('lists who may inspect on that day', async () => {
    const file = { ...fileOf(aDossier('fedra-2019')), entries: [born('2010-03-09')] };
    const exercised = async (now: string) => (await assessed(file, `--now ${now} --json`)).json();
    expect(await exercised('2026-03-08')).toMatchObject({
      inspection: [{ exercised_by: 'representative', heard: true }],
    });
    expect(await exercised('2026-03-09')).toMatchObject({ inspection: [{ exercised_by: 'child', heard: false }] });
  });

  test.each([
    ['an act that the code lacks', { type: 'TaskDone', acts: ['F-9.9'] }, 'UnknownAct', 'F-9.9'],
    [
      'a day after the day of recording',
      { type: 'TaskDone', acts: ['F-1.6'], on: '2026-04-01' },
      'InTheFuture',
      '2026-04-01',
    ],
    [
      'a child that is not in it',
      { type: 'SignalRecorded', about: ['tim'], statements: [statement] },
      'UnknownChild',
      'tim',
    ],
    [
      'the withdrawing of nothing',
      { type: 'EntryWithdrawn', entry: 'zz', because: 'Vergissing.' },
      'UnknownEntry',
      'zz',
    ],
    ['a second opening', born('2015-01-01').event, 'AlreadyOpen', 'al geopend'],
    [
      'a code that is not known here',
      { type: 'ProtocolChanged', protocol: 'fedra-1999', because: 'Nieuw.' },
      'OtherProtocol',
      'fedra-1999',
    ],
  ])('refuses %s, goes on, and exits with 1', async (_what, event, code, about) => {
    const file = fileOf(aDossier('fedra-2019'), entry('b1', event), entry('b2', { type: 'TaskDone', acts: ['F-1.6'] }));
    const answered = await assessed(file, '--json');
    expect(answered.exit).toBe(1);
    expect(answered.json()).toMatchObject({
      entries: [
        { accepted: true },
        { id: 'b1', accepted: false, refusal: { code, says: saying(about) } },
        { id: 'b2', accepted: true },
      ],
    });
  });

  test('refuses what was recorded later than the moment that is asked', async () => {
    const answered = await assessed(
      fileOf(aDossier('fedra-2019').on('2026-03-05').signal()),
      '--now 2026-03-04 --json',
    );
    expect(answered.exit).toBe(1);
    expect(answered.json()).toMatchObject({ entries: [{ accepted: true }, { refusal: { code: 'InTheFuture' } }] });
  });

  test('says so when nothing could be taken over', async () => {
    const file = { ...fileOf(aDossier('fedra-2019')), entries: [entry('b1', { type: 'TaskDone', acts: ['F-1.6'] })] };
    const answered = await assessed(file, '--json');
    expect(answered.json()).toMatchObject({ state: 'absent', entries: [{ refusal: { code: 'NotOpen' } }] });
    expect((await assessed(file)).out).toContain('niets te beoordelen');
  });

  test('follows a case to the other code it went over to', async () => {
    const change = entry('b1', { type: 'ProtocolChanged', protocol: 'landelijk-onderwijs', because: 'Ander bestuur.' });
    const answered = await assessed(fileOf(aDossier('fedra-2019'), change), '--json');
    expect(answered.json()).toMatchObject({
      protocol: 'landelijk-onderwijs',
      entries: [{ accepted: true }, { accepted: true }],
    });
    expect(answered.json()).toHaveProperty('steps.0.acts.0.id', 'N-1.1');
  });

  test('can be read without JSON', async () => {
    const one = aDossier('fedra-2019')
      .record({ type: 'PersonAdded', person: { id: 'p1', relation: 'caregiver', custody: 'yes' } })
      .record({ type: 'PersonAdded', person: { id: 'p2', relation: 'caregiver' } })
      .record({ type: 'ActSkipped', act: 'F-1.7', ground: 'safety', because: 'Thuis dreigt gevaar.' })
      .answer('q1', 'yes')
      .answer('q2', 'yes')
      .report();
    const { out } = await assessed(fileOf(one, entry('b1', { type: 'TaskDone', acts: ['F-9.9'] })), '--as director');
    for (const part of [
      'ja   e1 DossierOpened',
      'nee  b1 TaskDone: De handeling "F-9.9" staat niet in de code.',
      'Dossier: open',
      'Uitkomst: verder met de vragen',
      'F-1.7 Eerste gesprek met ouders voeren: overgeslagen (veiligheid: Thuis dreigt gevaar.)',
      'Veilig Thuis, uiterlijk 9 maart 2026 (te laat)',
      'Kan worden vastgelegd door Directeur:',
      'kim: nog niet te zeggen; de geboortedatum ontbreekt; met gezag: p1; gezag eerst nagaan van: p2',
    ])
      expect(out).toContain(part);
    const young = await assessed({ ...fileOf(one), entries: [born('2013-03-09')] });
    expect(young.out).toContain('kim: wie het gezag heeft, namens het kind; het kind wordt gehoord');
  });
});

describe('pluis assess refuses with exit 2', () => {
  const whole = fileOf(aDossier('fedra-2019'));
  test.each([
    ['no entries file', 'assess fedra-2019', whole, '', '--entries ontbreekt'],
    ['an unknown protocol', 'assess fedra --entries -', whole, 'protocol', 'fedra-2019'],
    ['a moment without a zone', 'assess fedra-2019 --entries - --now 2026-03-09T10:00', whole, '--now', 'geen moment'],
    ['an unknown role', 'assess fedra-2019 --entries - --as techer', whole, '--as', 'teacher'],
    ['another protocol', 'assess verdi-2023 --entries -', whole, 'protocol', 'fedra-2019'],
    [
      'a location without this code',
      'assess fedra-2019 --entries -',
      { ...whole, location: 'childcare' },
      'location',
      'school',
    ],
    ['no entries', 'assess fedra-2019 --entries -', { ...whole, entries: [] }, 'entries', 'DossierOpened'],
    ['an unknown key', 'assess fedra-2019 --entries -', { ...whole, extra: 1 }, 'extra', 'niet bekend'],
    ['another format', 'assess fedra-2019 --entries -', { ...whole, format: 'x' }, 'format', 'pluis-dossier/1'],
    [
      'an unknown kind of entry',
      'assess fedra-2019 --entries -',
      { ...whole, entries: [entry('a1', { type: 'Nothing' })] },
      'entries[0].event.type',
      'SignalRecorded',
    ],
  ])('%s', async (_what, line, input, path, says) => {
    const answered = await pluis(`${line} --json`, { input });
    expect(answered.exit).toBe(2);
    expect(errorsOf(answered)).toContainEqual({ path, says: saying(says) });
  });

  test('all that is wrong, at once', async () => {
    const answered = await pluis('assess fedra-2019 --entries none.json --now x --as y --json');
    expect(errorsOf(answered).map(({ path }) => path)).toEqual(['--now', '--as', '']);
  });
});
