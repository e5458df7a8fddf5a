import type { Child } from 'hono/jsx';
import type { Protocol } from '../../core/protocol/protocol.schema.ts';
import { Form } from '../../ui/forms/form.tsx';
import { dateField, field, type FormState } from '../../ui/forms/form-state.ts';
import { Why, type WhyProps } from '../../ui/dossier/why.tsx';
import { DateInput } from '../../ui/govuk/date-input.tsx';
import { Details } from '../../ui/govuk/details.tsx';
import { Fieldset } from '../../ui/govuk/fieldset.tsx';
import { Input } from '../../ui/govuk/input.tsx';
import { InsetText } from '../../ui/govuk/inset-text.tsx';
import { Textarea } from '../../ui/govuk/textarea.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';
import { paths, to } from '../../ui/paths.ts';
import { Fixed } from './fixed.tsx';
import { roleRows, taskRows } from './help-plan.form.ts';
import { Version, type Shown } from './saving.tsx';

type Required = Protocol['help']['requires'][number];
export type HelpPlanView = {
  readonly ref: string;
  readonly why: WhyProps | undefined;
  readonly requires: readonly Required[];
  /** Where the day to look back comes from: proposed, agreed before, or set by the code. */
  readonly reviewHint: string;
  /** A plan stands already; this one takes its place. */
  readonly renews: boolean;
  readonly reportDue: boolean;
};
type Props = { readonly frame: Frame; readonly form: FormState; readonly view: HelpPlanView; readonly shown: Shown };

/** Who does what, and the day on which you see whether it works. */
export function HelpPlanPage({ frame, form, view, shown }: Props) {
  const { ref } = view;
  const asked = (part: Required) => (view.requires.includes(part) ? 'Uw code vraagt dit.' : 'Mag leeg.');
  return (
    <Page
      frame={frame}
      caption="Stap 5"
      heading={view.renews ? 'Hulpplan vernieuwen' : 'Hulpplan maken'}
      backLink={{ href: to(paths.report, { ref }), label: 'Melding en hulp' }}
      errors={form.errors}
    >
      {shown.notice}
      {view.reportDue && (
        <InsetText>Volgens uw code moet dit ook gemeld worden. Hulp neemt die plicht niet weg.</InsetText>
      )}
      {view.why !== undefined && <Why {...view.why} />}
      <Form
        tokens={frame.tokens}
        action={to(paths.helpPlan, { ref })}
        submitLabel="Hulpplan vastleggen"
        draft="hulpplan"
      >
        <Version shown={shown} />
        <Textarea {...field(form, 'goal')} label="Wat moet de hulp bereiken?" hint={asked('goal')} rows={3} />
        <DateInput {...dateField(form, 'review')} legend="Wanneer kijkt u of het werkt?" hint={view.reviewHint} />
        <Textarea
          {...field(form, 'term')}
          label="Waaraan merkt u dan dat het werkt?"
          hint={`Zo concreet als kan. ${asked('term')}`}
          rows={3}
        />
        <Input {...field(form, 'case-manager')} label="Wie is casemanager?" hint={asked('caseManager')} />
        <h2 class="govuk-heading-m">Wie doet wat?</h2>
        <p class="govuk-body">{asked('tasks')}</p>
        <Folded rows={taskRows} form={form} prefix="task" more="Meer taken">
          {(row) => <Task form={form} row={row} />}
        </Folded>
        <h2 class="govuk-heading-m">Wie heeft welke rol?</h2>
        <p class="govuk-body">{asked('roles')}</p>
        <Folded rows={roleRows} form={form} prefix="role" more="Meer rollen">
          {(row) => <Role form={form} row={row} />}
        </Folded>
        <Textarea
          {...field(form, 'actions')}
          label="Andere acties"
          hint={`Eén op elke regel. ${asked('actions')}`}
          rows={3}
        />
        <Textarea
          {...field(form, 'forecast')}
          label="Waarom wordt het kind hier blijvend veilig door? (mag leeg)"
          rows={3}
        />
        <DateInput {...dateField(form, 'on')} legend="Wanneer is dit afgesproken?" />
      </Form>
      <Fixed frame={frame} dossier={ref} />
    </Page>
  );
}

type FoldedProps = {
  readonly rows: readonly number[];
  readonly form: FormState;
  readonly prefix: string;
  readonly more: string;
  readonly children: (row: number) => Child;
};

const shownAtOnce = 2;

/** Two rows in sight, and the others folded until one of them is filled in. */
function Folded({ rows, form, prefix, more, children }: FoldedProps) {
  const later = rows.slice(shownAtOnce);
  const isUsed = later.some((row) => (field(form, `${prefix}-${row}`).value ?? '') !== '');
  return (
    <>
      {rows.slice(0, shownAtOnce).map(children)}
      <Details summary={more} open={isUsed}>
        {later.map(children)}
      </Details>
    </>
  );
}

function Task({ form, row }: { readonly form: FormState; readonly row: number }) {
  return (
    <Fieldset legend={`Taak ${row}`} legendSize="s">
      <Input {...field(form, `task-${row}`)} label="Wat?" />
      <Input {...field(form, `task-${row}-who`)} label="Wie?" />
      <DateInput {...dateField(form, `task-${row}-before`)} legend="Voor welke dag? (mag leeg)" />
    </Fieldset>
  );
}

function Role({ form, row }: { readonly form: FormState; readonly row: number }) {
  return (
    <Fieldset legend={`Rol ${row}`} legendSize="s">
      <Input {...field(form, `role-${row}`)} label="Welke rol?" />
      <Input {...field(form, `role-${row}-who`)} label="Wie?" />
    </Fieldset>
  );
}
