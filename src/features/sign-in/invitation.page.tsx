import { Form } from '../../ui/forms/form.tsx';
import { field, type FormState } from '../../ui/forms/form-state.ts';
import { Input } from '../../ui/govuk/input.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';
import { paths } from '../../ui/paths.ts';
import { BoardField, type BoardChoice } from './board-field.tsx';

type Props = { readonly frame: Frame; readonly boards: readonly BoardChoice[]; readonly form: FormState };

export function InvitationPage({ frame, boards, form }: Props) {
  return (
    <Page
      frame={frame}
      heading="Uw account maken"
      backLink={{ href: paths.signIn, label: 'Aanmelden' }}
      errors={form.errors}
    >
      <p class="govuk-body">
        Van uw beheerder kreeg u een code. Daarmee kiest u één keer een gebruikersnaam en een wachtwoord.
      </p>
      <Form tokens={frame.tokens} action={paths.invitation} submitLabel="Wachtwoord vastleggen">
        <BoardField boards={boards} form={form} />
        <Input {...field(form, 'code')} label="Code van uw beheerder" autocomplete="off" />
        <Input {...field(form, 'name')} label="Gebruikersnaam" width={20} autocomplete="username" />
        <Input
          name="password"
          error={form.errors.get('password')}
          label="Nieuw wachtwoord"
          hint="Minstens 12 tekens. Vier losse woorden zijn goed te onthouden en moeilijk te raden."
          type="password"
          autocomplete="new-password"
        />
      </Form>
    </Page>
  );
}
