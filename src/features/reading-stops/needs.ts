import type { Directory } from '../../platform/directory/directory.ts';
import type { PublicAsked, StaffAsked } from '../../platform/http/route.ts';
import type { ReadingStops } from '../../platform/reading-stops/reading-stops.ts';
import type { Frame } from '../../ui/layout/frame.ts';

export type Needs = {
  readonly readingStops: ReadingStops;
  readonly directory: Pick<Directory, 'locations' | 'staff'>;
  readonly frame: (asked: PublicAsked | StaffAsked) => Promise<Frame>;
};
