import type { Child } from 'hono/jsx';
import { Form } from '../../ui/forms/form.tsx';
import { field, type FormState } from '../../ui/forms/form-state.ts';
import { Textarea } from '../../ui/govuk/textarea.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';

type Props = {
  readonly frame: Frame;
  readonly heading: string;
  readonly back: string;
  readonly action: string;
  readonly version: number;
  readonly submitLabel: string;
  readonly label: string;
  readonly hint?: string;
  readonly form: FormState;
  readonly children?: Child;
};

/** One act that asks for nothing but its reason. */
export function ReasonPage(props: Props) {
  const { frame, heading, back, action, version, submitLabel, label, hint, form, children } = props;
  return (
    <Page frame={frame} heading={heading} backLink={back} errors={form.errors}>
      {children}
      <Form
        tokens={frame.tokens}
        action={action}
        submitLabel={submitLabel}
        cancel={{ href: back, label: 'Toch niet' }}
        draft="reden"
      >
        <input type="hidden" name="_version" value={String(version)} />
        <Textarea {...field(form, 'because')} label={label} hint={hint} />
      </Form>
    </Page>
  );
}
