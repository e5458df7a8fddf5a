import { Finding } from '../../ui/dossier/duty.tsx';
import type { WhyProps } from '../../ui/dossier/why.tsx';
import { Form } from '../../ui/forms/form.tsx';
import { field, type FormState } from '../../ui/forms/form-state.ts';
import { Input } from '../../ui/govuk/input.tsx';
import { Radios } from '../../ui/govuk/radios.tsx';
import { Textarea } from '../../ui/govuk/textarea.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';
import { paths } from '../../ui/paths.ts';
import { KeepFrom, WhenItWas, WhichChild, type Choice } from './about.page.tsx';

/** Whom the code names to report, where that is not the one who reports. */
export type NamedReporter = { readonly says: string; readonly why: WhyProps };

type Props = {
  readonly frame: Frame;
  readonly form: FormState;
  readonly list: readonly Choice[];
  readonly colleagues: readonly Choice[];
  readonly named: readonly NamedReporter[];
};

/** Every member of staff can record a report, without a dossier and without anything before it. */
export function ReportPage({ frame, form, list, colleagues, named }: Props) {
  return (
    <Page
      frame={frame}
      heading="Melding bij Veilig Thuis vastleggen"
      backLink={{ href: paths.emergency, label: 'Direct gevaar: wat u nu doet' }}
      errors={form.errors}
    >
      <p class="govuk-body">
        Iedereen die hier werkt, mag melden. Leg vast wat u weet. De rest vult wie coördineert met u aan.
      </p>
      <Form tokens={frame.tokens} action={paths.emergencyReport} submitLabel="Melding vastleggen" draft="melding">
        <WhichChild form={form} list={list} />
        <WhenItWas form={form} legend="Wanneer meldde u?" />
        <Radios
          {...field(form, 'channel')}
          legend="Hoe meldde u?"
          options={[
            { value: 'phone', label: 'Met de telefoon' },
            { value: 'form', label: 'Met een formulier op de website' },
            { value: 'mail', label: 'Met een brief of e-mail' },
            { value: 'visit', label: 'In een gesprek' },
            { value: 'other', label: 'Op een andere manier' },
          ]}
        />
        <Input {...field(form, 'veilig-thuis')} label="Bij welk Veilig Thuis? (mag leeg)" />
        <Input {...field(form, 'contact')} label="Met wie sprak u daar? (mag leeg)" />
        <Input
          {...field(form, 'number')}
          label="Welk nummer kreeg de melding? (mag leeg)"
          hint="Het kenmerk van Veilig Thuis."
          width={20}
        />
        <Textarea {...field(form, 'agreements')} label="Wat is afgesproken? (mag leeg)" rows={3} />
        {named.length > 0 && <WhyYou form={form} named={named} />}
        <KeepFrom form={form} colleagues={colleagues} />
      </Form>
    </Page>
  );
}

function WhyYou({ form, named }: Pick<Props, 'form' | 'named'>) {
  return (
    <>
      {named.map(({ says, why }) => (
        <Finding why={why}>{says}</Finding>
      ))}
      <Textarea
        {...field(form, 'why-another')}
        label="Waarom meldde u zelf? (mag leeg, kan later)"
        hint="Uw melding telt gewoon mee. De uitleg komt in het dossier."
        rows={3}
      />
    </>
  );
}
