import { standingOf } from '../../core/dossier/dossier.ts';
import { TaskList } from '../../ui/govuk/task-list.tsx';
import { Page } from '../../ui/layout/page.tsx';
import { paths, to } from '../../ui/paths.ts';
import { opening } from './needs.ts';
import { dossierHref, Fixed, partsOf } from './parts.tsx';
import { sourceOf } from './words.ts';
import { SourceLine } from '../../ui/dossier/why.tsx';

/** What can be made of the dossier, what is filed elsewhere, and the lists the code speaks of but does not bring. */
export const showDocuments = opening(({ opened, frame }) => {
  const { code, ref, location, dossier } = opened;
  const { attachments, filing } = code.protocol;
  const filed = new Set(standingOf(dossier, 'TaskDone').flatMap(({ event }) => event.acts));
  const tasks = [...code.acts.values()].filter(({ entry, strength }) => entry === 'TaskDone' && strength === 'must');
  const page = (
    <Page frame={frame} heading="Documenten" backLink={dossierHref(ref)} wide>
      <h2 class="govuk-heading-m">Te maken uit dit dossier</h2>
      <p class="govuk-body">
        <a class="govuk-link" href={to(paths.reportPreparationPdf, { ref })}>
          Voorbereiding van een melding (PDF)
        </a>
      </p>
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
