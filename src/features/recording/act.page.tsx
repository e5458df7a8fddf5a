import { InBetween } from '../../ui/dossier/in-between.tsx';
import { Form } from '../../ui/forms/form.tsx';
import type { FormState } from '../../ui/forms/form-state.ts';
import { StrengthWord, type Strength } from '../../ui/dossier/duty.tsx';
import { FixedActions } from '../../ui/dossier/fixed-actions.tsx';
import { Why, type WhyProps } from '../../ui/dossier/why.tsx';
import { WarningText } from '../../ui/govuk/warning-text.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';
import { paths, to } from '../../ui/paths.ts';
import { Danger } from './danger.tsx';
import type { Field } from './field.ts';
import { Fields } from './fields.tsx';

export type ActHead = {
  readonly heading: string;
  readonly caption: string | null;
  /** What the code says of it; null for what can always be recorded. */
  readonly rule: {
    readonly says: string;
    readonly strength: Strength;
    readonly who: string;
    readonly why: WhyProps;
  } | null;
  /** What somebody must know before beginning, such as: ask an expert first. */
  readonly warns: readonly string[];
  readonly links: readonly { readonly href: string; readonly label: string }[];
};

type Props = {
  readonly frame: Frame;
  readonly dossier: string;
  readonly action: string;
  readonly head: ActHead;
  readonly fields: readonly Field[];
  readonly form: FormState;
  readonly button: string;
  readonly version: number;
  /** What others recorded while this was being typed; nothing of this form is saved yet. */
  readonly since: readonly string[] | null;
};

export function ActPage({ frame, dossier, action, head, fields, form, button, version, since }: Props) {
  const back = to(paths.dossier, { ref: dossier });
  return (
    <Page
      frame={frame}
      heading={head.heading}
      caption={head.caption ?? undefined}
      backLink={{ href: back, label: 'Terug naar het dossier' }}
      active="caseload"
      errors={form.errors}
    >
      {saysDanger(form) && <Danger frame={frame} isSaved={false} />}
      {since !== null && <InBetween lines={since} />}
      <Head head={head} />
      <Form
        tokens={frame.tokens}
        action={action}
        submitLabel={button}
        draft="act"
        cancel={{ href: back, label: 'Niet vastleggen' }}
      >
        <input type="hidden" name="_version" value={String(version)} />
        <Fields fields={fields} form={form} />
      </Form>
      <Fixed frame={frame} dossier={dossier} />
    </Page>
  );
}

/** Sent back while danger was named: who is in danger comes before what is missing on the form. */
function saysDanger({ values }: FormState): boolean {
  return ['danger', 'flag-danger_now'].some((name) => values.get(name)?.[0] === 'yes');
}

function Head({ head: { rule, warns, links } }: { readonly head: ActHead }) {
  return (
    <>
      {rule !== null && (
        <>
          <p class="govuk-body">{rule.says}</p>
          <p class="govuk-body">
            <StrengthWord strength={rule.strength} /> · door {rule.who}
          </p>
          <Why {...rule.why} />
        </>
      )}
      {warns.map((warning) => (
        <WarningText>{warning}</WarningText>
      ))}
      {links.length > 0 && (
        <ul class="govuk-list pluis-no-print">
          {links.map(({ href, label }) => (
            <li>
              <a class="govuk-link" href={href}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** The number of Veilig Thuis as the frame of this board has it. */
export function Fixed({ frame, dossier }: { readonly frame: Frame; readonly dossier: string }) {
  const phone = frame.contacts.find(({ name }) => name.includes('Veilig Thuis'))?.phone ?? '0800-2000';
  return <FixedActions dossier={dossier} veiligThuis={phone} />;
}
