import type { Absences } from '../../platform/absence/absence.ts';
import type { Directory } from '../../platform/directory/directory.ts';
import type { PublicAsked, StaffAsked } from '../../platform/http/route.ts';
import type { Frame } from '../../ui/layout/frame.ts';

export type Needs = {
  readonly absences: Absences;
  readonly directory: Pick<Directory, 'staff'>;
  readonly frame: (asked: PublicAsked | StaffAsked) => Promise<Frame>;
};
