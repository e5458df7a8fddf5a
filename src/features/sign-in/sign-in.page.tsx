import { Form, Tokens } from '../../ui/forms/form.tsx';
import { field, type FormState } from '../../ui/forms/form-state.ts';
import { Button } from '../../ui/govuk/button.tsx';
import { Input } from '../../ui/govuk/input.tsx';
import { InsetText } from '../../ui/govuk/inset-text.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';
import { paths } from '../../ui/paths.ts';
import { BoardField, type BoardChoice } from './board-field.tsx';
import type { DemoChoices } from './demo-roles.ts';
import { Doors, type DoorChoice } from './sso/sso.page.tsx';

type DemoProps = { readonly frame: Frame; readonly demo: readonly DemoChoices[]; readonly further: string };
type AccountProps = {
  readonly doors: readonly DoorChoice[];
  readonly frame: Frame;
  readonly boards: readonly BoardChoice[];
  readonly form: FormState;
  readonly further: string;
};

export function SignInPage({ frame, demo, boards, doors, form, further }: DemoProps & AccountProps) {
  return (
    <Page frame={frame} heading="Aanmelden" errors={form.errors}>
      {doors.length > 0 && (
        <Doors frame={frame} doors={doors} action={paths.signInSso} verb="Aanmelden" further={further} />
      )}
      {demo.length > 0 && <Demo frame={frame} demo={demo} further={further} />}
      {boards.length > 0 && <Account frame={frame} boards={boards} doors={doors} form={form} further={further} />}
      {demo.length === 0 && boards.length === 0 && (
        <p class="govuk-body">Hier kan nog niemand zich aanmelden. Uw beheerder zet eerst uw bestuur klaar.</p>
      )}
    </Page>
  );
}

function Account({ frame, boards, doors, form, further }: AccountProps) {
  return (
    <>
      {doors.length > 0 && <h2 class="govuk-heading-m">Of met een account van Pluis</h2>}
      <Form tokens={frame.tokens} action={paths.signIn} submitLabel="Aanmelden">
        <input type="hidden" name="verder" value={further} />
        <BoardField boards={boards} form={form} />
        <Input {...field(form, 'name')} label="Gebruikersnaam" width={20} autocomplete="username" />
        <Input
          name="password"
          error={form.errors.get('password')}
          label="Wachtwoord"
          type="password"
          width={20}
          autocomplete="current-password"
        />
        <Button kind="secondary" formaction={paths.signInPasskey}>
          Aanmelden met een passkey
        </Button>
      </Form>
      <p class="govuk-body">
        <a class="govuk-link" href={paths.invitation}>
          Ik heb een code gekregen om een account te maken
        </a>
      </p>
    </>
  );
}

function Demo({ frame, demo, further }: DemoProps) {
  return (
    <>
      <p class="govuk-body-l">Kies wie u wilt zijn. Een wachtwoord is hier niet nodig.</p>
      <InsetText>Alle mensen, kinderen en locaties hier zijn verzonnen. Schrijf niets over echte kinderen.</InsetText>
      {demo.map(({ board, name, people }) => (
        <section>
          <h2 class="govuk-heading-m">{name}</h2>
          <ul class="pluis-list">
            {people.map((person) => (
              <li>
                <form action={paths.signInDemo} method="post">
                  <Tokens tokens={frame.tokens} />
                  <input type="hidden" name="board" value={board} />
                  <input type="hidden" name="staff" value={person.staff} />
                  <input type="hidden" name="verder" value={further} />
                  <p class="govuk-body">
                    <strong>{person.role}</strong>
                    <br />
                    {person.at}
                  </p>
                  <Button kind="secondary">Verder als {person.name}</Button>
                </form>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
