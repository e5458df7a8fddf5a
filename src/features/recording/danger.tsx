import { WarningText } from '../../ui/govuk/warning-text.tsx';
import { EmergencyContacts } from '../../ui/layout/emergency-strip.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { paths } from '../../ui/paths.ts';

type Props = { readonly frame: Frame; readonly isSaved: boolean };

/** Whom to call stands above everything else, also when the form was not complete. */
export function Danger({ frame, isSaved }: Props) {
  return (
    <>
      <WarningText>
        {isSaved
          ? 'U noemde direct gevaar. Het is vastgelegd. Bel nu.'
          : 'U noemde direct gevaar. Bel nu. Het formulier kan daarna: het is nog niet vastgelegd.'}
      </WarningText>
      <EmergencyContacts contacts={frame.contacts} />
      <p class="govuk-body">
        <a class="govuk-link" href={paths.emergency}>
          Wat u nu doet bij direct gevaar
        </a>
      </p>
    </>
  );
}
