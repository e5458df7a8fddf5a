import type { Child } from 'hono/jsx';
import { Panel } from '../govuk/panel.tsx';

type Props = {
  /** What is now recorded: "Vastgelegd om 14.05 uur". */
  readonly recorded: Child;
  readonly readers: Child;
  readonly told: Child;
  readonly next: Child;
  readonly children?: Child;
};

/** The page after each act: what is recorded, who reads it, who is told, what happens next and when. */
export function AfterAct({ recorded, readers, told, next, children }: Props) {
  return (
    <>
      <Panel title={recorded} />
      <h2 class="govuk-heading-m">Wat er nu gebeurt</h2>
      <div class="govuk-body">{next}</div>
      <h2 class="govuk-heading-m">Wie bericht krijgt</h2>
      <div class="govuk-body">{told}</div>
      <h2 class="govuk-heading-m">Wie dit kan lezen</h2>
      <div class="govuk-body">{readers}</div>
      {children}
    </>
  );
}

type NothingProps = {
  readonly says: Child;
  readonly action?: { readonly href: string; readonly label: string } | undefined;
};

/** An empty list says what can be done now. */
export function Nothing({ says, action }: NothingProps) {
  return (
    <div class="pluis-nothing">
      <p class="govuk-body">{says}</p>
      {action !== undefined && (
        <p class="govuk-body">
          <a class="govuk-link" href={action.href}>
            {action.label}
          </a>
        </p>
      )}
    </div>
  );
}
