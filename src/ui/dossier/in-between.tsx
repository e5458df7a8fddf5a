import { InsetText } from '../govuk/inset-text.tsx';

/** Somebody else recorded while this person was writing: `lines` say what, by whom and when. What was typed stays in the form below. */
export function InBetween({ lines }: { readonly lines: readonly string[] }) {
  return (
    <InsetText>
      <h2 class="govuk-heading-s">Uw tekst is nog niet vastgelegd</h2>
      <p class="govuk-body">
        Terwijl u schreef, is er iets bijgekomen in dit dossier. Uw tekst staat hieronder. Kijk of die nog klopt en leg
        hem dan vast.
      </p>
      <ul class="govuk-list govuk-list--bullet">
        {lines.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </InsetText>
  );
}
