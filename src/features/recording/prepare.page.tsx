import type { PlainDate } from '../../core/kernel/kernel.ts';
import type { Statement as Fact } from '../../core/dossier/parts.schema.ts';
import { Why, type WhyProps } from '../../ui/dossier/why.tsx';
import { Button } from '../../ui/govuk/button.tsx';
import { WarningText } from '../../ui/govuk/warning-text.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';
import { paths, to } from '../../ui/paths.ts';
import { writtenDay } from '../../ui/written.ts';

export type Preparation = {
  readonly heading: string;
  readonly says: string | null;
  readonly why: WhyProps | null;
  readonly who: readonly string[];
  readonly withChild: boolean;
  readonly purposes: readonly string[];
  readonly facts: readonly Fact[];
  readonly warns: readonly string[];
};
type Props = {
  readonly frame: Frame;
  readonly dossier: string;
  readonly act: string;
  readonly today: PlainDate;
  readonly preparation: Preparation;
};

const notToSay = [
  'Oordelen over ouders, zoals ‘slecht’ of ‘verwaarloosd’.',
  'Wat er volgens u aan de hand is. U onderzoekt niet, u deelt zorg.',
  'Wie iets vertelde, als dat niet is afgesproken.',
  'Wat het kind in vertrouwen vertelde, als dat gevaar kan geven.',
  'Dat u iets geheimhoudt.',
];

const place = [
  'Een rustige plek, met een collega in de buurt.',
  'Niet bij het hek, en niet waar het kind meeluistert.',
];
const withAChild = ['Laat een kind zelf vertellen en vraag weinig.', 'Zeg dat u goed nadenkt over wat u hoort.'];

const ifItGoesWrong = [
  'Wordt iemand boos: benoem het rustig en stop als het niet veilig voelt.',
  'Loopt iemand weg: laat gaan, noteer de tijd en wat er is gezegd.',
  'Overleg na afloop meteen met wie het dossier coördineert.',
];

/** To be printed on one page and taken along; nothing is recorded here. */
export function PreparePage({ frame, dossier, act, today, preparation }: Props) {
  const { heading, says, why, who, withChild, purposes, facts, warns } = preparation;
  return (
    <Page
      frame={frame}
      caption={`Voorbereiding, ${writtenDay(today)}`}
      heading={heading}
      backLink={{ href: to(paths.act, { ref: dossier, act }), label: 'Terug' }}
      active="caseload"
    >
      {warns.map((warning) => (
        <WarningText>{warning}</WarningText>
      ))}
      {says !== null && <p class="govuk-body">{says}</p>}
      {why !== null && (
        <div class="pluis-no-print">
          <Why {...why} />
        </div>
      )}
      <div class="pluis-columns">
        <section>
          <h2 class="govuk-heading-s">1. Waarom dit gesprek</h2>
          <Points points={purposes} />
        </section>
        <section>
          <h2 class="govuk-heading-s">2. Wie erbij is</h2>
          <Points points={who} />
        </section>
      </div>
      <h2 class="govuk-heading-s">3. Welke feiten u noemt</h2>
      {facts.length === 0 && <p class="govuk-body">Er staan nog geen eigen waarnemingen in het dossier.</p>}
      <Points points={facts.map(inOneLine)} />
      <div class="pluis-columns">
        <section>
          <h2 class="govuk-heading-s">4. Wat u niet zegt</h2>
          <Points points={notToSay} />
        </section>
        <section>
          <h2 class="govuk-heading-s">5. Waar, en hoe</h2>
          <Points points={withChild ? [...place, ...withAChild] : place} />
        </section>
      </div>
      <h2 class="govuk-heading-s">6. Als het anders loopt</h2>
      <Points points={[callIn(frame), ...ifItGoesWrong]} />
      <div class="pluis-no-print">
        <Button href={to(paths.act, { ref: dossier, act })}>Gesprek vastleggen</Button>
      </div>
    </Page>
  );
}

/** "Kim had een blauwe plek op de arm. (Els Voorbeeld, maandag 2 maart 2026, in de klas)" */
function inOneLine({ what, source, on, where }: Fact): string {
  const circumstances = [source.who, on === undefined ? undefined : writtenDay(on), where];
  return `${what} (${circumstances.filter((part) => part !== undefined).join(', ')})`;
}

/** On paper the line above the page is gone, so the numbers stand here too. */
function callIn({ contacts }: Frame): string {
  const numbers = contacts.map(({ name, phone }) => `${name} ${phone}`).join(', ');
  return `Denkt u dat iemand nu gevaar loopt: bel direct. ${numbers}.`;
}

function Points({ points }: { readonly points: readonly string[] }) {
  return (
    <ul class="govuk-list govuk-list--bullet">
      {points.map((point) => (
        <li>{point}</li>
      ))}
    </ul>
  );
}
