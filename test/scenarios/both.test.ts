import { expect, test } from 'vitest';
import { contentSchema } from '../../src/core/dossier/events.schema.ts';
import { protocolOf } from '../../src/core/dossier/dossier.ts';
import { overviewOf } from '../../src/core/statistics/year.ts';
import { allowed, whoCanRead } from '../../src/core/access/access.ts';
import type { World } from '../../src/core/access/words.ts';
import { boardId, dossierId, dossierRef, locationId, staffId } from '../../src/core/kernel/kernel.schema.ts';
import { abilities } from '../../src/core/protocol/words.ts';
import { aDossier, at, because, statement } from '../builders/dossier.ts';

test('A-12 the year overview counts suspicions, handling and reports, without names', () => {
  const reported = aDossier('fedra-2019').signal().report();
  const closed = aDossier('fedra-2019').answer('q1', 'no').close();
  const earlier = aDossier('fedra-2019', { opened: '2025-11-03' });
  const overview = overviewOf([reported.dossier, closed.dossier, earlier.dossier], 2026);
  expect(overview).toEqual({ year: 2026, suspicions: 2, withReport: 1, withHelp: 0, closed: 1 });
  expect(JSON.stringify(overview)).not.toContain('Fictief');
});

test.each(['fedra-2019', 'verdi-2023'] as const)(
  'X-1 a running case under %s keeps its code until a change with a reason',
  (id) => {
    const dossier = aDossier(id).signal();
    expect(protocolOf(dossier.dossier)).toBe(id);
    dossier.refuses({ do: 'ChangeProtocol', protocol: id, because }, 'SameProtocol');
    dossier.do({ do: 'ChangeProtocol', protocol: 'landelijk-onderwijs', because });
    expect(protocolOf(dossier.dossier)).toBe('landelijk-onderwijs');
  },
);

test.each(['fedra-2019', 'verdi-2023'] as const)(
  'X-2 harm by a member of staff takes the other route under %s',
  (id) => {
    const dossier = aDossier(id).signal({ flags: { acute: 'yes' } });
    dossier.record({ type: 'RouteChosen', route: 'staff', because });
    const assessed = dossier.assess();
    expect(assessed.weighed.outcome).toBe('other_route');
    expect(assessed.openTo('anybody').every(({ id: act }) => /E\.|5\.10|5\.5/.test(act))).toBe(true);
    expect(assessed.openTo('anybody').length).toBeGreaterThan(1);
    expect([assessed.weighed.report_duty, assessed.warnings, assessed.duties.map(({ kind }) => kind)]).toEqual([
      false,
      [],
      [],
    ]);
  },
);

const place = {
  id: dossierId.parse('d1'),
  ref: dossierRef.parse('00112233445566778899aabbccddeeff'),
  board: boardId.parse('noord'),
  location: locationId.parse('school-1'),
  state: 'open' as const,
};

test('X-2 who is under suspicion reaches nothing of the dossier, whatever role and grant there are; a colleague does', () => {
  const [suspect, colleague] = [staffId.parse('tom'), staffId.parse('lea')];
  const from = at('2026-01-05');
  const world: World = {
    staff: [suspect, colleague].map((id) => ({ id, board: place.board })),
    roles: [suspect, colleague].map((staff) => ({
      staff,
      location: null,
      role: 'director',
      may: abilities,
      from,
      until: null,
    })),
    dossiers: [place],
    absences: [],
    breakGlass: [],
    grants: [suspect, colleague].flatMap((staff) =>
      (['recorder', 'team', 'coordinator', 'decider', 'informed'] as const).map((relation) => ({
        id: `${staff}-${relation}`,
        dossier: place.id,
        staff,
        relation,
        deputyOf: null,
        from,
        until: null,
      })),
    ),
    exclusions: [{ dossier: place.id, staff: suspect }],
  };
  const now = at('2026-03-02');
  const opens = (staff: typeof suspect) =>
    ([...abilities, 'see_own', 'see_state'] as const).filter(
      (ability) => allowed({ staff, ability, dossier: place.id, now }, world).length > 0,
    );
  expect(opens(suspect)).toEqual([]);
  expect(opens(colleague)).toEqual(expect.arrayContaining(['read', 'record', 'coordinate', 'decide', 'see_state']));
  expect(whoCanRead(world, place.id, now).map(({ staff }) => staff)).toEqual([colleague]);
});

test('X-3 a statement needs a source; seen is the default, reading and contradiction have their own place', () => {
  const signal = (statements: object[]) =>
    contentSchema.safeParse({ type: 'SignalRecorded', on: '2026-03-02', statements });
  expect(signal([{ what: 'Een blauwe plek' }]).success).toBe(false);
  expect(signal([statement]).data).toMatchObject({ statements: [{ kind: 'seen', contradicting: false }] });
  expect(
    aDossier('verdi-2023')
      .signal({ statements: [{ ...statement, contradicting: true }] })
      .assess().toWeigh[0]?.kind,
  ).toBe('contradicting');
});

test.each(['fedra-2019', 'verdi-2023'] as const)('X-4 the kindcheck can be opened in any step under %s', (id) => {
  const role = id === 'fedra-2019' ? 'childProtectionLead' : 'internalSupervisor';
  const act = id === 'fedra-2019' ? 'F-1.9' : 'V-2.7';
  for (const dossier of [aDossier(id), aDossier(id).answer('q1', 'yes'), aDossier(id).answer('q1', 'yes').report()]) {
    expect(
      dossier
        .assess()
        .openTo(role)
        .map((open) => open.id),
    ).toContain(act);
    dossier.record({ type: 'KindcheckDone', acts: [act], trigger: 'Een verslaving', outcome: 'concern' });
    expect(dossier.actState(act)).toBe('done');
  }
});

test('members who disagree at question 2 are in doubt together; a yes keeps its duty', () => {
  const views = (view: string) => [{ role: 'teacher', view, name: 'Tom Voorbeeld' }];
  const doubt = aDossier('verdi-2023')
    .answer('q1', 'yes')
    .answer('q2', 'no', { views: views('yes') });
  expect(doubt.assess().weighed.outcome).toBe('consult');
  const yes = aDossier('verdi-2023')
    .answer('q1', 'yes')
    .answer('q2', 'yes', { views: views('no') });
  expect(yes.assess().weighed.outcome).toBe('report');
});
