// What a person oversees: the log, and what is kept no longer.
import { paths, to } from '../../ui/paths.ts';

export type Oversight = {
  /** Months of the log that this person still has to look through. */
  readonly reviews: readonly { readonly name: string; readonly title: string; readonly late: boolean }[];
  /** May propose what is destroyed. */
  readonly keeps: boolean;
  /** Proposals of others to destroy something that wait for this person. */
  readonly toApprove: number;
  /** Uses of emergency access that wait for this person's verdict, and, for who works for the whole board, that nobody looked at in time. */
  readonly emergencies: { readonly waiting: number; readonly overdue: number };
  /** How often somebody was stopped after many dossiers, of what this person was told and nobody looked at. */
  readonly readingStops: number;
  /** May ask for emergency access. */
  readonly mayBreakGlass: boolean;
};
type Part = { readonly home: Oversight };

/** For who proposes, the way there; for who decides, only when something waits. */
export function Destroying({ home }: Part) {
  if (!home.keeps && home.toApprove === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Bewaren en vernietigen</h2>
      {home.toApprove > 0 && (
        <p class="govuk-body">
          <a class="govuk-link" href={paths.destructionApprovals}>
            {home.toApprove === 1 ? 'Er wacht 1 voorstel' : `Er wachten ${home.toApprove} voorstellen`} op uw akkoord
          </a>
        </p>
      )}
      {home.keeps && (
        <p class="govuk-body">
          <a class="govuk-link" href={paths.destructions}>
            Bekijk wat weg mag
          </a>
        </p>
      )}
    </>
  );
}

export function AskForEmergency({ home }: Part) {
  if (!home.mayBreakGlass) return null;
  return (
    <p class="govuk-body">
      Kan iets niet wachten, en kunt u er niet bij?{' '}
      <a class="govuk-link" href={paths.emergencyAccess}>
        Noodtoegang
      </a>
    </p>
  );
}

/** Goes away when a verdict is given, and in no other way. */
export function Emergencies({ home: { emergencies } }: Part) {
  const { waiting, overdue } = emergencies;
  if (waiting === 0 && overdue === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Noodtoegang</h2>
      {waiting > 0 && (
        <p class="govuk-body">
          <a class="govuk-link" href={paths.emergencyReviews}>
            Kijk na waarom noodtoegang nodig was ({waiting})
          </a>
        </p>
      )}
      {overdue > 0 && (
        <p class="govuk-body">
          {overdue === 1 ? 'Eén keer is noodtoegang' : `${overdue} keer is noodtoegang`} niet op tijd nagekeken.
        </p>
      )}
    </>
  );
}

/** Goes away when one of those who were told has looked. */
export function ReadingStops({ home: { readingStops } }: Part) {
  if (readingStops === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Veel dossiers achter elkaar</h2>
      <p class="govuk-body">
        <a class="govuk-link" href={paths.readingStops}>
          Kijk na waarom iemand veel dossiers opende ({readingStops})
        </a>
      </p>
    </>
  );
}

export function Reviews({ home }: Part) {
  if (home.reviews.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Controle van het logboek</h2>
      <ul class="govuk-list">
        {home.reviews.map(({ name, title, late }) => (
          <li>
            <a class="govuk-link" href={to(paths.logReview, { month: name })}>
              Kijk na wie in {title} dossiers las
            </a>
            {late && ' (te laat)'}
          </li>
        ))}
      </ul>
    </>
  );
}
