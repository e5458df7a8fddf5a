import type { Cases, OpenCase } from '../../platform/cases/cases.ts';
import type { Directory } from '../../platform/directory/directory.ts';
import type { DossierAsked, PublicAsked, Reply, StaffAsked } from '../../platform/http/route.ts';
import type { Frame } from '../../ui/layout/frame.ts';

export type Needs = {
  readonly cases: Cases;
  readonly directory: Directory;
  readonly frame: (asked: PublicAsked | StaffAsked) => Promise<Frame>;
  readonly reportPdf: (opened: OpenCase, asked: DossierAsked) => Promise<Uint8Array<ArrayBuffer>>;
};

export type Opened = {
  readonly asked: DossierAsked;
  readonly opened: OpenCase;
  readonly frame: Frame;
  readonly needs: Needs;
};

/** Opens the dossier and the frame around its pages; what is not there and what is not for this person is one answer. */
export function opening(answer: (given: Opened) => Promise<Reply> | Reply, unseen: Reply = { notFound: true }) {
  return async (asked: DossierAsked, needs: Needs): Promise<Reply> => {
    const [opened, frame] = await Promise.all([needs.cases.open(asked), needs.frame(asked)]);
    if (opened === 'stopped') return { stopped: true };
    return opened === null ? unseen : answer({ asked, opened, frame, needs });
  };
}
