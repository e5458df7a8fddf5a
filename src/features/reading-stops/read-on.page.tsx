import { pace } from '../../core/access/pace.ts';
import { Form } from '../../ui/forms/form.tsx';
import { field, type FormState } from '../../ui/forms/form-state.ts';
import { Textarea } from '../../ui/govuk/textarea.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';
import { paths, to } from '../../ui/paths.ts';

type Props = { readonly frame: Frame; readonly ref_: string; readonly form: FormState };

export function ReadOnPage({ frame, ref_, form }: Props) {
  return (
    <Page
      frame={frame}
      heading="Waarom leest u verder?"
      backLink={{ href: paths.mine, label: 'Start' }}
      active="caseload"
      errors={form.errors}
    >
      <p class="govuk-body">
        Daarna gaat het dossier open, en kunt u weer {pace.dossiers} verschillende dossiers openen.
      </p>
      <Form
        tokens={frame.tokens}
        action={to(paths.readOn, { ref: ref_ })}
        submitLabel="Verder lezen"
        cancel={{ href: paths.mine, label: 'Niet doen, naar de startpagina' }}
        draft="verder lezen"
      >
        <Textarea
          {...field(form, 'reason')}
          label="Waarom hebt u zo veel dossiers nodig?"
          hint="Een of twee zinnen. Wie toezicht houdt op het lezen, leest dit. Noem geen namen."
          rows={4}
        />
      </Form>
    </Page>
  );
}
