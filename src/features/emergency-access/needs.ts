import type { Directory } from '../../platform/directory/directory.ts';
import type { EmergencyAccess } from '../../platform/emergency-access/emergency-access.ts';
import type { PublicAsked, StaffAsked } from '../../platform/http/route.ts';
import type { Frame } from '../../ui/layout/frame.ts';

export type Needs = {
  readonly emergencyAccess: EmergencyAccess;
  readonly directory: Pick<Directory, 'children' | 'locations' | 'staff'>;
  readonly frame: (asked: PublicAsked | StaffAsked) => Promise<Frame>;
};
