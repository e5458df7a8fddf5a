import { Tokens } from '../../../ui/forms/form.tsx';
import type { FieldErrors } from '../../../ui/forms/form-state.ts';
import { Button, ButtonGroup } from '../../../ui/govuk/button.tsx';
import { ErrorMessage } from '../../../ui/govuk/error-message.tsx';
import type { Frame } from '../../../ui/layout/frame.ts';
import { Page } from '../../../ui/layout/page.tsx';

type Props = {
  readonly frame: Frame;
  readonly act: 'get' | 'create';
  /** As JSON, for the browser. */
  readonly options: string;
  readonly action: string;
  readonly back: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly errors: FieldErrors;
};

const words = {
  get: {
    heading: 'Gebruik uw passkey',
    says: 'Uw apparaat vraagt om uw vinger, uw gezicht of een pincode.',
    button: 'Passkey gebruiken',
  },
  create: {
    heading: 'Een passkey maken',
    says: 'Met een passkey meldt u zich aan met uw vinger, uw gezicht of een pincode. U hebt dan geen code nodig. Maak er alleen een op een apparaat dat u niet met anderen deelt.',
    button: 'Passkey maken',
  },
} as const;

export function PasskeyPage({ frame, act, options, action, back, fields, errors }: Props) {
  const { heading, says, button } = words[act];
  const error = errors.get('passkey');
  return (
    <Page frame={frame} heading={heading} errors={errors}>
      <p class="govuk-body">{says}</p>
      <form action={action} method="post" data-passkey={act} data-options={options}>
        <Tokens tokens={frame.tokens} />
        {Object.entries(fields).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <input type="hidden" name="credential" value="" />
        <div id="passkey">{error !== undefined && <ErrorMessage id="passkey-error">{error}</ErrorMessage>}</div>
        <ButtonGroup>
          <Button>{button}</Button>
          <a class="govuk-link" href={back}>
            Niet doen
          </a>
        </ButtonGroup>
      </form>
    </Page>
  );
}
