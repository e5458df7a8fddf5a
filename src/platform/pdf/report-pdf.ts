import type { Given } from '../../core/documents/given.ts';
import {
  internalConsultation,
  type Consultation,
  type PrintedForm,
} from '../../core/documents/internal-consultation.ts';
import { reportPreparation } from '../../core/documents/report-preparation.ts';
import type { OpenCase } from '../cases/cases.ts';
import type { DossierAsked } from '../http/route.ts';
import { renderPdf } from './render.ts';

/** What a document is made from, for the person who asks for it. */
export function givenBy(opened: OpenCase, asked: DossierAsked): Given {
  const { code, dossier, assessment, location, staffNames } = opened;
  const names = {
    organisation: asked.staff.boardName,
    location: location.name,
    preparedBy: asked.staff.name,
    staff: staffNames,
  };
  return { code, dossier, assessment, names, madeAt: asked.now };
}

/** "Voorbereiding van een melding", to read and to hand over by a person; nothing is sent. */
export async function reportPdf(opened: OpenCase, asked: DossierAsked): Promise<Uint8Array<ArrayBuffer>> {
  return renderPdf(reportPreparation(givenBy(opened, asked)), asked.now);
}

/** The form of one internal consultation, as the code prints it. */
export async function consultationPdf(
  opened: OpenCase,
  asked: DossierAsked,
  consultation: Consultation,
  form: PrintedForm,
): Promise<Uint8Array<ArrayBuffer>> {
  return renderPdf(internalConsultation(givenBy(opened, asked), consultation, form), asked.now);
}
