import { Nothing } from '../../ui/dossier/after-act.tsx';
import { Button, ButtonGroup } from '../../ui/govuk/button.tsx';
import { InsetText } from '../../ui/govuk/inset-text.tsx';
import { SummaryList, type SummaryRow } from '../../ui/govuk/summary-list.tsx';
import { PhoneLink } from '../../ui/layout/emergency-strip.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';
import { paths, to } from '../../ui/paths.ts';
import type { Asked, Block } from './call-sheet.ts';
import { Fixed, veiligThuisPhone } from './fixed.tsx';

export type ReportView = {
  readonly ref: string;
  /** Not who is here in an emergency: that opens no copies. */
  readonly mayTakeAlong: boolean;
  readonly isDue: boolean;
  readonly sheet: readonly Asked[];
  readonly blocks: readonly Block[];
  readonly reports: readonly string[];
  readonly awaited: readonly string[];
  readonly plan: readonly SummaryRow[];
  readonly helpState: string;
  readonly progress: readonly string[];
  /** Acts of follow-up that the code has, each with its page. */
  readonly more: readonly { readonly href: string; readonly label: string }[];
};
type Props = { readonly frame: Frame; readonly view: ReportView };

/** To be read aloud on the telephone or copied into a form; below it the help and how it goes. */
export function ReportPage({ frame, view }: Props) {
  const { ref } = view;
  const phone = veiligThuisPhone(frame);
  return (
    <Page
      frame={frame}
      heading="Melding en hulp"
      backLink={{ href: to(paths.dossier, { ref }), label: 'Dossier' }}
      active="caseload"
      wide
    >
      {view.isDue && <InsetText>Volgens uw code moet dit gemeld worden bij Veilig Thuis.</InsetText>}
      <p class="govuk-body">
        Bel Veilig Thuis: <PhoneLink phone={phone} name="Veilig Thuis" />
      </p>
      <ButtonGroup>
        <Button href={to(paths.reportRecord, { ref })}>Melding vastleggen</Button>
        {view.mayTakeAlong && (
          <Button href={to(paths.reportPreparationPdf, { ref })} kind="secondary">
            Voorbereiding als PDF
          </Button>
        )}
      </ButtonGroup>
      <Lines heading="Meldingen" lines={view.reports} empty="Er is nog geen melding vastgelegd." />
      {view.awaited.length > 0 && <Lines heading="Wat u van Veilig Thuis hoort" lines={view.awaited} empty="" />}
      <h2 class="govuk-heading-m">Wat Veilig Thuis vraagt</h2>
      <p class="govuk-body">U kunt dit voorlezen. Weet u iets niet, zeg dat dan gewoon.</p>
      <SummaryList rows={view.sheet.map(({ asks, atHand }) => ({ key: asks, value: <AtHand lines={atHand} /> }))} />
      <Blocks blocks={view.blocks} />
      <Help view={view} />
      <Fixed frame={frame} dossier={ref} />
    </Page>
  );
}

function AtHand({ lines }: { readonly lines: readonly string[] }) {
  if (lines.length === 0) return <>Nog niet bekend.</>;
  return (
    <ul class="govuk-list">
      {lines.map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  );
}

/** Fields that cannot be written in, so that a whole block is chosen and copied without script. */
function Blocks({ blocks }: { readonly blocks: readonly Block[] }) {
  if (blocks.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Tekst voor de melding</h2>
      <p class="govuk-body">Klik in een blok, kies alles en kopieer. Elk blok is één bron.</p>
      {blocks.map(({ id, heading, text }) => (
        <div class="govuk-form-group">
          <label class="govuk-label govuk-label--s" for={`blok-${id}`}>
            {heading}
          </label>
          <textarea class="govuk-textarea" id={`blok-${id}`} rows={Math.min(10, 2 + text.split('\n').length)} readonly>
            {text}
          </textarea>
        </div>
      ))}
    </>
  );
}

function Help({ view }: { readonly view: ReportView }) {
  return (
    <>
      <h2 class="govuk-heading-m">Hulp</h2>
      <p class="govuk-body">{view.helpState}</p>
      {view.plan.length > 0 && <SummaryList rows={view.plan} />}
      <ButtonGroup>
        <Button href={to(paths.helpPlan, { ref: view.ref })} kind="secondary">
          {view.plan.length === 0 ? 'Hulpplan maken' : 'Hulpplan vernieuwen'}
        </Button>
      </ButtonGroup>
      {view.progress.length > 0 && <Lines heading="Hoe het gaat" lines={view.progress} empty="" />}
      {view.more.length > 0 && (
        <ul class="govuk-list">
          {view.more.map(({ href, label }) => (
            <li>
              <a class="govuk-link" href={href}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

type LinesProps = { readonly heading: string; readonly lines: readonly string[]; readonly empty: string };

function Lines({ heading, lines, empty }: LinesProps) {
  return (
    <>
      <h2 class="govuk-heading-m">{heading}</h2>
      {lines.length === 0 ? (
        <Nothing says={empty} />
      ) : (
        <ul class="govuk-list govuk-list--bullet">
          {lines.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      )}
    </>
  );
}
