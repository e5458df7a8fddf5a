import { pace } from '../../core/access/pace.ts';
import type { Instant } from '../../core/kernel/kernel.ts';
import { Tokens } from '../../ui/forms/form.tsx';
import { Button } from '../../ui/govuk/button.tsx';
import { SummaryList } from '../../ui/govuk/summary-list.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';
import { paths, to } from '../../ui/paths.ts';
import { writtenMoment, writtenTime } from '../../ui/written.ts';

export type StopView = {
  readonly id: string;
  readonly who: string;
  readonly where: string;
  readonly stoppedAt: Instant;
  readonly wentOn: { readonly at: Instant; readonly because: string } | null;
};
type Props = { readonly frame: Frame; readonly stops: readonly StopView[] };

export function StopsPage({ frame, stops }: Props) {
  return (
    <Page frame={frame} heading="Veel dossiers achter elkaar" backLink={{ href: paths.mine, label: 'Start' }}>
      <p class="govuk-body">
        Wie {pace.dossiers} verschillende dossiers opent in {pace.minutes} minuten, moet eerst schrijven waarom. Dat is
        niet meteen fout. Vraag het na bij wie het betreft. Heeft een van de collega’s die bericht kregen het nagekeken,
        dan staat het hier niet meer.
      </p>
      {stops.length === 0 && <p class="govuk-body">Er is nu niets om na te kijken.</p>}
      {stops.map((stop) => (
        <One frame={frame} stop={stop} />
      ))}
    </Page>
  );
}

function One({
  frame,
  stop: { id, who, where, stoppedAt, wentOn },
}: {
  readonly frame: Frame;
  readonly stop: StopView;
}) {
  return (
    <>
      <h2 class="govuk-heading-m">
        {who}, {writtenMoment(stoppedAt)}
      </h2>
      <SummaryList
        rows={[
          { key: 'Waar', value: where },
          { key: 'Las verder', value: wentOn === null ? 'Nee, of nog niet' : `Ja, om ${writtenTime(wentOn.at)}` },
          ...(wentOn === null ? [] : [{ key: 'Waarom', value: wentOn.because }]),
        ]}
      />
      <form action={to(paths.readingStop, { stop: id })} method="post">
        <Tokens tokens={frame.tokens} />
        <Button kind="secondary">
          Ik heb dit nagekeken<span class="govuk-visually-hidden"> van {who}</span>
        </Button>
      </form>
    </>
  );
}
