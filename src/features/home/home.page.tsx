import type { Instant } from '../../core/kernel/kernel.ts';
import { Nothing } from '../../ui/dossier/after-act.tsx';
import { Button } from '../../ui/govuk/button.tsx';
import type { Frame } from '../../ui/layout/frame.ts';
import { Page } from '../../ui/layout/page.tsx';
import { paths, to } from '../../ui/paths.ts';
import { howLongAgo } from '../../ui/written.ts';
import type { ToDo } from './to-do.ts';

export type Mine = { readonly child: string; readonly recordedAt: Instant };
export type Home = {
  readonly recordsSignals: boolean;
  readonly coordinates: boolean;
  readonly manages: boolean;
  readonly toDo: readonly ToDo[];
  readonly waiting: number;
  readonly dossiers: number;
  readonly mine: readonly Mine[];
  /** The guide to the code of this board. */
  readonly guide: string;
  readonly now: Instant;
};

/** What this person comes for, first; made from what they may do, never from what their role is called. */
export function HomePage({ frame, home }: { readonly frame: Frame; readonly home: Home }) {
  return (
    <Page frame={frame} heading="Start" active="start">
      {home.recordsSignals && (
        <>
          <Button href={paths.signal}>Ik maak me zorgen over een kind</Button>
          <p class="govuk-body">In een minuut vastgelegd. Een gevoel is genoeg.</p>
        </>
      )}
      {home.coordinates && <Waiting waiting={home.waiting} />}
      {home.manages ? <Manager /> : <ToDoList toDo={home.toDo.slice(0, 5)} />}
      {home.dossiers > 0 && (
        <p class="govuk-body">
          <a class="govuk-link" href={paths.caseload}>
            Alle dossiers ({home.dossiers})
          </a>
        </p>
      )}
      <MySignals mine={home.mine} now={home.now} />
      <h2 class="govuk-heading-m">Hoe werkt het bij ons</h2>
      <p class="govuk-body">
        <a class="govuk-link" href={home.guide}>
          De vijf stappen van onze code
        </a>
      </p>
    </Page>
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

function Manager() {
  return (
    <>
      <h2 class="govuk-heading-m">Beheer</h2>
      <p class="govuk-body">U ziet geen inhoud van dossiers. Dat hoort zo.</p>
    </>
  );
}

function ToDoList({ toDo }: { readonly toDo: readonly ToDo[] }) {
  return (
    <>
      <h2 class="govuk-heading-m">Nu te doen</h2>
      {toDo.length === 0 ? (
        <p class="govuk-body">Er wacht nu niets op u.</p>
      ) : (
        <ul class="pluis-list">
          {toDo.map(({ ref, who, what, why }) => (
            <li>
              <a class="govuk-link" href={to(paths.dossier, { ref })}>
                {what}
              </a>
              <br />
              {who}: {why}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function MySignals({ mine, now }: { readonly mine: readonly Mine[]; readonly now: Instant }) {
  if (mine.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Mijn signalen</h2>
      <ul class="govuk-list">
        {mine.slice(0, 3).map(({ child, recordedAt }) => (
          <li>
            {child}, {howLongAgo(recordedAt, now)}
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

export function TasksPage({ frame, toDo }: { readonly frame: Frame; readonly toDo: readonly ToDo[] }) {
  return (
    <Page frame={frame} heading="Taken" active="tasks">
      {toDo.length === 0 ? (
        <Nothing says="Er wacht nu niets op u." action={{ href: paths.start, label: 'Naar de start' }} />
      ) : (
        <ToDoList toDo={toDo} />
      )}
    </Page>
  );
}

/** For whoever is not signed in: what it is, and what can be done without. */
export function WelcomePage({ frame }: { readonly frame: Frame }) {
  return (
    <Page frame={frame} heading="De meldcode, stap voor stap">
      <p class="govuk-body-l">
        Maakt u zich zorgen over een kind? Pluis laat zien wat uw eigen meldcode nu van u vraagt, en waarom.
      </p>
      <Button href={paths.signIn}>Aanmelden</Button>
      <ul class="govuk-list">
        <li>
          <a class="govuk-link" href={paths.emergency}>
            Direct gevaar? Wat u nu doet
          </a>
        </li>
        <li>
          <a class="govuk-link" href={paths.guide}>
            De vijf stappen en de vijf vragen, zonder aanmelden
          </a>
        </li>
      </ul>
    </Page>
  );
}
