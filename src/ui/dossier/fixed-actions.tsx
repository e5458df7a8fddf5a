import { PhoneLink } from '../layout/emergency-strip.tsx';
import { paths, to } from '../paths.ts';

/** The three acts that stand on every page of a dossier. */
export function FixedActions({ dossier, veiligThuis }: { readonly dossier: string; readonly veiligThuis: string }) {
  return (
    <nav class="pluis-fixed" aria-label="Altijd mogelijk">
      <ul class="pluis-fixed__list">
        <li>
          <a class="govuk-link" href={to(paths.recordSomething, { ref: dossier })}>
            Iets nieuws vastleggen
          </a>
        </li>
        <li>
          <a class="govuk-link" href={to(paths.doubt, { ref: dossier })}>
            Ik twijfel
          </a>
        </li>
        <li>
          <PhoneLink name="Veilig Thuis bellen" phone={veiligThuis} />
        </li>
      </ul>
    </nav>
  );
}
