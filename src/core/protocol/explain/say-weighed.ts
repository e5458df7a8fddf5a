import type { Code } from '../code.ts';
import type { Weighed } from '../weighed.ts';
import { nameOf } from './names.ts';
import { helpWords, outcomeWords, reportWords } from './words-nl.ts';

/** The answer of `weigh` for a reader: what is due, what stands open, and why. */
export function explainWeighed(code: Code, weighed: Weighed): string {
  return [
    `Uitkomst: ${outcomeWords[weighed.outcome]}`,
    `Plicht om te melden: ${weighed.report_duty ? 'ja' : 'nee'} (${reportWords[weighed.decisions.report]})${weighed.with_veilig_thuis ? ', samen met Veilig Thuis' : ''}`,
    `Hulp: ${helpWords[weighed.decisions.help]}`,
    ...list(
      'Nu',
      weighed.next.map(({ id }) => `${id}${titleOf(code, id)}`),
    ),
    ...list(
      'Nog te doen',
      weighed.open_duties.map(({ id, what, by }) => `${id} ${what} (${nameOf(code, by)})`),
    ),
    ...list(
      'Let op',
      weighed.warnings.map((one) => `${one.code} ${one.says}`),
    ),
    ...list(
      'Waarom',
      weighed.because.map(({ rule, says }) => `${rule} ${says}`),
    ),
  ].join('\n');
}

function titleOf(code: Code, id: string): string {
  const title = code.questions.get(id)?.title ?? code.acts.get(id)?.title;
  return title === undefined ? '' : ` ${title}`;
}

function list(head: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', `${head}:`, ...lines.map((line) => `- ${line}`)];
}
