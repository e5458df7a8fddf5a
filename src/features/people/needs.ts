import type { Code } from '../../core/protocol/code.ts';
import type { PublicAsked, StaffAsked } from '../../platform/http/route.ts';
import type { Frame } from '../../ui/layout/frame.ts';
import type { Db } from './people.queries.ts';

export type Needs = {
  readonly db: Db;
  readonly protocols: ReadonlyMap<string, Code>;
  readonly frame: (asked: PublicAsked | StaffAsked) => Promise<Frame>;
};
