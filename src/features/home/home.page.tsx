import type { Content } from '../../core/dossier/events.schema.ts';
import type { Instant, PlainDate } from '../../core/kernel/kernel.ts';
import { InsetText } from '../../ui/govuk/inset-text.tsx';
import { Button } from '../../ui/govuk/button.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { NotificationBanner } from '../../ui/govuk/notification-banner.tsx';
import { Page } from '../../ui/layout/page.tsx';
import { paths, to } from '../../ui/paths.ts';
import { fromToday, howLongAgo, writtenDay } from '../../ui/written.ts';
import { AskForEmergency, Destroying, Emergencies, ReadingStops, Reviews, type Oversight } from './oversight.tsx';
import { Away, type Presence } from './presence.tsx';
import { ToDoItems } from './to-do-list.page.tsx';
import type { ToDo } from './to-do.ts';

export type Mine = { readonly child: string; readonly kind: Content['type']; readonly recordedAt: Instant };
export type Home = Oversight & {
  readonly recordsSignals: boolean;
  readonly coordinates: boolean;
  readonly decides: boolean;
  readonly manages: boolean;
  /** Looks at who read what, and reads no dossier. */
  readonly inspects: boolean;
  /** Who is away, and where nobody is there. */
  readonly presence: Presence;
  /** Something odd happened to their account, which they have not looked at. */
  readonly odd: boolean;
  readonly toDo: readonly ToDo[];
  /** Signals that wait for a coordinator. */
  readonly waiting: number;
  /** Open dossiers that this person reads. */
  readonly dossiers: number;
  /** Open dossiers of which this person knows that they are there, and no more. */
  readonly informed: readonly {
    readonly ref: string;
    readonly place: string;
    readonly openedOn: PlainDate;
    readonly confirmed: boolean;
  }[];
  readonly mine: readonly Mine[];
  /** The guide to the code of this board. */
  readonly guide: string;
  readonly today: PlainDate;
  readonly now: Instant;
};
type Part = { readonly home: Home };

/** What this person comes for, first; made from what they may do, never from what their role is called. */
export function HomePage({ frame, home }: { readonly frame: Frame; readonly home: Home }) {
  const leads = home.coordinates || home.decides;
  return (
    <Page frame={frame} heading="Start" active="start">
      {home.odd && (
        <NotificationBanner title="Uw account">
          Iemand meldde zich aan in een nieuwe browser, of raadde naar uw wachtwoord.{' '}
          <a class="govuk-notification-banner__link" href={paths.account}>
            Kijk of u dat zelf was
          </a>
        </NotificationBanner>
      )}
      <Away frame={frame} presence={home.presence} />
      {leads ? <Leading home={home} /> : <Recording home={home} />}
      <Emergencies home={home} />
      <ReadingStops home={home} />
      <Reviews home={home} />
      <Destroying home={home} />
      <Informed home={home} />
      <WithoutContent home={home} />
      <MySignals home={home} />
      <h2 class="govuk-heading-m">Hoe werkt het bij ons</h2>
      <p class="govuk-body">
        <a class="govuk-link" href={home.guide}>
          De vijf stappen van onze code
        </a>
      </p>
      <AskForEmergency home={home} />
      <p class="govuk-body">
        Bent u er een tijd niet?{' '}
        <a class="govuk-link" href={paths.absence}>
          Afwezigheid doorgeven
        </a>
      </p>
    </Page>
  );
}

/** Who sees children every day: recording comes first. */
function Recording({ home }: Part) {
  const tasks = home.toDo.filter(({ isMine, strength }) => isMine && strength === 'must');
  return (
    <>
      <Button href={paths.signal} kind={home.recordsSignals ? 'main' : 'secondary'}>
        Ik maak me zorgen over een kind
      </Button>
      <p class="govuk-body">In een minuut vastgelegd. Een gevoel is genoeg.</p>
      {home.recordsSignals && (
        <>
          <h2 class="govuk-heading-m">Uw taken</h2>
          {tasks.length === 0 ? (
            <p class="govuk-body">Er wacht nu niets op u.</p>
          ) : (
            <Some toDo={tasks} more={{ href: paths.tasks, label: 'Al uw taken' }} />
          )}
        </>
      )}
    </>
  );
}

