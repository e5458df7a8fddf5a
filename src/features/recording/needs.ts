import { entriesOf } from '../../core/dossier/dossier.ts';
import type { Cases, OpenCase } from '../../platform/cases/cases.ts';
import type { Directory, StaffCard } from '../../platform/directory/directory.ts';
import type { DossierAsked, PublicAsked, Reply, StaffAsked } from '../../platform/http/route.ts';
import type { Frame } from '../../ui/layout/frame.ts';

export type Needs = {
  readonly cases: Cases;
  readonly directory: Directory;
  readonly frame: (asked: PublicAsked | StaffAsked) => Promise<Frame>;
};

export type Given = {
  readonly asked: DossierAsked;
  readonly needs: Needs;
  readonly opened: OpenCase;
  readonly staff: readonly StaffCard[];
  readonly frame: Frame;
};

/** Opens the dossier for somebody who may see all of it; everything else is the one page for what is not there. */
export function given(answer: (all: Given) => Reply | Promise<Reply>) {
  return async (asked: DossierAsked, needs: Needs): Promise<Reply> => {
    const [opened, staff, frame] = await Promise.all([
      needs.cases.open(asked),
      needs.directory.staff(asked.actor),
      needs.frame(asked),
    ]);
    if (opened === 'stopped') return { stopped: true };
    if (opened === null || entriesOf(opened.dossier).length === 0) return { notFound: true };
    return answer({ asked, needs, opened, staff, frame });
  };
}
