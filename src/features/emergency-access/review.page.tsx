import type { Instant, PlainDate } from '../../core/kernel/kernel.ts';

import { Form } from '../../ui/forms/form.tsx';
import type { FieldErrors } from '../../ui/forms/form-state.ts';
import { Radios } from '../../ui/govuk/radios.tsx';
import { SummaryList } from '../../ui/govuk/summary-list.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';
import { paths, to } from '../../ui/paths.ts';
import { writtenDay, writtenMoment } from '../../ui/written.ts';
import { groundWords, type EmergencyGround } from './words.ts';

export type ReviewView = {
  readonly id: string;
  readonly who: string;
  readonly where: string;
  readonly ground: EmergencyGround;
  readonly reason: string;
  readonly openedAt: Instant;
  readonly endsAt: Instant;
  readonly renewals: number;
  readonly reviewBy: PlainDate;
  readonly isLate: boolean;
};
type Props = { readonly frame: Frame; readonly waiting: readonly ReviewView[]; readonly errors: FieldErrors };

export function ReviewsPage({ frame, waiting, errors }: Props) {
  return (
    <Page frame={frame} heading="Noodtoegang nakijken" backLink={{ href: paths.mine, label: 'Start' }} errors={errors}>
      {waiting.length === 0 && <p class="govuk-body">Er is nu niets om na te kijken.</p>}
      {waiting.map((use) => (
        <One frame={frame} use={use} error={errors.get(`verdict-${use.id}`)} />
      ))}
    </Page>
  );
}

function One({
  frame,
  use,
  error,
}: {
  readonly frame: Frame;
  readonly use: ReviewView;
  readonly error: string | undefined;
}) {
  const { id, who, where, ground, reason, openedAt, endsAt, renewals, reviewBy, isLate } = use;
  return (
    <>
      <h2 class="govuk-heading-m">
        {who}, {writtenMoment(openedAt)}
      </h2>
      <SummaryList
        rows={[
          { key: 'Waar', value: where },
          { key: 'Waarom', value: groundWords[ground] },
          { key: 'Uitleg', value: reason },
          {
            key: 'Tot',
            value: renewals === 0 ? writtenMoment(endsAt) : `${writtenMoment(endsAt)}, ${renewals} keer verlengd`,
          },
          { key: 'Nakijken voor', value: `${writtenDay(reviewBy)}${isLate ? ' (te laat)' : ''}` },
        ]}
      />
      <Form tokens={frame.tokens} action={to(paths.emergencyReview, { use: id })} submitLabel="Oordeel vastleggen">
        <Radios
          name="verdict"
          id={`verdict-${id}`}
          legend="Was dit nodig?"
          hint="Praat eerst met wie het gebruikte. Dit blijft staan tot u of uw medekijker heeft gekozen."
          value=""
          error={error}
          options={[
            { value: 'justified', label: 'Ja, dit was nodig' },
            { value: 'not_justified', label: 'Nee, dit was niet nodig' },
          ]}
        />
      </Form>
    </>
  );
}
