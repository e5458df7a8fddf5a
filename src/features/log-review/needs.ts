import type { Code } from '../../core/protocol/code.ts';
import type { LogInspection } from '../../platform/access-log/inspection.ts';
import type { Directory } from '../../platform/directory/directory.ts';
import type { PublicAsked, StaffAsked } from '../../platform/http/route.ts';
import type { Frame } from '../../ui/layout/frame.ts';

export type Needs = {
  readonly inspection: LogInspection;
  readonly directory: Pick<Directory, 'staff'>;
  readonly protocols: ReadonlyMap<string, Code>;
  readonly frame: (asked: PublicAsked | StaffAsked) => Promise<Frame>;
};