/** Who leads it: what must happen now, over all dossiers. */
function Leading({ home }: Part) {
  const decisions = home.decides ? home.toDo.filter(({ isDecision, isMine }) => isDecision && isMine) : [];
  const others = home.toDo.filter((one) => one.strength === 'must' && !decisions.includes(one));
  return (
    <>
      {home.decides && (
        <>
          <h2 class="govuk-heading-m">Besluiten die op u wachten</h2>
          {decisions.length === 0 ? (
            <p class="govuk-body">Er wacht nu geen besluit op u.</p>
          ) : (
            <ToDoItems toDo={decisions} level={3} />
          )}
        </>
      )}
      <h2 class="govuk-heading-m">Nu te doen</h2>
      {others.length === 0 ? (
        <p class="govuk-body">In uw dossiers wacht nu niets.</p>
      ) : (
        <Some toDo={others} more={{ href: paths.caseload, label: 'Alle dossiers' }} />
      )}
      {home.coordinates && <Waiting waiting={home.waiting} />}
      <Caseload home={home} />
      <Upcoming home={home} />
      <Button href={paths.signal} kind="secondary">
        Ik maak me zorgen over een kind
      </Button>
    </>
  );
}

const most = 5;

type SomeProps = {
  readonly toDo: readonly ToDo[];
  readonly more: { readonly href: string; readonly label: string };
};

function Some({ toDo, more }: SomeProps) {
  return (
    <>
      <ToDoItems toDo={toDo.slice(0, most)} level={3} />
      {toDo.length > most && (
        <p class="govuk-body">
          Nog {toDo.length - most} meer.{' '}
          <a class="govuk-link" href={more.href}>
            {more.label}
          </a>
        </p>
      )}
    </>
  );
}

function Waiting({ waiting }: { readonly waiting: number }) {
  return (
    <>
      <h2 class="govuk-heading-m">Nieuwe signalen</h2>
      <p class="govuk-body">
        {waiting === 0 ? (
          'Er wachten geen nieuwe signalen.'
        ) : (
          <a class="govuk-link" href={paths.inbox}>
            {waiting === 1 ? 'Er wacht 1 nieuw signaal' : `Er wachten ${waiting} nieuwe signalen`}
          </a>
        )}
      </p>
    </>
  );
}

function Caseload({ home }: Part) {
  return (
    <>
      <h2 class="govuk-heading-m">Dossiers</h2>
      <p class="govuk-body">
        <a class="govuk-link" href={paths.caseload}>
          {home.dossiers === 1 ? '1 open dossier' : `${home.dossiers} open dossiers`}
        </a>
      </p>
    </>
  );
}

function Upcoming({ home }: Part) {
  const days = home.toDo.flatMap(({ due, ...rest }) => (due !== null && due >= home.today ? [{ ...rest, due }] : []));
  if (days.length === 0) return null;
  const sorted = days.toSorted((a, b) => a.due.localeCompare(b.due)).slice(0, most);
  return (
    <>
      <h2 class="govuk-heading-m">Dagen die komen</h2>
      <ul class="govuk-list">
        {sorted.map(({ ref, who, what, due }) => (
          <li>
            <strong>{writtenDay(due)}</strong>, {fromToday(due, home.today)}
            <br />
            <a class="govuk-link" href={to(paths.dossier, { ref })}>
              {what}
            </a>
            , {who}
          </li>
        ))}
      </ul>
    </>
  );
}

function Informed({ home }: Part) {
  if (home.informed.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Waarover u bent geïnformeerd</h2>
      <p class="govuk-body">U ziet dat er een dossier loopt en in welke stap. De inhoud is niet voor u.</p>
      <ul class="govuk-list">
        {home.informed.map(({ ref, place, openedOn, confirmed }) => (
          <li>
            <a class="govuk-link" href={to(paths.dossier, { ref })}>
              Dossier van {writtenDay(openedOn)}
            </a>
            , {place}
            {!confirmed && <strong>, nog te bevestigen</strong>}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Says why there is nothing to see, so that nobody thinks it is broken. */
function WithoutContent({ home }: Part) {
  if (home.recordsSignals || home.informed.length > 0) return null;
  return <InsetText>{reasonFor(home)}</InsetText>;
}

function reasonFor({ manages, inspects }: Home): string {
  if (manages) return 'U beheert het systeem. U ziet geen inhoud van dossiers, en dat hoort zo.';
  if (inspects) return 'U controleert wie wat heeft gelezen. De inhoud van dossiers is niet voor u.';
  return 'Er is nu niets waarover u bent geïnformeerd. De inhoud van dossiers is niet voor u.';
}

const kinds: Partial<Record<Content['type'], string>> = {
  EmergencyContacted: 'noodcontact',
  ReportMade: 'melding bij Veilig Thuis',
};

function MySignals({ home }: Part) {
  if (home.mine.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Mijn signalen</h2>
      <ul class="govuk-list">
        {home.mine.slice(0, 3).map(({ child, kind, recordedAt }) => (
          <li>
            {child}: {kinds[kind] ?? 'signaal'}, {howLongAgo(recordedAt, home.now)}
          </li>
        ))}
      </ul>
      <p class="govuk-body">
        <a class="govuk-link" href={paths.mySignals}>
          Alles wat ik vastlegde
        </a>
      </p>
    </>
  );
}
