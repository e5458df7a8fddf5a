import { check, type Checked } from '../../core/protocol/check.ts';
import { laws, type LawFinding } from '../../core/protocol/check/finding.ts';
import { sayPath } from '../../core/protocol/check/say-path.ts';
import { writeProblem, type FileProblem } from '../../platform/protocol-files/problem.ts';
import { findCode } from './find-code.ts';
import { refuseInput, writeJson, type Command, type Exit, type Given, type Io } from './io.ts';

export const protocolCheck: Command = {
  usage: 'protocol check FILE… [--json]',
  does: 'bewijst de veiligheidswetten, of toont het kortste pad dat ze breekt',
  words: ['protocol', 'check'],
  options: {},
  takes: [1, 100],
  run: checkProtocols,
};

type Report = { readonly file: string } & (
  Checked | { readonly holds: false; readonly problems: readonly FileProblem[] }
);

async function checkProtocols({ args, json }: Given, io: Io): Promise<Exit> {
  const reports: Report[] = [];
  for (const file of args) {
    const code = await findCode(io, file);
    if (code.ok) reports.push({ file, ...check(code.value) });
    else if ('notFound' in code.error) return refuseInput(io, json, [{ path: file, says: code.error.notFound }]);
    else reports.push({ file, holds: false, problems: code.error.problems });
  }
  if (json) writeJson(io, { protocols: reports });
  else for (const report of reports) io.out(`${sayReport(report)}\n`);
  return reports.every(({ holds }) => holds) ? 0 : 1;
}

function sayReport(report: Report): string {
  if ('problems' in report) return report.problems.map(writeProblem).join('\n');
  const open = report.findings.filter(({ status }) => status === 'open');
  const head = report.holds ? 'in orde' : `niet in orde, ${open.length} ${open.length === 1 ? 'fout' : 'fouten'}`;
  const met = report.findings.filter(({ status }) => status !== 'open');
  return [
    `${report.file}: ${head}. ${report.visited} toestanden bekeken.`,
    ...lawLines(open),
    ...told(open),
    ...told(met),
  ].join('\n');
}

function lawLines(open: readonly LawFinding[]): readonly string[] {
  return Object.entries(laws).map(([law, says]) => {
    const word = open.some((one) => one.law === law) ? 'nee' : 'ja ';
    return `  ${law} ${word} ${says}.`;
  });
}

/** One line for each finding; those with one cause are one line, with below it all that follows from it. */
function told(findings: readonly LawFinding[]): readonly string[] {
  const groups = new Map<string, LawFinding[]>();
  for (const finding of findings) {
    const key = finding.group === undefined ? sayOne(finding) : [finding.group.head, finding.by].join();
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()].map(sayTogether);
}

function sayTogether(findings: readonly LawFinding[]): string {
  const [first] = findings;
  if (first?.group === undefined) return findings.map(sayOne).join('\n');
  const own = findings.flatMap(({ group }) => (group === undefined ? [] : [`      - ${group.own}`]));
  return [`  ${mark(first)} ${first.law} ${first.group.head}${metBy(first)}:`, ...own].join('\n');
}

function sayOne(finding: LawFinding): string {
  const { law, what, says, path } = finding;
  const way = path.length === 0 ? '' : `\n      Kortste pad: ${sayPath(path)}`;
  return `  ${mark(finding)} ${law} ${what}: ${says}${metBy(finding)}${way}`;
}

function mark({ status }: LawFinding): string {
  return status === 'open' ? '!' : '·';
}

function metBy({ status, by }: LawFinding): string {
  if (status === 'open') return '';
  return ` (${status === 'overlay' ? 'landelijk aangevuld' : 'aanvaard'}: ${by ?? ''})`;
}
