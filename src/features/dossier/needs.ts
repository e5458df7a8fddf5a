import type { Consultation, PrintedForm } from '../../core/documents/internal-consultation.ts';
import type { Cases, OpenCase } from '../../platform/cases/cases.ts';
import type { Directory } from '../../platform/directory/directory.ts';
import type { DossierAsked, PublicAsked, Reply, StaffAsked } from '../../platform/http/route.ts';
import type { Frame } from '../../ui/layout/frame.ts';

export type Needs = {
  readonly cases: Cases;
  readonly directory: Directory;
  /** The form of one internal consultation, as the code prints it. */
  readonly consultationPdf: (
    opened: OpenCase,
    asked: DossierAsked,
    consultation: Consultation,
    form: PrintedForm,
  ) => Promise<Uint8Array<ArrayBuffer>>;
  readonly frame: (asked: PublicAsked | StaffAsked) => Promise<Frame>;
};

export type Opened = {
  readonly asked: DossierAsked;
  readonly opened: OpenCase;
  readonly frame: Frame;
  readonly needs: Needs;
};

/** Opens the dossier and the frame around its pages; what is not there and what is not for this person is one answer. */
export function opening(answer: (given: Opened) => Promise<Reply> | Reply) {
  return async (asked: DossierAsked, needs: Needs): Promise<Reply> => {
    const [opened, frame] = await Promise.all([needs.cases.open(asked), needs.frame(asked)]);
    if (opened === 'stopped') return { stopped: true };
    return opened === null ? { notFound: true } : answer({ asked, opened, frame, needs });
  };
}
