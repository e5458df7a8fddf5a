import { checkAlwaysOpen } from './check/always-open.ts';
import { checkCases } from './check/cases.ts';
import { checkDoubts } from './check/doubts.ts';
import { checkDuty } from './check/duty-slices.ts';
import type { Law, LawFinding } from './check/finding.ts';
import { checkGraph } from './check/graph.ts';
import { checkPeople } from './check/people.ts';
import { checkStatutory } from './check/statutory.ts';
import type { Code } from './code.ts';
import { prepare } from './weigh/prepare.ts';

export type Checked = {
  readonly id: string;
  /** L1–L5 hold, and what L6 and L7 found is met by the overlay or accepted. */
  readonly holds: boolean;
  readonly findings: readonly LawFinding[];
  /** How many cases were looked at. */
  readonly visited: number;
};

const all: ReadonlySet<Law> = new Set(['L1', 'L2', 'L3', 'L4', 'L5', 'L6', 'L7']);

/**
 * The safety laws L1–L7 over a code with its national overlay. A proof: every case that can matter is visited. With
 * `wanted`, only what can break one of these laws is looked at, and `holds` speaks of these alone.
 */
export function check(code: Code, wanted: ReadonlySet<Law> = all): Checked {
  const asked = (...laws: readonly Law[]): boolean => laws.some((law) => wanted.has(law));
  const proofs = weighings(code).flatMap((on) => [
    ...(asked('L1', 'L3', 'L5') ? [checkDuty(on)] : []),
    ...(asked('L3') ? [checkDoubts(on)] : []),
    ...(asked('L2', 'L3', 'L4') ? [checkCases(on)] : []),
  ]);
  const found = [
    ...checkGraph(code),
    ...proofs.flatMap(({ findings }) => findings),
    ...(asked('L5') ? checkAlwaysOpen(code) : []),
    ...checkPeople(code),
    ...checkStatutory(code),
  ].filter(({ law }) => wanted.has(law));
  const findings = once(found).map((finding) => accept(code, finding));
  return {
    id: code.protocol.id,
    holds: findings.every(({ status }) => status !== 'open'),
    findings,
    visited: proofs.reduce((sum, { visited }) => sum + visited, 0),
  };
}

/** Kinds of location differ for the weighing only in who decides and who acts, so in the slices each is visited. */
function weighings(code: Code): readonly ReturnType<typeof prepare>[] {
  return code.protocol.locations.map((location) => prepare(code, location));
}

/** The same fault seen from two sides is told once, by its shortest path. */
function once(findings: readonly LawFinding[]): readonly LawFinding[] {
  const told = new Map<string, LawFinding>();
  for (const finding of findings) {
    const key = [finding.law, finding.what, finding.says].join();
    const earlier = told.get(key);
    if (earlier === undefined || finding.path.length < earlier.path.length) told.set(key, finding);
  }
  return [...told.values()].sort((a, b) => a.law.localeCompare(b.law));
}

/** Only L6 and L7 can be accepted: `accepted` knows no other law. */
function accept(code: Code, finding: LawFinding): LawFinding {
  const accepted = code.protocol.accepted.find(({ law, what }) => law === finding.law && what === finding.what);
  if (finding.status !== 'open' || accepted === undefined) return finding;
  return { ...finding, status: 'accepted', by: accepted.because };
}
