import type { Given } from '../../src/core/documents/given.ts';
import type { Block, Part, PrintedDocument } from '../../src/core/documents/printed.ts';
import { contentSchema } from '../../src/core/dossier/events.schema.ts';
import { reason } from '../../src/core/kernel/kernel.schema.ts';
import { at, aDossier, type Case } from './dossier.ts';

export const hostile = '#test *niet vet* $y$ <script>alert(1)</script> @bron \\n "aanhaling" // weg';

/** A case under Fedra's code with something in each block, a correction and two withdrawals. */
export function aFullCase(): Case {
  const one = aDossier('fedra-2019');
  one
    .signal({
      statements: [
        {
          what: 'Kim had een blauwe plek op de linkerarm.',
          source: { origin: 'school', who: 'Els Voorbeeld' },
          on: '2026-02-27',
          time: '10:15',
          where: 'in de gymzaal',
        },
        { what: hostile, kind: 'told', source: { origin: 'third_party', who: 'buurvrouw van het gezin' } },
        {
          what: 'Kim speelt vrolijk en eet goed.',
          source: { origin: 'school', who: 'Els Voorbeeld' },
          contradicting: true,
        },
        {
          what: 'Kim viel van de trap.',
          kind: 'told',
          source: { origin: 'caregiver', who: 'moeder' },
          contradicting: true,
        },
      ],
      reading: 'Wij vinden dat de plek niet past bij een val.',
      childsWords: { words: 'Papa kneep mij.', asked: 'Wat is er gebeurd?', unprompted: 'no' },
      dangerNow: 'no',
      since: 'sinds de kerstvakantie',
      whereabouts: 'op school, tot 14.15 uur',
    })
    .record({
      type: 'PersonAdded',
      person: { id: 'p1', name: 'Mo Fictief', relation: 'caregiver', custody: 'yes', secretAddress: true },
    })
    .record({
      type: 'ColleagueConsulted',
      participants: [{ role: 'childProtectionLead', name: 'Ravi Verzonnen' }],
      what: 'De signalen besproken.',
    })
    .record({ type: 'AdviceAsked', contact: 'Noor van Veilig Thuis', advice: 'Praat met ouders.', reference: 'VT-123' })
    .record({ type: 'FactorsMapped', risk: ['Veel ruzie thuis'], protective: ['Oma is vaak in de buurt'] })
    .talk([], {
      said: [{ what: 'Kim viel van de trap.', source: { origin: 'caregiver', who: 'moeder' } }],
      reaction: 'Moeder schrok.',
      objections: 'Vader wil geen melding.',
      signature: { outcome: 'seen' },
    })
    .record({ type: 'ConsentRecorded', purpose: 'report', outcome: { is: 'refused', because: 'Vader wil het niet.' } })
    .record({ type: 'HelpPlanned', goal: 'Rust thuis', reviewOn: '2026-04-01' })
    .answer('q1', 'yes', { because: 'De uitleg past niet bij de plek.' })
    .record({ type: 'PersonAssigned', task: 'reporter', who: { role: 'director', name: 'Dirk Directeur' } });
  return amended(one);
}

function amended(one: Case): Case {
  const because = 'Verkeerd kind.';
  one.signal({ statements: [{ what: 'INGETROKKEN FEIT', source: { origin: 'school', who: 'Els Voorbeeld' } }] });
  one.do({ do: 'Withdraw', entry: one.last, because: reason.parse(because) });
  const observation = (what: string) => ({
    type: 'ObservationRecorded' as const,
    on: '2026-03-02',
    statements: [{ what, source: { origin: 'school', who: 'Els Voorbeeld' } }],
  });
  one.record(observation('OUDE WOORDEN'));
  const replacement = contentSchema.parse(observation('Kim was stil in de kring.'));
  return one.do({ do: 'Correct', entry: one.last, replacement, because: reason.parse('Beter omschreven.') });
}

export function givenOf(one: Case): Given {
  return {
    code: one.code,
    dossier: one.dossier,
    assessment: one.assess(),
    names: {
      organisation: 'Stichting Voorbeeld',
      location: 'De Verzonnen School',
      preparedBy: 'Els Voorbeeld',
      staff: new Map([['els', 'Els Voorbeeld']]),
    },
    madeAt: at('2026-03-09'),
  };
}

/** The part of a document with this title; throws where there is none. */
export function partOf(document: PrintedDocument, block: string, title: string): Part {
  const part = blockOf(document, block).parts.find((one) => one.title === title);
  if (part === undefined) throw new Error(`no part ${title}`);
  return part;
}

export function blockOf(document: PrintedDocument, id: string): Block {
  const block = document.blocks.find((one) => one.id === id);
  if (block === undefined) throw new Error(`no block ${id}`);
  return block;
}
