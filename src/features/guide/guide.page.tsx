import type { Code, CodeAct } from '../../core/protocol/code.ts';
import type { LocationKind } from '../../core/protocol/words.ts';
import { StrengthWord } from '../../ui/dossier/duty.tsx';
import { SourceLine } from '../../ui/dossier/why.tsx';
import { Button } from '../../ui/govuk/button.tsx';
import { Details } from '../../ui/govuk/details.tsx';
import { InsetText } from '../../ui/govuk/inset-text.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';
import { paths, to } from '../../ui/paths.ts';

type ListProps = { readonly frame: Frame; readonly codes: readonly Code[] };

/** Which codes can be read here; needs no sign-in. */
export function GuideListPage({ frame, codes }: ListProps) {
  return (
    <Page frame={frame} heading="Hoe werkt de meldcode?" active="guide">
      <p class="govuk-body-l">
        Elke school en elke kinderopvang heeft een meldcode. Daarin staat wat u doet als u zich zorgen maakt over een
        kind. De code heeft vijf stappen.
      </p>
      <p class="govuk-body">Kies een code. U hoeft niet aan te melden, en er wordt niets bewaard.</p>
      <ul class="pluis-list">
        {codes.map(({ protocol }) => (
          <li>
            <h2 class="govuk-heading-m">
              <a class="govuk-link" href={to(paths.guideProtocol, { protocol: protocol.id })}>
                {protocol.organisation}
              </a>
            </h2>
            <p class="govuk-body">
              {protocol.title}, {protocol.edition}
            </p>
          </li>
        ))}
      </ul>
    </Page>
  );
}

type Props = { readonly frame: Frame; readonly code: Code };

/** The five steps of one code in plain words. */
export function GuidePage({ frame, code }: Props) {
  const { protocol } = code;
  return (
    <Page
      frame={frame}
      caption={protocol.organisation}
      heading="De vijf stappen"
      backLink={{ href: paths.guide, label: 'Alle codes' }}
      active="guide"
    >
      <p class="govuk-body-l">
        De stappen zijn een leidraad. Is er direct gevaar, dan belt u eerst. Een melding mag altijd, in elke stap.
      </p>
      <Button href={to(paths.guideQuestions, { protocol: protocol.id })}>De vijf vragen doorlopen</Button>
      {protocol.steps
        .filter(({ id }) => id !== 'E')
        .map((step, place) => (
          <section>
            <h2 class="govuk-heading-m">
              {step.id === 'S6' ? `Daarna: ${step.title.toLowerCase()}` : `${place + 1}. ${step.title}`}
            </h2>
            <p class="govuk-body">{step.purpose}</p>
            <Details summary={step.id === 'S6' ? 'Wat doet u daarna?' : `Wat doet u in stap ${place + 1}?`}>
              <Acts code={code} acts={actsIn(code, step.id)} />
            </Details>
          </section>
        ))}
      <Emergency code={code} />
      <p class="govuk-body pluis-source">
        {sourceOf(code, protocol.steps[0]?.source)} Deze uitleg is in eigen woorden geschreven.
      </p>
    </Page>
  );
}

function actsIn(code: Code, step: string): CodeAct[] {
  return [...code.acts.values()].filter((act) => act.step === step && act.strength !== 'exception');
}

function Acts({ code, acts }: { readonly code: Code; readonly acts: readonly CodeAct[] }) {
  return (
    <ul class="govuk-list govuk-list--bullet">
      {acts.map((act) => (
        <li>
          <strong>{act.title}</strong> <StrengthWord strength={act.strength} />
          <br />
          {act.says} {act.origin === 'national' && 'Dit komt uit de landelijke regels. '}
          <span class="pluis-source">{sourceOf(code, act.source)}</span>
        </li>
      ))}
    </ul>
  );
}

function Emergency({ code }: { readonly code: Code }) {
  return (
    <section>
      <h2 class="govuk-heading-m">Bij direct gevaar</h2>
      <p class="govuk-body">{code.protocol.emergency.says}</p>
      <ol class="govuk-list govuk-list--number">
        {code.contacts.map(({ name, phone, use }) => (
          <li>
            <strong>{name}</strong>
            {phone !== undefined && (
              <>
                {' '}
                <a class="govuk-link" href={`tel:${phone.replace(/[^\d+]/g, '')}`}>
                  {phone}
                </a>
              </>
            )}
            : {use}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** The document and the place in it, so that a reader can check. */
export function sourceOf(
  { protocol, overlay }: Code,
  source: { readonly doc: string; readonly at: string } | undefined,
) {
  if (source === undefined) return null;
  const document = protocol.documents[source.doc] ?? overlay.documents[source.doc];
  return <SourceLine document={document?.title ?? protocol.title} section={source.at} />;
}

export function NothingKept() {
  return <InsetText>U oefent hier met de vragen. Er wordt niets bewaard. Noem geen namen.</InsetText>;
}

/** Which kind of location the guide speaks to. */
export function locationOf({ protocol }: Code): LocationKind {
  return protocol.locations.includes('school') ? 'school' : 'childcare';
}
