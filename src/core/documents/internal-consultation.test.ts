import { expect, test } from 'vitest';
import { codeOf } from '../../../test/builders/codes.ts';
import { givenOf } from '../../../test/builders/documents.ts';
import { aDossier } from '../../../test/builders/dossier.ts';
import { contentSchema } from '../dossier/events.schema.ts';
import { internalConsultation } from './internal-consultation.ts';

function consultation(answers: Readonly<Record<string, string>>) {
  const event = contentSchema.parse({
    type: 'ColleagueConsulted',
    on: '2026-03-02',
    participants: [{ role: 'teacher', name: 'Els Voorbeeld' }],
    form: { form: 'intern-overleg', answers },
  });
  if (event.type !== 'ColleagueConsulted') throw new Error('not a consultation');
  return event;
}

function verdisForm() {
  const [form] = codeOf('verdi-2023').protocol.forms;
  if (form === undefined) throw new Error('no form');
  return form;
}

function consulted(answers: Readonly<Record<string, string>>) {
  return internalConsultation(givenOf(aDossier('verdi-2023')), consultation(answers), verdisForm());
}

const rowsIn = (document: ReturnType<typeof consulted>) =>
  document.blocks.flatMap(({ parts }) => parts.flatMap((part) => (part.is === 'rows' ? part.rows : [])));

test('B-3: the form has the thirteen questions in their order, numbered through the six parts', () => {
  const document = consulted({});
  expect(document.blocks.map(({ id }) => id)).toEqual(['A', 'B', 'C', 'D', 'E', 'F', 'foot']);
  const perPart = document.blocks.map(({ parts: [part] }) => (part?.is === 'rows' ? part.rows.length : 0));
  expect(perPart).toEqual([7, 2, 1, 1, 1, 1, 2]);
  const numbers = rowsIn(document).flatMap(({ label }) => /^(\d+)\. /.exec(label)?.[1] ?? []);
  expect(numbers.map(Number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
});

test('an answer stands with its question, and a question left empty says that it is not known', () => {
  const rows = rowsIn(consulted({ signalen: 'Kim is stil.', stappen: 'Veilig Thuis gebeld.' }));
  expect(rows[0]?.says).toBe('Kim is stil.');
  expect(rows[12]?.says).toBe('Veilig Thuis gebeld.');
  expect(rows[1]?.says).toBe('niet bekend');
});

test('head and foot left empty are taken from the entry', () => {
  const document = consulted({});
  expect(document.head.map(({ says }) => says)).toEqual(
    expect.arrayContaining(['Kim Fictief', 'Els Voorbeeld (leerkracht)']),
  );
  expect(rowsIn(document).at(-1)).toEqual({ label: 'Datum', says: '2 maart 2026' });
});

test('the note on rights stands with the rule of the law behind it', () => {
  expect(consulted({}).notices).toHaveLength(2);
});

test('a form that brings no note on rights prints none', () => {
  const form = { ...verdisForm(), rightsNote: undefined };
  expect(internalConsultation(givenOf(aDossier('verdi-2023')), consultation({}), form).notices).toEqual([]);
});
