import { Form } from '../../ui/forms/form.tsx';
import { field, type FormState } from '../../ui/forms/form-state.ts';
import { Button } from '../../ui/govuk/button.tsx';
import { Input } from '../../ui/govuk/input.tsx';
import { InsetText } from '../../ui/govuk/inset-text.tsx';
import { Radios } from '../../ui/govuk/radios.tsx';
import { Select } from '../../ui/govuk/select.tsx';
import { SummaryList } from '../../ui/govuk/summary-list.tsx';
import { Table } from '../../ui/govuk/table.tsx';
import { WarningText } from '../../ui/govuk/warning-text.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';
import { paths, to } from '../../ui/paths.ts';

type Choice = { readonly value: string; readonly label: string };
export type Row = {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly { readonly id: string; readonly says: string }[];
  readonly hasAccount: boolean;
  /** What waits for a second person, in words. */
  readonly waits: readonly string[];
};

export function PeoplePage({ frame, people }: { readonly frame: Frame; readonly people: readonly Row[] }) {
  return (
    <Page frame={frame} heading="Mensen" active="people" wide>
      <p class="govuk-body">
        U zet een verandering klaar, een ander bevestigt die. Zo geeft niemand alleen iemand toegang.
      </p>
      <Button href={paths.personNew}>Collega toevoegen</Button>
      <Table
        columns={[{ head: 'Naam' }, { head: 'Rollen' }, { head: 'Account' }, { head: 'Wacht op een ander' }]}
        firstIsHeader
        rows={people.map(({ id, name, roles, hasAccount, waits }) => [
          <a class="govuk-link" href={to(paths.person, { staff: id })}>
            {name}
          </a>,
          roles.map(({ says }) => <div>{says}</div>),
          hasAccount ? 'Ja' : 'Nog niet',
          waits.map((says) => <div>{says}</div>),
        ])}
      />
    </Page>
  );
}

type PersonProps = { readonly frame: Frame; readonly person: Row; readonly self: boolean };

export function PersonPage({ frame, person, self }: PersonProps) {
  const staff = person.id;
  return (
    <Page frame={frame} caption="Mensen" heading={person.name} backLink={{ href: paths.people, label: 'Mensen' }}>
      <SummaryList
        rows={[
          { key: 'Account', value: person.hasAccount ? 'Ja' : 'Nog niet' },
          ...person.roles.map(({ id, says }) => ({
            key: 'Rol',
            value: says,
            actions: self
              ? undefined
              : [{ href: to(paths.personRoleEnd, { staff, role: id }), text: 'Beëindigen', about: says }],
          })),
          ...person.waits.map((says) => ({ key: 'Wacht op een ander', value: says })),
        ]}
      />
      {self ? (
        <InsetText>Dit bent u zelf. Een ander moet uw rollen en uw account veranderen.</InsetText>
      ) : (
        <ul class="govuk-list">
          <li>
            <a class="govuk-link" href={to(paths.personRole, { staff })}>
              Een rol erbij
            </a>
          </li>
          <li>
            <a class="govuk-link" href={to(paths.personCode, { staff })}>
              Een nieuwe code: voor een account, een wachtwoord of een app
            </a>
          </li>
          <li>
            <a class="govuk-link" href={to(paths.personLeaves, { staff })}>
              Werkt hier niet meer
            </a>
          </li>
        </ul>
      )}
    </Page>
  );
}

type NewProps = {
  readonly frame: Frame;
  readonly form: FormState;
  readonly roles: readonly Choice[];
  readonly places: readonly Choice[];
  /** Null: somebody new. */
  readonly person: { readonly id: string; readonly name: string } | null;
};

export function RolePage({ frame, form, roles, places, person }: NewProps) {
  const at = person === null ? paths.people : to(paths.person, { staff: person.id });
  return (
    <Page
      frame={frame}
      caption={person?.name}
      heading={person === null ? 'Collega toevoegen' : 'Een rol erbij'}
      errors={form.errors}
    >
      <Form
        tokens={frame.tokens}
        action={person === null ? paths.personNew : to(paths.personRole, { staff: person.id })}
        submitLabel="Klaarzetten"
        draft="persoon"
        cancel={{ href: at, label: 'Niet doen' }}
      >
        {person === null && <Input {...field(form, 'name')} label="Naam van uw collega" autocomplete="off" />}
        <Select {...field(form, 'role')} label="Rol" options={[{ value: '', label: 'Kies een rol' }, ...roles]} />
        <Select
          {...field(form, 'location')}
          label="Waar"
          options={[{ value: '', label: 'Kies een plek' }, ...places, { value: '*', label: 'Het hele bestuur' }]}
        />
        <InsetText>
          Iemand die toegang mag geven, bevestigt dit. Dat kan niet de collega zelf zijn, en u ook niet.
        </InsetText>
      </Form>
    </Page>
  );
}

type CodeProps = { readonly frame: Frame; readonly form: FormState; readonly person: Row };

export function CodePage({ frame, form, person }: CodeProps) {
  const staff = person.id;
  return (
    <Page frame={frame} caption={person.name} heading="Een nieuwe code" errors={form.errors}>
      <Form
        tokens={frame.tokens}
        action={to(paths.personCode, { staff })}
        submitLabel="Klaarzetten"
        cancel={{ href: to(paths.person, { staff }), label: 'Niet doen' }}
      >
        <Radios
          {...field(form, 'kind')}
          legend="Waarvoor is de code?"
          options={[
            {
              value: 'password',
              label: 'Een account of een nieuw wachtwoord',
              hint: 'Wie al een app met codes heeft, houdt die nodig.',
            },
            { value: 'factor', label: 'Een nieuwe app met codes', hint: 'Het eigen wachtwoord blijft nodig.' },
          ]}
        />
        <InsetText>Een ander kijkt of het echt uw collega is, en krijgt de code om die te geven.</InsetText>
      </Form>
    </Page>
  );
}

type EndProps = { readonly frame: Frame; readonly person: Row; readonly role: { id: string; says: string } | null };

export function EndPage({ frame, person, role }: EndProps) {
  const staff = person.id;
  const isRole = role !== null;
  return (
    <Page frame={frame} caption={person.name} heading={isRole ? 'Rol beëindigen' : 'Werkt hier niet meer'}>
      <p class="govuk-body">
        {isRole
          ? `De rol ${role.says} eindigt meteen. Wat uw collega heeft vastgelegd, blijft.`
          : 'Uw collega kan zich meteen niet meer aanmelden. Wat is vastgelegd, blijft.'}
      </p>
      <WarningText>Uw collega wordt overal afgemeld.</WarningText>
      <Form
        tokens={frame.tokens}
        action={isRole ? to(paths.personRoleEnd, { staff, role: role.id }) : to(paths.personLeaves, { staff })}
        submitLabel={isRole ? 'Rol beëindigen' : 'Account beëindigen'}
        kind="warning"
        cancel={{ href: to(paths.person, { staff }), label: 'Niet doen' }}
      />
    </Page>
  );
}
