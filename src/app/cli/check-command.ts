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
    ...open.map(sayOpen),
    ...met.map(sayMet),
  ].join('\n');
}

function lawLines(open: readonly LawFinding[]): readonly string[] {
  return Object.entries(laws).map(([law, says]) => {
    const word = open.some((one) => one.law === law) ? 'nee' : 'ja ';
    return `  ${law} ${word} ${says}.`;
  });
}

function sayOpen({ law, what, says, path }: LawFinding): string {
  const way = path.length === 0 ? '' : `\n      Kortste pad: ${sayPath(path)}`;
  return `  ! ${law} ${what}: ${says}${way}`;
}

function sayMet({ law, what, says, status, by }: LawFinding): string {
  const how = status === 'overlay' ? 'landelijk aangevuld' : 'aanvaard';
  return `  · ${law} ${what}: ${says} (${how}: ${by ?? ''})`;
}
