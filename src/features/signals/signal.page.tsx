import { Form } from '../../ui/forms/form.tsx';
import { dateField, field, type FormState } from '../../ui/forms/form-state.ts';
import { DateInput } from '../../ui/govuk/date-input.tsx';
import { Details } from '../../ui/govuk/details.tsx';
import { Input, TimeInput } from '../../ui/govuk/input.tsx';
import { Radios } from '../../ui/govuk/radios.tsx';
import { Select } from '../../ui/govuk/select.tsx';
import { Textarea } from '../../ui/govuk/textarea.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';
import { paths } from '../../ui/paths.ts';
import { notInList } from './signal.form.ts';

export type Choice = { readonly value: string; readonly label: string };
type Props = {
  readonly frame: Frame;
  readonly form: FormState;
  /** Children of the locations where this person works. */
  readonly list: readonly Choice[];
  /** Colleagues from whom this can be kept. */
  readonly colleagues: readonly Choice[];
};

/** A first signal in under a minute. It tells nothing of whether a dossier exists. */
export function SignalPage({ frame, form, list, colleagues }: Props) {
  return (
    <Page frame={frame} heading="Ik maak me zorgen over een kind" active="signal" errors={form.errors}>
      <p class="govuk-body">Een gevoel dat het niet pluis is, is genoeg. U hoeft niets zeker te weten.</p>
      <Form tokens={frame.tokens} action={paths.signal} submitLabel="Zorg vastleggen" draft="zorg">
        <Select
          {...field(form, 'child')}
          label="Over welk kind gaat het?"
          options={[{ value: '', label: 'Kies een kind' }, ...list, { value: notInList, label: 'Niet in de lijst' }]}
        />
        <Details summary="Het kind staat niet in de lijst" open={field(form, 'child').value === notInList}>
          <Input {...field(form, 'child-name')} label="Naam van het kind" hint="Kies hierboven ‘Niet in de lijst’." />
        </Details>
        <Textarea
          {...field(form, 'what')}
          label="Wat zag of hoorde u?"
          hint="Beschrijf het zoals een camera het zou zien."
          writingAid
        />
        <DateInput {...dateField(form, 'on')} legend="Wanneer was dat?" />
        <TimeInput {...field(form, 'time')} label="Hoe laat? (mag leeg)" hint="Bijvoorbeeld 14:05" />
        <Input {...field(form, 'where')} label="Waar? (mag leeg)" />
        <Source form={form} />
        <Radios
          {...field(form, 'danger')}
          legend="Is er nu direct gevaar?"
          hint="Bij ja leggen we eerst alles vast. Daarna ziet u meteen wie u belt."
          options={[
            { value: 'no', label: 'Nee' },
            { value: 'yes', label: 'Ja' },
            { value: 'doubt', label: 'Ik weet het niet' },
          ]}
        />
        <Textarea
          {...field(form, 'reading')}
          label="Hoe leest u dit? (mag leeg)"
          hint="Uw gedachte erbij. Die blijft apart staan van wat u zag of hoorde."
          rows={3}
        />
        <More form={form} colleagues={colleagues} />
      </Form>
    </Page>
  );
}

function Source({ form }: { readonly form: FormState }) {
  return (
    <Radios
      {...field(form, 'source')}
      legend="Hoe weet u dit?"
      options={[
        { value: 'seen', label: 'Ik zag het zelf' },
        { value: 'heard', label: 'Ik hoorde het zelf' },
        { value: 'child', label: 'Het kind vertelde het', conditional: <ChildsWords form={form} /> },
        { value: 'caregiver', label: 'Een ouder of verzorger vertelde het' },
        { value: 'other', label: 'Iemand anders vertelde het', conditional: <Teller form={form} /> },
      ]}
    />
  );
}

/** Asks for the words and nothing more: no questions that lead. */
function ChildsWords({ form }: { readonly form: FormState }) {
  return (
    <>
      <Textarea {...field(form, 'words')} label="Wat zei het kind? Schrijf de woorden van het kind op." rows={3} />
      <Input {...field(form, 'asked')} label="Welke vraag ging eraan vooraf? (mag leeg)" />
      <Radios
        {...field(form, 'unprompted')}
        legend="Vertelde het kind dit uit zichzelf?"
        legendSize="s"
        options={[
          { value: 'yes', label: 'Ja, uit zichzelf' },
          { value: 'no', label: 'Nee, na een vraag' },
          { value: 'doubt', label: 'Ik twijfel' },
        ]}
      />
    </>
  );
}

function Teller({ form }: { readonly form: FormState }) {
  return (
    <Input
      {...field(form, 'who')}
      label="Wie vertelde het?"
      hint="Bijvoorbeeld: een ouder, de buurvrouw, een kind uit de groep."
    />
  );
}

function More({ form, colleagues }: Pick<Props, 'form' | 'colleagues'>) {
  const isOpen = ['against', 'withheld'].some((name) => (field(form, name).value ?? '') !== '');
  return (
    <Details summary="Nog iets erbij" open={isOpen}>
      <Textarea
        {...field(form, 'against')}
        label="Is er iets dat de andere kant op wijst? (mag leeg)"
        hint="Bijvoorbeeld een andere uitleg, of iets dat goed gaat."
        rows={3}
      />
      <Select
        {...field(form, 'withheld')}
        label="Mag een collega dit niet zien? (mag leeg)"
        hint="Bijvoorbeeld familie van het kind, of de collega over wie het gaat. Die collega merkt hier niets van."
        options={[{ value: '', label: 'Niemand' }, ...colleagues]}
      />
    </Details>
  );
}
