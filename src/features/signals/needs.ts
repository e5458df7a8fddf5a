import type { Code } from '../../core/protocol/code.ts';
import type { GuardianTies } from '../../platform/account-events/guardian-ties.ts';
import type { Absences } from '../../platform/absence/absence.ts';
import type { Cases } from '../../platform/cases/cases.ts';
import type { Directory } from '../../platform/directory/directory.ts';
import type { PublicAsked, StaffAsked } from '../../platform/http/route.ts';
import type { Frame } from '../../ui/layout/frame.ts';

export type Needs = {
  readonly cases: Cases;
  readonly directory: Directory;
  readonly absences: Pick<Absences, 'receivers'>;
  readonly ties: GuardianTies;
  readonly protocols: ReadonlyMap<string, Code>;
  readonly frame: (asked: PublicAsked | StaffAsked) => Promise<Frame>;
};
