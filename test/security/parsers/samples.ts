import { aDossier } from '../../builders/dossier.ts';
import { entriesOf } from '../../../src/core/dossier/dossier.ts';

export const bytes = (text: string): Uint8Array => Buffer.from(text);

/** A small protocol with each kind of part; the real ones are thirty times as long. */
export const smallYaml = bytes(`id: klein-2026
name: &n Kleine code
roles:
  teacher: { name: { school: Leerkracht }, may: [record_signal] }
acts:
  - { id: K-1.1, title: Signaal vastleggen, by: [teacher], strength: must }
steps: [{ id: S1, title: Signaleren, done: { any: [{ act: K-1.1 }, { not: { flag: acute, is: no } }] } }]
note: *n
long: |
  regel een
  regel twee
`);

export const condition = bytes(
  '{"any":[{"act":"F-1.1"},{"not":{"flag":"acute","is":"no"}},{"all":[{"answered":"q1","is":["yes"]},{"reached":"S2"}]}]}',
);

export const facts = bytes(
  JSON.stringify({
    route: 'home',
    location: 'school',
    facts: [
      { flag: 'acute', is: 'yes' },
      { question: 'q1', answer: 'yes' },
      { act: 'F-2.1', with: ['teacher'] },
      { act: 'F-3.1', skipped: 'safety', because: 'Dat is nu niet veilig.' },
      { decision: 'report', is: 'yes', by: 'teacher', because: 'Om het kind.' },
    ],
  }),
);

/** A dossier as a file, by commands, as an export holds it. */
export function dossierFile(): Uint8Array {
  const one = aDossier('fedra-2019')
    .signal({ acts: ['F-1.1'] })
    .answer('q1', 'yes');
  const { protocol } = one.code;
  const entries = entriesOf(one.dossier);
  return bytes(
    JSON.stringify({ format: 'pluis-dossier/1', protocol: protocol.id, location: protocol.locations[0], entries }),
  );
}

/** A form as a browser sends it, with the fields of every form that is parsed without a dossier around it. */
export const signalForm = bytes(
  new URLSearchParams({
    _csrf: 'x'.repeat(43),
    _key: 'y'.repeat(22),
    child: 'not-in-list',
    'child-name': 'Kim Fictief',
    'on-day': '3',
    'on-month': '3',
    'on-year': '2026',
    time: '13:05',
    where: 'het plein',
    what: 'Een blauwe plek op de arm.',
    source: 'child',
    words: 'ik ben gevallen',
    unprompted: 'yes',
    danger: 'no',
    contact: 'veilig_thuis',
    acts: 'F-E.1',
    signal: 's1',
    protocol: 'fedra-2019',
  }).toString(),
);
