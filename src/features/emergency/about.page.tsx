import type { Child } from 'hono/jsx';
import { dateField, field, type FormState } from '../../ui/forms/form-state.ts';
import { DateInput } from '../../ui/govuk/date-input.tsx';
import { Details } from '../../ui/govuk/details.tsx';
import { Input, TimeInput } from '../../ui/govuk/input.tsx';
import { Select } from '../../ui/govuk/select.tsx';
import { notInList } from './about.form.ts';

export type Choice = { readonly value: string; readonly label: string };

export function WhichChild({ form, list }: { readonly form: FormState; readonly list: readonly Choice[] }) {
  return (
    <>
      {form.values.has('_draft') && <input type="hidden" name="_draft" value="ja" />}
      <Select
        {...field(form, 'child')}
        label="Over welk kind gaat het?"
        options={[{ value: '', label: 'Kies een kind' }, ...list, { value: notInList, label: 'Niet in de lijst' }]}
      />
      <Details summary="Het kind staat niet in de lijst" open={field(form, 'child').value === notInList}>
        <Input {...field(form, 'child-name')} label="Naam van het kind" hint="Kies hierboven ‘Niet in de lijst’." />
      </Details>
    </>
  );
}

export function WhenItWas({ form, legend }: { readonly form: FormState; readonly legend: Child }) {
  return (
    <>
      <DateInput {...dateField(form, 'on')} legend={legend} />
      <TimeInput {...field(form, 'time')} label="Hoe laat? (mag leeg)" hint="Bijvoorbeeld 14:05" />
    </>
  );
}

export function KeepFrom({ form, colleagues }: { readonly form: FormState; readonly colleagues: readonly Choice[] }) {
  return (
    <Details summary="Mag een collega dit niet zien?" open={(field(form, 'withheld').value ?? '') !== ''}>
      <Select
        {...field(form, 'withheld')}
        label="Welke collega mag dit niet zien? (mag leeg)"
        hint="Bijvoorbeeld familie van het kind, of de collega over wie het gaat. Die collega merkt hier niets van."
        options={[{ value: '', label: 'Niemand' }, ...colleagues]}
      />
    </Details>
  );
}
