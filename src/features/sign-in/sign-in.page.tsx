import { Tokens } from '../../ui/forms/form.tsx';
import { Button } from '../../ui/govuk/button.tsx';
import { InsetText } from '../../ui/govuk/inset-text.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';
import { paths } from '../../ui/paths.ts';
import type { DemoChoices } from './demo-roles.ts';

type Props = { readonly frame: Frame; readonly demo: readonly DemoChoices[]; readonly further: string };

export function SignInPage({ frame, demo, further }: Props) {
  return (
    <Page frame={frame} heading="Aanmelden">
      {demo.length > 0 && <Demo frame={frame} demo={demo} further={further} />}
    </Page>
  );
}

function Demo({ frame, demo, further }: Props) {
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
