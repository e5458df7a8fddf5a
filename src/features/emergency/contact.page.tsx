import { Form } from '../../ui/forms/form.tsx';
import { field, type FormState } from '../../ui/forms/form-state.ts';
import { Input } from '../../ui/govuk/input.tsx';
import { Radios } from '../../ui/govuk/radios.tsx';
import { Textarea } from '../../ui/govuk/textarea.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';
import { paths } from '../../ui/paths.ts';
import { KeepFrom, WhenItWas, WhichChild, type Choice } from './about.page.tsx';
import { someoneElse } from './contact.form.ts';

type Props = {
  readonly frame: Frame;
  readonly form: FormState;
  readonly list: readonly Choice[];
  readonly colleagues: readonly Choice[];
  /** Whom the code names in an emergency, in its order. */
  readonly contacts: readonly Choice[];
};

export function ContactPage({ frame, form, list, colleagues, contacts }: Props) {
  return (
    <Page
      frame={frame}
      heading="Noodcontact vastleggen"
      backLink={{ href: paths.emergency, label: 'Direct gevaar: wat u nu doet' }}
      errors={form.errors}
    >
      <p class="govuk-body">Is het gevaar nog niet voorbij? Bel dan eerst. Vastleggen kan later.</p>
      <Form tokens={frame.tokens} action={paths.emergencyContact} submitLabel="Noodcontact vastleggen" draft="nood">
        <WhichChild form={form} list={list} />
        <Radios
          {...field(form, 'contact')}
          legend="Wie sprak u?"
          options={[
            ...contacts,
            {
              value: someoneElse,
              label: 'Iemand anders',
              conditional: <Input {...field(form, 'contact-name')} label="Wie was dat?" />,
            },
          ]}
        />
        <Textarea
          {...field(form, 'what')}
          label="Wat gebeurde er, en wat deed u?"
          hint="Schrijf op wat u zag en hoorde, en wat is afgesproken."
          rows={4}
        />
        <WhenItWas form={form} legend="Wanneer was dat?" />
        <KeepFrom form={form} colleagues={colleagues} />
      </Form>
    </Page>
  );
}
