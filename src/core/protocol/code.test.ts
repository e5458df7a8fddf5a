import { describe, expect, test } from 'vitest';
import { codeOf, overlayOf, protocolOf } from '../../../test/builders/codes.ts';
import { complete } from './code.ts';
import type { Overlay, Protocol } from './protocol.schema.ts';

const verdi = protocolOf('verdi-2023');
const fedra = protocolOf('fedra-2019');
const overlay = overlayOf();

/** A rule that is silent where the code has this of its own. */
function speaks(protocol: Protocol, unless: Overlay['rules'][number]['unlessCodeHas']): boolean {
  const rule = { ...overlay.rules[0]!, unlessCodeHas: unless };
  return complete(protocol, { ...overlay, rules: [rule] }).rules.length === 1;
}

describe('a national rule is silent where the code has this of its own', () => {
  const flags = Object.fromEntries(Object.entries(verdi.flags).filter(([id]) => id !== 'disclosure'));
  const roles = (change: (role: Protocol['roles'][string]) => Protocol['roles'][string]) => ({
    ...verdi,
    roles: Object.fromEntries(Object.entries(verdi.roles).map(([id, role]) => [id, change(role)])),
  });
  const acts = (change: (act: Protocol['acts'][number]) => Protocol['acts'][number]) => ({
    ...verdi,
    acts: verdi.acts.map(change),
  });
  test.each<[string, Overlay['rules'][number]['unlessCodeHas'], Protocol, boolean]>([
    ['nothing silences it', 'nothing', fedra, true],
    ['disclosure', 'disclosure', verdi, false],
    ['no disclosure', 'disclosure', { ...verdi, flags }, true],
    ['a ground to leave a talk out', 'skip', fedra, false],
    ['no ground', 'skip', verdi, true],
    [
      'a deputy for each role inside',
      'deputies',
      roles((role) => (role.external ? role : { ...role, deputies: ['director'] })),
      false,
    ],
    [
      'no deputy for one role',
      'deputies',
      {
        ...roles((role) => ({ ...role, deputies: ['director'] })),
        roles: { ...roles((role) => ({ ...role, deputies: ['director'] })).roles, teacher: verdi.roles['teacher']! },
      },
      true,
    ],
    ['an expert', 'injury_expert', fedra, false],
    [
      'no expert',
      'injury_expert',
      acts((act) => (act.entry === 'ExpertConsulted' ? { ...act, entry: 'TaskDone' } : act)),
      true,
    ],
    ['the referral index', 'referral_index', fedra, false],
    ['no referral index', 'referral_index', verdi, true],
    ['a term in the help plan', 'review', fedra, false],
    ['no term', 'review', verdi, true],
    ['weighing anew', 'weigh_again', fedra, false],
    ['no weighing anew', 'weigh_again', verdi, true],
    ['an answer for doubt at one question', 'doubt', fedra, true],
    [
      'an answer for doubt at every question',
      'doubt',
      {
        ...fedra,
        questions: fedra.questions.map((question) => ({
          ...question,
          answers: question.answers.map((answer, at) => (at === 0 ? answer : { ...answer, covers: ['yes', 'doubt'] })),
        })),
      },
      false,
    ],
  ])('%s', (_name, unless, protocol, expected) => {
    expect(speaks(protocol, unless)).toBe(expected);
  });
});

