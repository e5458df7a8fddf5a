import { childrenIn } from '../dossier/dossier.ts';
import type { EventOf } from '../dossier/events.schema.ts';
import { formatMoment, formatShortDay } from '../kernel/dates.ts';
import type { Code } from '../protocol/code.ts';
import { companyName, type Given } from './given.ts';
import { row, type Block, type PrintedDocument, type Row } from './printed.ts';

export type PrintedForm = Code['protocol']['forms'][number];
export type Consultation = EventOf<'ColleagueConsulted'>;

/**
 * The form of an internal consultation as the code prints it (Verdi Bijlage 2): head, the numbered questions in their
 * order, and foot. What the form left empty at the head or foot is taken from the entry itself; a question without an
 * answer says so.
 */
export function internalConsultation(given: Given, consultation: Consultation, form: PrintedForm): PrintedDocument {
  const { names, madeAt } = given;
  return {
    title: form.title,
    head: [
      row('Locatie', `${names.location}, ${names.organisation}`),
      ...asked(form.head, consultation, headOf(given, consultation)),
      row('Gemaakt op', formatMoment(madeAt)),
    ],
    notices: form.rightsNote === undefined ? [] : [form.rightsNote.says, form.rightsNote.law],
    stones: [],
    blocks: [
      ...partBlocks(consultation, form),
      {
        id: 'foot',
        title: 'Ondertekening',
        parts: [{ is: 'rows', title: null, rows: asked(form.foot, consultation, footOf(consultation)) }],
      },
    ],
  };
}

function partBlocks({ form: answered }: Consultation, { parts }: PrintedForm): readonly Block[] {
  let number = 0;
  return parts.map(({ id, title, questions }) => ({
    id,
    title: `${id}. ${title}`,
    parts: [
      {
        is: 'rows',
        title: null,
        rows: questions.map((question) => {
          number += 1;
          return row(`${number}. ${question.asks}`, answered?.answers[question.id]);
        }),
      },
    ],
  }));
}

type Asked = readonly { readonly id: string; readonly asks: string }[];

function asked(fields: Asked, { form }: Consultation, known: ReadonlyMap<string, string | undefined>): readonly Row[] {
  return fields.map(({ id, asks }) => row(asks, form?.answers[id] ?? known.get(id)));
}

/** By the ids that Verdi's form gives its own head and foot; another form prints what was typed. */
function headOf(given: Given, consultation: Consultation): ReadonlyMap<string, string | undefined> {
  const children = childrenIn(given.dossier).flatMap(({ name }) => name ?? []);
  return new Map([
    ['naam-kind', children.join(' en ')],
    ['deelnemers', companyName(given, consultation.participants)],
  ]);
}

function footOf({ on }: Consultation): ReadonlyMap<string, string | undefined> {
  return new Map([['datum', formatShortDay(on)]]);
}
