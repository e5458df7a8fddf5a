import type { Cases, OpenCase } from '../../platform/cases/cases.ts';
import type { FileStore } from '../../platform/dossier-store/files.ts';
import type { Files } from '../../platform/files/files.ts';
import type { DossierAsked, PublicAsked, Reply, StaffAsked } from '../../platform/http/route.ts';
import type { Frame } from '../../ui/layout/frame.ts';

export type Needs = {
  readonly cases: Cases;
  readonly files: Files;
  readonly fileStore: FileStore;
  readonly frame: (asked: PublicAsked | StaffAsked) => Promise<Frame>;
};

export type Given = {
  readonly asked: DossierAsked;
  readonly needs: Needs;
  readonly opened: OpenCase;
  readonly frame: Frame;
};

/** Opens the dossier for somebody who may see all of it; everything else is the one page for what is not there. */
export function given(answer: (all: Given) => Promise<Reply> | Reply) {
  return async (asked: DossierAsked, needs: Needs): Promise<Reply> => {
    const [opened, frame] = await Promise.all([needs.cases.open(asked), needs.frame(asked)]);
    if (opened === 'stopped') return { stopped: true };
    return opened === null ? { notFound: true } : answer({ asked, needs, opened, frame });
  };
}
