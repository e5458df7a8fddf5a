import type { Content } from '../../core/dossier/events.schema.ts';
import type { Instant } from '../../core/kernel/kernel.ts';
import { Form } from '../../ui/forms/form.tsx';
import { field, manyField, type FormState } from '../../ui/forms/form-state.ts';
import { Checkboxes } from '../../ui/govuk/checkboxes.tsx';
import { Details } from '../../ui/govuk/details.tsx';
import { Radios } from '../../ui/govuk/radios.tsx';
import { Textarea } from '../../ui/govuk/textarea.tsx';
import { WarningText } from '../../ui/govuk/warning-text.tsx';
import { EmergencyContacts } from '../../ui/layout/emergency-strip.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';
import { paths, to } from '../../ui/paths.ts';
import { writtenMoment } from '../../ui/written.ts';
import type { Choice } from './signal.page.tsx';
import { Told } from './told.tsx';

export type Earlier = { readonly recordedAt: Instant; readonly recorder: string; readonly event: Content };
type Props = {
  readonly frame: Frame;
  readonly form: FormState;
  readonly id: string;
  readonly child: string;
  readonly group: string | null;
  readonly recorder: string;
  readonly recordedAt: Instant;
  readonly event: Content;
  readonly danger: boolean;
  /** Other signals about the same child that wait. */
  readonly earlier: readonly Earlier[];
  /** Dossiers about this child that the coordinator can read. */
  readonly running: readonly Choice[];
  readonly colleagues: readonly Choice[];
};

export function InboxSignalPage(props: Props) {
  const { frame, form, id, child, group, recorder, recordedAt, event, danger, earlier } = props;
  return (
    <Page
      frame={frame}
      caption="Nieuw signaal"
      heading={group === null ? child : `${child}, ${group}`}
      backLink={{ href: paths.inbox, label: 'Nieuwe signalen' }}
      active="inbox"
      errors={form.errors}
    >
      {danger && (
        <>
          <WarningText>Bij dit signaal is direct gevaar genoemd. Is er al gebeld?</WarningText>
          <EmergencyContacts contacts={frame.contacts} />
        </>
      )}
      <p class="govuk-body">
        Vastgelegd door {recorder} op {writtenMoment(recordedAt)}
      </p>
      <Told event={event} recorder={recorder} />
      {earlier.length > 0 && (
        <Details summary={`Eerdere signalen over dit kind (${earlier.length})`}>
          {earlier.map((one) => (
            <>
              <p class="govuk-body">
                {one.recorder}, {writtenMoment(one.recordedAt)}
              </p>
              <Told event={one.event} recorder={one.recorder} />
            </>
          ))}
        </Details>
      )}
      <Form
        tokens={frame.tokens}
        action={to(paths.inboxSignal, { ref: id })}
        submitLabel="Signaal behandelen"
        draft="signaal"
      >
        <Choose {...props} />
      </Form>
    </Page>
  );
}

function Choose({ form, running, colleagues }: Props) {
  return (
    <>
      <Radios
        {...field(form, 'does')}
        legend="Wat gebeurt er met dit signaal?"
        options={[
          ...running.map(({ value, label }) => ({ value: `join-${value}`, label })),
          { value: 'open', label: 'Een dossier openen' },
          { value: 'no-meldcode', label: 'Geen meldcode nodig', conditional: <NoMeldcode form={form} /> },
        ]}
      />
      <Radios
        {...field(form, 'harm')}
        legend="Wie kan de schade veroorzaken?"
        hint="Dit bepaalt de route. Gaat het om een collega, dan geldt de meldcode niet maar een andere plicht."
        options={[
          { value: 'home', label: 'Iemand thuis of in de familie' },
          { value: 'staff', label: 'Iemand die hier werkt' },
          { value: 'child', label: 'Een ander kind' },
          { value: 'unknown', label: 'Niet bekend' },
        ]}
      />
      {colleagues.length > 0 && (
        <Textarea
          {...field(form, 'guardians')}
          label="Werkt een ouder hier? Mailadres van de ouders (mag leeg)"
          hint="Pluis kijkt of een collega hetzelfde mailadres heeft, en bewaart dit niet."
          rows={2}
        />
      )}
      {form.errors.has('excluded') && <input type="hidden" name="tied" value="seen" />}
      {colleagues.length > 0 && (
        <Checkboxes
          {...manyField(form, 'excluded')}
          legend="Wie mag dit dossier niet zien?"
          hint="Een collega die ouder, familie of vriend is, of over wie het gaat. Die merkt hier niets van."
          options={colleagues.map(({ value, label }) => ({ value, label }))}
        />
      )}
    </>
  );
}

function NoMeldcode({ form }: { readonly form: FormState }) {
  return (
    <Textarea
      {...field(form, 'because')}
      label="Waarom niet, en wat doet u wel?"
      hint="Het signaal en deze uitleg blijven bewaard."
      rows={3}
    />
  );
}
