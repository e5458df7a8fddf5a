import { describe, expect, test } from 'vitest';
import { overlayOf, protocolOf } from '../../../test/builders/codes.ts';
import { aDossier, at, calendars, type Case } from '../../../test/builders/dossier.ts';
import { complete } from '../protocol/code.ts';
import { assess } from './assess.ts';

const verdi = () => aDossier('verdi-2023', { location: 'school' });
const fedra = () => aDossier('fedra-2019');
const tom = { role: 'teacher', staff: 'tom' };
const ida = { role: 'internalSupervisor', staff: 'ida' };
const lea = { role: 'childProtectionLead', staff: 'lea' };

const consulted = (one: Case, act: string, participants: readonly object[], role?: string) =>
  one.record({ type: 'ColleagueConsulted', acts: [act], participants }, role);
const said = (one: Case, code: string) =>
  one
    .assess()
    .warnings.filter((warning) => warning.code === code)
    .map(({ says }) => says);
const tooFew = 'Intern deskundigenteam: volgens uw code zijn dit minstens 2 verschillende personen.';

describe('a team of different persons', () => {
  test.each([
    ['two by their id', [tom, ida], false],
    [
      'two by name',
      [
        { role: 'teacher', name: 'Tom' },
        { role: 'internalSupervisor', name: 'Ida' },
      ],
      false,
    ],
    ['two of whom no name is given', [{ role: 'teacher' }, { role: 'internalSupervisor' }], false],
    ['one with two roles by id', [tom, { ...ida, staff: 'tom' }], true],
    [
      'one with two roles by name',
      [
        { role: 'teacher', name: 'T' },
        { role: 'internalSupervisor', name: 'T' },
      ],
      true,
    ],
    ['one alone', [tom], true],
  ])('of %s: too few is %s', (_, participants, isTooFew) => {
    expect(said(consulted(verdi(), 'V-2.5', participants), 'V-2.5').includes(tooFew)).toBe(isTooFew);
  });

  test('that met again with enough persons is complete', () => {
    const twice = consulted(consulted(verdi(), 'V-2.5', [tom]), 'V-2.5', [tom, ida]);
    expect(said(twice, 'V-2.5')).toEqual([]);
    expect(twice.actState('V-2.5')).toBe('done');
  });

  test('that was complete stays complete when fewer of them meet once more', () => {
    const again = consulted(consulted(verdi(), 'V-2.5', [tom, ida]), 'V-2.5', [tom]);
    expect(said(again, 'V-2.5')).toEqual([]);
    expect(again.actState('V-2.5')).toBe('done');
  });

  test('of which nobody was named gives no warning: silence is not absence', () => {
    const silent = verdi().record({ type: 'ColleagueConsulted', acts: ['V-2.5'] });
    expect(said(silent, 'V-2.5')).toEqual([]);
    expect(said(consulted(silent, 'V-2.5', [tom]), 'V-2.5')).toEqual([]);
  });

  test('is not counted where a single person may do the act', () => {
    expect(said(consulted(verdi(), 'V-2.3', [tom]), 'V-2.3').join()).not.toContain('minstens');
  });

  test('may be one of several: the one that asks the fewest counts', () => {
    expect(said(consulted(fedra(), 'F-4.1', [lea]), 'F-4.1').join()).toContain('minstens 2');
    expect(said(consulted(fedra(), 'F-4.1', [lea, tom]), 'F-4.1').join()).not.toContain('minstens');
  });
});

test('a team without a name for this kind of location is spoken of by its act', () => {
  const verdiCode = protocolOf('verdi-2023');
  const team = { ...verdiCode.teams['internalExpertTeam']!, name: { childcare: 'Team' } };
  const code = complete({ ...verdiCode, teams: { internalExpertTeam: team } }, overlayOf());
  const { warnings } = assess(code, consulted(verdi(), 'V-2.5', [tom]).dossier, { now: at('2026-03-02'), calendars });
  expect(warnings.map(({ says }) => says)).toContain(
    'V-2.5: volgens uw code zijn dit minstens 2 verschillende personen.',
  );
});

test('of two teams that may do it, the one that asks the fewest persons is the measure', () => {
  const fedraCode = protocolOf('fedra-2019');
  const { supportTeamInternal, supportTeamExtended } = fedraCode.teams;
  const tooFewAt = (internal: number, extended: number) => {
    const teams = {
      supportTeamInternal: { ...supportTeamInternal!, atLeast: internal },
      supportTeamExtended: { ...supportTeamExtended!, atLeast: extended },
    };
    const code = complete({ ...fedraCode, teams }, overlayOf());
    const one = consulted(fedra(), 'F-4.1', [lea, tom]);
    return assess(code, one.dossier, { now: at('2026-03-02'), calendars })
      .warnings.filter(({ code: act, says }) => act === 'F-4.1' && says.includes('zijn dit minstens'))
      .map(({ says }) => says.replace(/^.*minstens (\d).*$/, '$1'));
  };
  expect([tooFewAt(2, 4), tooFewAt(4, 2), tooFewAt(4, 3), tooFewAt(3, 4)]).toEqual([[], [], ['3'], ['3']]);
});

describe('done by another than the code names', () => {
  const asks = 'Volgens uw code doet een ander dit:';
  test('counts, and asks why with the names of this kind of location', () => {
    const other = consulted(fedra(), 'F-1.6', [{ role: 'board' }], 'board');
    expect(said(other, 'F-1.6')[0]).toMatch(new RegExp(`^${asks} .*oördinator.*Leg uit waarom`));
    expect(other.actState('F-1.6')).toBe('done');
  });

  test.each([
    ['the person named took part', 'F-1.6', [lea], 'director'],
    ['the person named wrote it down', 'F-1.6', [tom], 'childProtectionLead'],
    ['a member of the team took part', 'F-4.1', [lea, tom], 'director'],
    ['anyone may do it', 'F-E.4', [tom], 'teacher'],
    ['nobody was named', 'F-1.6', [], 'director'],
    ['the actor is derived by us, not named by the code', 'F-4.10', [tom], 'teacher'],
    ['the act is not mandatory', 'F-2.4', [tom], 'teacher'],
    ['somebody appointed from these roles did it', 'F-6.1', [{ role: 'teacher' }], 'teacher'],
  ])('is not asked where %s', (_, act, participants, role) => {
    expect(said(consulted(fedra(), act, participants, role), act).filter((says) => says.startsWith(asks))).toEqual([]);
  });

  test('a report has its own warning and no second one', () => {
    const reported = verdi().report({ by: 'teacher', participants: [tom] });
    expect(said(reported, 'V-5.5').filter((says) => says.startsWith(asks))).toEqual([]);
    expect(said(reported, 'V-5.5')).toHaveLength(1);
  });
});
