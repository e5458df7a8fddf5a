import { Form } from '../../ui/forms/form.tsx';
import { field, manyField, type FormState } from '../../ui/forms/form-state.ts';
import { Statement } from '../../ui/dossier/statement.tsx';
import { Finding } from '../../ui/dossier/duty.tsx';
import { SourceLine, type WhyProps } from '../../ui/dossier/why.tsx';
import { Checkboxes } from '../../ui/govuk/checkboxes.tsx';
import { Details } from '../../ui/govuk/details.tsx';
import { Input } from '../../ui/govuk/input.tsx';
import { Radios } from '../../ui/govuk/radios.tsx';
import { Select } from '../../ui/govuk/select.tsx';
import { Textarea } from '../../ui/govuk/textarea.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';
import { paths, to } from '../../ui/paths.ts';
import { formatDay } from '../../core/kernel/dates.ts';
import { Fixed } from './fixed.tsx';
import { Version, type Shown } from './saving.tsx';
import type { Table, TableFact } from './table.ts';

type Choice = { readonly value: string; readonly label: string };
export type FlagView = {
  readonly id: string;
  readonly name: string;
  readonly says: string;
  readonly why: WhyProps;
  readonly earlier: string | null;
  readonly mayStayOpen: boolean;
  /** Not for every case: stands under a summary until it is judged. */
  readonly isFolded: boolean;
};
export type BeginView = {
  readonly ref: string;
  readonly rules: readonly string[];
  readonly rulesSource: WhyProps['source'];
  /** What is lacking in the company of last time; null where nothing is, or nobody was named yet. */
  readonly lacks: string | null;
  readonly seats: readonly Choice[];
  readonly guests: readonly Choice[];
  readonly table: Table;
  readonly flags: readonly FlagView[];
};
type Props = { readonly frame: Frame; readonly form: FormState; readonly view: BeginView; readonly shown: Shown };

/** Who weighs, what lies on the table on both sides, and how safe it is; the questions come after. */
export function BeginPage({ frame, form, view, shown }: Props) {
  const { ref, table } = view;
  return (
    <Page
      frame={frame}
      caption="Stap 4"
      heading="Weging beginnen"
      backLink={{ href: to(paths.dossier, { ref }), label: 'Dossier' }}
      errors={form.errors}
      wide
    >
      {shown.notice}
      <h2 class="govuk-heading-m">Wat op tafel ligt</h2>
      <div class="pluis-columns">
        <Column heading="Wijst op een onveilige situatie" facts={table.toward} points="toward" />
        <Column heading="Wijst op iets anders" facts={table.elsewhere} points="elsewhere" />
      </div>
      <Lines heading="Weeg dit ook mee" lines={table.also} />
      <Lines heading="Wat nog ontbreekt" lines={table.missing} />
      {table.missing.length > 0 && <p class="govuk-body">U mag toch wegen. Schrijf bij uw antwoord op wat u mist.</p>}
      <Form
        tokens={frame.tokens}
        action={to(paths.weighingBegin, { ref })}
        submitLabel="Naar de eerste vraag"
        draft="weging"
      >
        <Version shown={shown} />
        <Who form={form} view={view} />
        <h2 class="govuk-heading-m">Hoe veilig is het?</h2>
        <p class="govuk-body">
          Weet u het niet zeker? Kies dan twijfel. Dat telt nooit als nee. Is er nu gevaar?{' '}
          <a class="govuk-link" href={paths.emergency}>
            Bel dan eerst
          </a>
          .
        </p>
        {view.flags
          .filter(({ isFolded }) => !isFolded)
          .map((flag) => (
            <Flag form={form} flag={flag} />
          ))}
        <Folded form={form} flags={view.flags.filter(({ isFolded }) => isFolded)} />
        <Textarea {...field(form, 'because')} label="Hoe komt u tot dit oordeel? (mag leeg)" rows={3} />
      </Form>
      <Fixed frame={frame} dossier={ref} />
    </Page>
  );
}

type ColumnProps = {
  readonly heading: string;
  readonly facts: readonly TableFact[];
  readonly points: 'toward' | 'elsewhere';
};

function Column({ heading, facts, points }: ColumnProps) {
  return (
    <section>
      <h3 class="govuk-heading-s">{heading}</h3>
      {facts.length === 0 && <p class="govuk-body">{empty[points]}</p>}
      {facts.map(({ kind, by, on, where, what }) => (
        <Statement kind={kind} by={by} when={formatDay(on)} where={where} points={points}>
          {what}
        </Statement>
      ))}
    </section>
  );
}

const empty = {
  toward: 'Er is nog niets vastgelegd.',
  elsewhere: 'Er is nog niets vastgelegd. Vraag u samen af: hoe kan dit ook anders zijn?',
} as const;

function Lines({ heading, lines }: { readonly heading: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <>
      <h3 class="govuk-heading-s">{heading}</h3>
      <ul class="govuk-list govuk-list--bullet">
        {lines.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </>
  );
}

function Who({ form, view }: Pick<Props, 'form' | 'view'>) {
  const guest = field(form, 'guest-name');
  return (
    <>
      <h2 class="govuk-heading-m">Wie wegen mee?</h2>
      <ul class="govuk-list govuk-list--bullet">
        {view.rules.map((rule) => (
          <li>{rule}</li>
        ))}
      </ul>
      <p class="govuk-body pluis-source">
        <SourceLine {...view.rulesSource} />
      </p>
      {view.lacks !== null && <Finding>{view.lacks} U kunt verder. Vul het team aan als dat lukt.</Finding>}
      <Checkboxes {...manyField(form, 'who')} legend="Kies iedereen die meeweegt" options={view.seats} />
      {view.guests.length > 0 && (
        <Details
          summary="Iemand van buiten weegt mee"
          open={(guest.value ?? '') !== '' || form.errors.has('guest-role') || form.errors.has('guest-name')}
        >
          <Input {...guest} label="Naam" />
          <Select
            {...field(form, 'guest-role')}
            label="Rol"
            options={[{ value: '', label: 'Kies een rol' }, ...view.guests]}
          />
        </Details>
      )}
    </>
  );
}

function Folded({ form, flags }: { readonly form: FormState; readonly flags: readonly FlagView[] }) {
  if (flags.length === 0) return null;
  const isUsed = flags.some(({ id }) => field(form, `flag-${id}`).value !== undefined);
  return (
    <Details summary="Is er hulp, of een bijzondere vorm van geweld?" open={isUsed}>
      {flags.map((flag) => (
        <Flag form={form} flag={flag} />
      ))}
    </Details>
  );
}

function Flag({ form, flag }: { readonly form: FormState; readonly flag: FlagView }) {
  const open = flag.mayStayOpen ? ' Is dit nog niet aan de orde? Laat het dan leeg.' : '';
  const earlier = flag.earlier === null ? '' : ` Eerder vastgelegd: ${flag.earlier}.`;
  return (
    <Radios
      {...field(form, `flag-${flag.id}`)}
      legend={flag.name}
      legendSize="s"
      hint={
        <>
          {flag.says}
          {earlier}
          {open} <SourceLine {...flag.why.source} />
          {flag.why.origin === 'national' && ' Dit komt uit de landelijke regels.'}
        </>
      }
      options={[
        { value: 'yes', label: 'Ja' },
        { value: 'no', label: 'Nee' },
        { value: 'doubt', label: 'Wij twijfelen' },
      ]}
    />
  );
}
