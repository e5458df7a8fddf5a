import type { Code } from '../../core/protocol/code.ts';
import { companyIn } from './company.ts';
import type { EntryForm } from './entry-form.ts';
import { linesIn } from './factors.form.ts';
import type { Field } from './field.ts';
import type { FormContext } from './form-context.ts';
import type { Said } from './said.ts';

type Printed = Code['protocol']['forms'][number];

export const consultationForm: EntryForm = {
  type: 'ColleagueConsulted',
  title: 'Overleg met collega’s',
  button: 'Overleg vastleggen',
  when: 'Wanneer was het overleg?',
  company: true,
  noted: ['named_earlier_teachers', 'named_external_discussion', 'carer_situation_may_harm', 'injury'],
  fields: (context) => {
    const printed = printedFor(context);
    return printed === null ? open : questionsOf(printed);
  },
  event: (said, context) => {
    const printed = printedFor(context);
    return {
      what: said.text('what'),
      outcome: said.text('outcome'),
      missing: linesIn(said, 'missing'),
      nextSteps: said.text('nextSteps'),
      form: printed === null ? undefined : { form: printed.id, answers: answersIn(printed, said) },
    };
  },
  errors: (said, context) => {
    const printed = printedFor(context);
    if (companyIn(said, context).length > 0 || printed !== null) return emptyForm(printed, said);
    return [['company-1-staff', 'Noem wie aan het overleg meededen.']];
  },
};

const open: readonly Field[] = [
  { is: 'text', name: 'what', label: 'Wat is besproken?', needs: 'Vul in wat is besproken.' },
  { is: 'text', name: 'outcome', label: 'Wat kwam eruit?' },
  { is: 'text', name: 'missing', label: 'Wat weet u nog niet?', hint: 'Zet elk punt op een eigen regel.', rows: 3 },
  { is: 'text', name: 'nextSteps', label: 'Wat gaat u nu doen, en wie doet dat?', rows: 3 },
];

/** The form as the code prints it, where the act asks for one. */
export function printedFor({ code, act }: Pick<FormContext, 'code' | 'act'>): Printed | null {
  return code.protocol.forms.find(({ id }) => id === act?.form) ?? null;
}

function questionsOf(printed: Printed): readonly Field[] {
  const rights = printed.rightsNote;
  let number = 0;
  return [
    ...printed.head.map(({ id, asks }): Field => ({ is: 'line', name: answerName(id), label: asks })),
    ...printed.parts.flatMap(({ id, title, questions }): Field[] => [
      { is: 'heading', says: `${id}. ${title}` },
      ...questions.map((question): Field => {
        number += 1;
        return { is: 'text', name: answerName(question.id), label: `${number}. ${question.asks}`, rows: 3 };
      }),
    ]),
    ...printed.foot.map(({ id, asks }): Field => ({ is: 'line', name: answerName(id), label: asks })),
    ...(rights === undefined ? [] : [{ is: 'inset', says: `${rights.says} (${rights.law})` } satisfies Field]),
  ];
}

function answerName(id: string): string {
  return `answer-${id}`;
}

function answersIn(printed: Printed, said: Said): Readonly<Record<string, string | undefined>> {
  const asked = [...printed.head, ...printed.parts.flatMap(({ questions }) => questions), ...printed.foot];
  return Object.fromEntries(asked.map(({ id }) => [id, said.text(answerName(id))]));
}

function emptyForm(printed: Printed | null, said: Said): readonly (readonly [string, string])[] {
  const [first] = printed?.parts[0]?.questions ?? [];
  if (printed === null || first === undefined) return [];
  const asked = printed.parts.flatMap(({ questions }) => questions);
  if (asked.some(({ id }) => said.text(answerName(id)) !== undefined)) return [];
  return [[answerName(first.id), 'Vul ten minste één vraag in. De rest kan later.']];
}
