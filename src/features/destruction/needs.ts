import type { BoardId, Instant, Result } from '../../core/kernel/kernel.ts';
import type { Cases } from '../../platform/cases/cases.ts';
import type { Db } from './destruction.queries.ts';
import type { Directory } from '../../platform/directory/directory.ts';
import type { PublicAsked, StaffAsked } from '../../platform/http/route.ts';
import type { CannotDestroy } from '../../platform/retention/carry-out.ts';
import type { Frame } from '../../ui/layout/frame.ts';

export type Needs = {
  readonly db: Db;
  readonly cases: Pick<Cases, 'open'>;
  readonly directory: Pick<Directory, 'staff'>;
  readonly destroy: (
    where: { readonly board: BoardId; readonly now: Instant },
    id: string,
  ) => Promise<Result<null, CannotDestroy>>;
  readonly frame: (asked: PublicAsked | StaffAsked) => Promise<Frame>;
};
