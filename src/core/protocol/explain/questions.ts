import type { Code } from '../code.ts';
import type { PrintedAnswer, Question } from '../protocol.schema.ts';
import { flagIds } from '../words.ts';
import { namesOf, sayWhere } from './names.ts';
import { heading, table, wrap } from './table.ts';
import { answerWords, flagWords } from './words-nl.ts';

/** The questions with their answers as printed and where each leads, and the signals that weigh on their own. */
export function explainQuestions(code: Code): string {
  return [
    heading('De vragen van het afwegingskader'),
    ...code.protocol.questions.map((question) => explainQuestion(code, question)),
    flags(code),
  ].join('\n\n');
}

function explainQuestion(code: Code, question: Question): string {
  const title = `${question.id} · ${question.title}${question.norms === undefined ? '' : ` (${question.norms})`}`;
  const involved = question.involves.length === 0 ? [] : [`Te betrekken: ${namesOf(code, question.involves, ', ')}.`];
  return [
    title,
    ...wrap(question.asks, 110).map((line) => `  ${line}`),
    ...involved.map((line) => `  ${line}`),
    table(
      [
        { head: 'Antwoord', width: 10 },
        { head: 'Telt als', width: 14 },
        { head: 'In woorden', width: 44 },
        { head: 'Leidt naar', width: 34 },
        { head: 'Bron', width: 20 },
      ],
      [...question.answers.map(answerRow), ...doubtRow(question)],
    ),
  ].join('\n');
}

function answerRow({ code, covers, says, note, leads, source }: PrintedAnswer): readonly string[] {
  const remark = note === undefined ? '' : ` [${note}]`;
  return [code, covers.map((one) => answerWords[one]).join(' of '), says + remark, sayLeads(leads), sayWhere(source)];
}

/** R-2: doubt that the code does not print. */
function doubtRow({ id, answers }: Question): readonly (readonly string[])[] {
  if (answers.some(({ covers }) => covers.includes('doubt'))) return [];
  return [['–', 'twijfel', 'Ik twijfel.', `Veilig Thuis om advies vragen, daarna opnieuw ${id}`, 'R-2, landelijk']];
}

/** Where an answer leads, in Dutch. */
export function sayLeads(leads: PrintedAnswer['leads']): string {
  switch (leads.to) {
    case 'question':
      return `vraag ${leads.question}`;
    case 'report':
      return `melden bij Veilig Thuis (norm ${leads.norm})${leads.thenNext === undefined ? '' : `, daarna ${leads.thenNext} met Veilig Thuis`}`;
    case 'help':
      return `hulp, daarna ${leads.question}`;
    case 'close':
      return leads.monitored ? 'afsluiten, met afspraken over veiligheid' : 'afsluiten en vastleggen';
  }
}

const meanings = {
  norm1: 'melden (norm 1)',
  norm2: 'melden (norm 2)',
  norm3: 'melden (norm 3)',
  expert_first: 'eerst advies van een deskundige, dan pas praten',
  emergency: 'de noodroute',
};

function flags(code: Code): string {
  const rows = flagIds.flatMap((id) => {
    const flag = code.flags.get(id);
    if (flag === undefined) return [[flagWords[id], 'weegt mee bij de vraag naar veiligheid', '–', '–']];
    const origin = flag.origin === 'national' ? ', landelijk, niet in uw code' : '';
    return [[flagWords[id], meanings[flag.means], `${flag.rule}${origin}`, sayWhere(flag.source)]];
  });
  return [
    'Signalen die op zichzelf wegen, los van de vragen. Niet gevraagd telt nooit als nee.',
    table(
      [
        { head: 'Signaal', width: 36 },
        { head: 'Ja leidt naar', width: 40 },
        { head: 'Regel', width: 24 },
        { head: 'Bron', width: 22 },
      ],
      rows,
    ),
  ].join('\n');
}
