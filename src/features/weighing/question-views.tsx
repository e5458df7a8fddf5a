import { field, type FormState } from '../../ui/forms/form-state.ts';
import { Finding } from '../../ui/dossier/duty.tsx';
import { Details } from '../../ui/govuk/details.tsx';
import { Input } from '../../ui/govuk/input.tsx';
import { Select } from '../../ui/govuk/select.tsx';
import { paths, to } from '../../ui/paths.ts';
import { viewField } from './question.form.ts';

type Props = {
  readonly form: FormState;
  readonly refId: string;
  readonly members: readonly string[];
  readonly lacks: string | null;
};

/** Who weighs, and room for whoever answers otherwise; the answer of the decider erases nobody's (D-54). */
export function Views({ form, refId, members, lacks }: Props) {
  if (members.length === 0) {
    return (
      <p class="govuk-body">
        Er is nog niet vastgelegd wie meewegen.{' '}
        <a class="govuk-link" href={to(paths.weighingBegin, { ref: refId })}>
          Leg vast wie meewegen
        </a>
        .
      </p>
    );
  }
  const isFilled = [...form.values].some(([name, [value]]) => name.startsWith('view-') && (value ?? '') !== '');
  return (
    <>
      <h2 class="govuk-heading-m">Wie wegen mee</h2>
      <ul class="govuk-list govuk-list--bullet">
        {members.map((member) => (
          <li>{member}</li>
        ))}
      </ul>
      {lacks !== null && <Finding>{lacks} U kunt verder.</Finding>}
      <Details summary="Denkt iemand er anders over?" open={isFilled}>
        <p class="govuk-body">Ieders eigen kijk blijft staan, ook als het besluit anders wordt.</p>
        {members.map((member, at) => (
          <>
            <Select
              {...field(form, viewField(at, 'is'))}
              label={`Het antwoord van ${member}`}
              options={[
                { value: '', label: 'Niet apart genoteerd' },
                { value: 'yes', label: 'Ja' },
                { value: 'no', label: 'Nee' },
                { value: 'doubt', label: 'Twijfel' },
              ]}
            />
            <Input {...field(form, viewField(at, 'because'))} label="Waarom? (mag leeg)" />
          </>
        ))}
      </Details>
    </>
  );
}
