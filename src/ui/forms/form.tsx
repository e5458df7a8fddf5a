import type { Child } from 'hono/jsx';
import { Button, ButtonGroup } from '../govuk/button.tsx';

/** What every form sends back unseen: `_csrf` guards against forged requests, `_key` lets a repeated form record once. */
export type FormTokens = { readonly csrf: string; readonly key: string };
type Props = {
  readonly tokens: FormTokens;
  readonly action: string;
  /** Verb first and with its object: "Gesprek vastleggen". */
  readonly submitLabel: string;
  readonly kind?: 'main' | 'secondary' | 'warning' | undefined;
  readonly cancel?: { readonly href: string; readonly label: string } | undefined;
  /** Names what is being written, so that a draft of it is kept on the server until the form is accepted; without it nothing is kept. */
  readonly draft?: string | undefined;
  readonly method?: 'get' | 'post' | undefined;
  /** Sends a file along. */
  readonly files?: true | undefined;
  readonly children?: Child;
};

/** No form is remembered: a browser would write what was typed into the file from which it brings back its tabs. */
export function Form({ tokens, action, submitLabel, kind, cancel, draft, method = 'post', files, children }: Props) {
  return (
    <form
      action={action}
      method={method}
      novalidate
      autocomplete="off"
      enctype={files === true ? 'multipart/form-data' : undefined}
      data-draft={draft}
    >
      {method === 'post' && <Tokens tokens={tokens} />}
      {draft !== undefined && <input type="hidden" name="_draft" value="ja" />}
      {children}
      <ButtonGroup>
        <Button kind={kind}>{submitLabel}</Button>
        {cancel !== undefined && (
          <a class="govuk-link" href={cancel.href}>
            {cancel.label}
          </a>
        )}
      </ButtonGroup>
    </form>
  );
}

/** For a form that arranges its own buttons. */
export function Tokens({ tokens }: { readonly tokens: FormTokens }) {
  return (
    <>
      <input type="hidden" name="_csrf" value={tokens.csrf} />
      <input type="hidden" name="_key" value={tokens.key} />
    </>
  );
}
