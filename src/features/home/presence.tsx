// Who is there and who is not, above what there is to do: what comes in must reach somebody.
import type { PlainDate } from '../../core/kernel/kernel.ts';
import { Tokens } from '../../ui/forms/form.tsx';
import { Button } from '../../ui/govuk/button.tsx';
import { InsetText } from '../../ui/govuk/inset-text.tsx';
import { WarningText } from '../../ui/govuk/warning-text.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { paths, to } from '../../ui/paths.ts';
import { writtenDay } from '../../ui/written.ts';

export type Presence = {
  /** The person themselves is away. */
  readonly own: { readonly id: string; readonly last: PlainDate } | null;
  readonly standsIn: readonly { readonly who: string; readonly last: PlainDate }[];
  /** Places this person leads where nobody is there for new signals. */
  readonly empty: readonly string[];
  readonly mayForOthers: boolean;
};
type Props = { readonly frame: Frame; readonly presence: Presence };

export function Away({ frame, presence: { own, standsIn, empty, mayForOthers } }: Props) {
  return (
    <>
      {empty.map((place) => (
        <WarningText>
          {place}: er is nu niemand die nieuwe signalen krijgt.{' '}
          {mayForOthers ? (
            <a class="govuk-link" href={paths.absenceColleague}>
              Wijs een vervanger aan
            </a>
          ) : (
            'Vraag wie toegang geeft om een vervanger.'
          )}
        </WarningText>
      ))}
      {own !== null && (
        <InsetText>
          <p class="govuk-body">U bent afwezig tot en met {writtenDay(own.last)}.</p>
          <form action={to(paths.absenceEnd, { absence: own.id })} method="post">
            <Tokens tokens={frame.tokens} />
            <input type="hidden" name="back" value="start" />
            <Button kind="secondary">Ik ben er weer</Button>
          </form>
        </InsetText>
      )}
      {standsIn.map(({ who, last }) => (
        <p class="govuk-body">
          U vervangt {who} tot en met {writtenDay(last)}. U ziet in die tijd dezelfde dossiers en nieuwe signalen.
        </p>
      ))}
    </>
  );
}
