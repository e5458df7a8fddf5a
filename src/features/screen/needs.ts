import type { PublicAsked, StaffAsked } from '../../platform/http/route.ts';
import type { end } from '../../platform/sessions/sessions.ts';
import type { Frame } from '../../ui/layout/frame.ts';

export type Needs = {
  readonly db: Parameters<typeof end>[0];
  readonly frame: (asked: PublicAsked | StaffAsked) => Promise<Frame>;
};
