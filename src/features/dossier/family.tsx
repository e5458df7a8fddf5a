import { childrenIn, householdsIn, personsIn } from '../../core/dossier/dossier.ts';
import type { Child as ChildInFile, Person } from '../../core/dossier/file.schema.ts';
import { formatDay } from '../../core/kernel/dates.ts';
import { Nothing } from '../../ui/dossier/after-act.tsx';
import { SummaryList } from '../../ui/govuk/summary-list.tsx';
import { WarningText } from '../../ui/govuk/warning-text.tsx';
import { Page } from '../../ui/layout/page.tsx';
import { paths, to } from '../../ui/paths.ts';
import { opening } from './needs.ts';
import { dossierHref, Fixed, partsOf } from './parts.tsx';

const relations = {
  caregiver: 'ouder of verzorger',
  household_member: 'huisgenoot',
  sibling: 'broer of zus',
  other: 'een ander',
} as const;
const custodies = { yes: 'met gezag', no: 'zonder gezag', unknown: 'gezag niet bekend' } as const;

/** Children, carers with custody, households; a secret address is a warning, never an address. */
export const showFamily = opening(({ opened, frame }) => {
  const { dossier, ref } = opened;
  const persons = personsIn(dossier);
  const parts = partsOf(opened);
  const page = (
    <Page frame={frame} heading="Gezin" backLink={dossierHref(ref)} wide>
      {persons.some(({ secretAddress }) => secretAddress) && (
        <WarningText>Er is een geheim adres. Noem het nergens in dit dossier.</WarningText>
      )}
      <h2 class="govuk-heading-m">Kinderen</h2>
      <SummaryList rows={childrenIn(dossier).map(childRow)} />
      <h2 class="govuk-heading-m">Volwassenen en anderen</h2>
      {persons.length === 0 ? (
        <Nothing
          says="Er staat nog niemand bij."
          action={{ href: to(paths.recordSomething, { ref }), label: 'Iemand toevoegen' }}
        />
      ) : (
        <SummaryList rows={persons.map(personRow)} />
      )}
      <Households names={[...householdsIn(dossier).keys()]} />
      <p class="govuk-body">
        <a class="govuk-link" href={to(paths.recordSomething, { ref })}>
          Iemand toevoegen
        </a>
      </p>
      <Fixed frame={frame} parts={parts} />
    </Page>
  );
  return { page };
});

function Households({ names }: { readonly names: readonly string[] }) {
  if (names.length < 2) return null;
  return (
    <p class="govuk-body">
      Er zijn {names.length} huishoudens: {names.join(' en ')}.
    </p>
  );
}

function childRow({ name, birthDate, group, household }: ChildInFile) {
  const born = birthDate === undefined ? [] : [`geboren op ${formatDay(birthDate)}`];
  const value = [...born, group, household].filter((part) => part !== undefined).join(', ');
  return { key: name ?? 'Kind zonder naam', value: value === '' ? 'meer is niet bekend' : value };
}

function personRow({ name, relation, custody, household, language }: Person) {
  const carer = relation === 'caregiver' ? [custodies[custody]] : [];
  const value = [relations[relation], ...carer, household, language].filter((part) => part !== undefined).join(', ');
  return { key: name ?? 'Naam niet bekend', value };
}