describe('a code with the national rules laid over it', () => {
  test('marks what is national, with its rule, and gives it to who coordinates or decides here', () => {
    const r2 = codeOf('verdi-2023').acts.get('R-2');
    expect([r2?.origin, r2?.overlayRule, r2?.by]).toEqual(['national', 'R-2', verdi.coordinator.roles]);
    expect(codeOf('verdi-2023').acts.get('R-9')?.by).toEqual([...verdi.coordinator.roles, ...verdi.finalDecider.roles]);
    const own = codeOf('verdi-2023').acts.get('V-2.1');
    expect([own?.origin, own?.overlayRule]).toEqual(['own', null]);
  });

  test('keeps a role that the overlay names outright', () => {
    const rules = overlay.rules.map((rule) => ({
      ...rule,
      acts: rule.acts.map((act) => ({ ...act, by: ['anyone'] })),
    }));
    expect(complete(verdi, { ...overlay, rules }).acts.get('R-2')?.by).toEqual(['anyone']);
  });

  test('lets a talk be left out by the national ground only where it informs somebody, must be held, and has no ground', () => {
    const { acts } = codeOf('verdi-2023');
    expect(acts.get('V-3.2')?.skip?.rule).toBe('R-4');
    expect(acts.get('V-5.3')?.skip?.rule).toBe('R-4');
    expect([acts.get('V-3.1')?.skip, acts.get('V-3.4')?.skip, acts.get('V-2.3')?.skip]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect([...codeOf('fedra-2019').acts.values()].filter(({ skip }) => skip?.rule === 'R-4')).toEqual([]);
  });

  test('a ground of its own is not taken over by the national one', () => {
    const skip = { grounds: ['other' as const], rule: 'V-3.2', advice: 'none' as const, showsEffortForConsent: false };
    const own = { ...verdi, acts: verdi.acts.map((act) => (act.id === 'V-3.2' ? { ...act, skip } : act)) };
    const always = overlay.rules.map((rule) => ({ ...rule, unlessCodeHas: 'nothing' as const }));
    expect(complete(own, { ...overlay, rules: always }).acts.get('V-3.2')?.skip?.rule).toBe('V-3.2');
  });

  test('a flag of its own goes before the national one', () => {
    const always = overlay.rules.map((rule) => ({ ...rule, unlessCodeHas: 'nothing' as const }));
    const both = complete(verdi, { ...overlay, rules: always }).flags.get('disclosure');
    expect([both?.origin, both?.rule]).toEqual(['own', verdi.flags.disclosure?.rule]);
    expect(codeOf('fedra-2019').flags.get('disclosure')).toMatchObject({ origin: 'national', rule: 'R-1' });
  });

  test('shows 112 first and Veilig Thuis once, wherever the code has them', () => {
    const ids = (protocol: Protocol) => complete(protocol, overlay).contacts.map(({ id, origin }) => `${id} ${origin}`);
    expect(ids(verdi)).toEqual(['alarm national', 'politie own', 'veilig-thuis national']);
    const [contact] = verdi.contacts;
    const own = { ...contact!, id: 'veilig-thuis' };
    const alarm = { ...contact!, id: 'alarm' };
    const order = ['veilig-thuis', 'alarm', 'politie'];
    const two = { ...verdi, contacts: [...verdi.contacts, own, alarm], emergency: { ...verdi.emergency, order } };
    expect(ids(two)).toEqual(['alarm national', 'veilig-thuis own', 'politie own']);
  });

  test('knows its questions by their id', () => {
    expect([...codeOf('verdi-2023').questions.keys()]).toEqual(['q1', 'q2', 'q3', 'q4', 'q5']);
  });
});

test('a national act falls to whoever coordinates and decides by this code, also beside another', () => {
  const rule = overlay.rules.find(({ id }) => id === 'R-2')!;
  const beside = { with: ['decider'], withPreferably: ['coordinator'], withIfInvolved: ['decider', 'coordinator'] };
  const acts = rule.acts.map((act) => ({ ...act, ...beside }));
  const act = complete(verdi, { ...overlay, rules: [{ ...rule, acts }] }).acts.get('R-2');
  const [coordinators, deciders] = [verdi.coordinator.roles, verdi.finalDecider.roles];
  expect(act).toMatchObject({ by: coordinators, with: deciders, withPreferably: coordinators });
  expect(act?.withIfInvolved).toEqual([...deciders, ...coordinators]);
});
