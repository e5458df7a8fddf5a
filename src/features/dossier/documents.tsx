import { standingOf, type Dossier } from '../../core/dossier/dossier.ts';
import { formatDay } from '../../core/kernel/dates.ts';
import type { Reply } from '../../platform/http/route.ts';
import { TaskList } from '../../ui/govuk/task-list.tsx';
import { Page } from '../../ui/layout/page.tsx';
import { paths, to } from '../../ui/paths.ts';
import { opening } from './needs.ts';
import { dossierHref, Fixed, partsOf } from './parts.tsx';
import { sourceOf } from './words.ts';
import { SourceLine } from '../../ui/dossier/why.tsx';

/** What can be made of the dossier, what is filed elsewhere, and the lists the code speaks of but does not bring. */
export const showDocuments = opening(({ asked, opened, frame }) => {
  const { code, ref, location, dossier } = opened;
  const { attachments, filing } = code.protocol;
  const filed = new Set(standingOf(dossier, 'TaskDone').flatMap(({ event }) => event.acts));
  const tasks = [...code.acts.values()].filter(({ entry, strength }) => entry === 'TaskDone' && strength === 'must');
  const page = (
    <Page frame={frame} heading="Documenten" backLink={dossierHref(ref)} wide>
      {asked.may('export') && (
        <>
          <h2 class="govuk-heading-m">Te maken uit dit dossier</h2>
          <p class="govuk-body">
            <a class="govuk-link" href={to(paths.reportPreparationPdf, { ref })}>
              Voorbereiding van een melding (PDF)
            </a>
          </p>
          <ul class="govuk-list govuk-list--bullet">
            {withForm(dossier).map(({ entry, event }) => (
              <li>
                <a class="govuk-link" href={to(paths.consultationPdf, { ref, entry: entry.id })}>
                  Formulier intern overleg van {formatDay(event.on)} (PDF)
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      <h2 class="govuk-heading-m">Ook elders bewaren</h2>
      <ul class="govuk-list govuk-list--bullet">
        {filing
          .filter((one) => one.location === location.kind)
          .map(({ system, category }) => (
            <li>
              In {system}, bij ‘{category}’
            </li>
          ))}
      </ul>
      <TaskList
        items={tasks.map(({ id, title }) => ({
          title,
          status: filed.has(id) ? 'gedaan' : 'nog te doen',
          href: to(paths.act, { ref, act: id }),
        }))}
      />
      <h2 class="govuk-heading-m">Lijsten en formulieren van uw organisatie</h2>
      <ul class="govuk-list govuk-list--bullet">
        {attachments.map(({ title, place, source }) => (
          <li>
            {title}: {place} <SourceLine {...sourceOf(code, source)} />
          </li>
        ))}
      </ul>
      <Fixed frame={frame} parts={partsOf(opened)} />
    </Page>
  );
  return { page };
});

function withForm(dossier: Dossier) {
  return standingOf(dossier, 'ColleagueConsulted').filter(({ event }) => event.form !== undefined);
}

/** The form of one consultation, with its questions in the order of the code. */
export const downloadForm = opening(async ({ asked, opened, needs }): Promise<Reply> => {
  const consultation = withForm(opened.dossier).find(({ entry }) => entry.id === asked.params['entry']);
  const form = opened.code.protocol.forms.find(({ id }) => id === consultation?.event.form?.form);
  if (consultation === undefined || form === undefined) return { notFound: true };
  const bytes = await needs.consultationPdf(opened, asked, consultation.event, form);
  return { file: { name: 'formulier.pdf', type: 'application/pdf', bytes } };
});
