import type { EventOf } from '../../../core/dossier/events.schema.ts';
import { answerWords, Company, Facts, Line, Lines, Reading, type Naming } from './bits.tsx';

type Named<T> = { readonly event: T; readonly naming: Naming };

export function Consultation({ event, naming }: Named<EventOf<'ColleagueConsulted'>>) {
  return (
    <>
      <Company participants={event.participants} naming={naming} />
      <Line label="Besproken">{event.what}</Line>
      <Lines label="Ontbreekt nog" items={event.missing} />
      {event.form !== undefined && <Lines label="Formulier" items={Object.values(event.form.answers)} />}
      <Line label="Uitkomst">{event.outcome}</Line>
      <Line label="Volgende stappen">{event.nextSteps}</Line>
    </>
  );
}

const advisers = { veilig_thuis: 'Veilig Thuis', local_team: 'het lokale team', other: 'een ander' } as const;

export function Advice({ event, naming }: Named<EventOf<'AdviceAsked'>>) {
  return (
    <>
      <Line label="Gevraagd aan">
        {advisers[event.of]}
        {event.contact !== undefined && `, ${event.contact}`}
        {event.anonymous ? ' (zonder namen)' : ''}
      </Line>
      <Company participants={event.participants} naming={naming} />
      <Line label="Advies">{event.advice}</Line>
      <Line label="Nummer">{event.reference}</Line>
    </>
  );
}

export function Expert({ event }: { readonly event: EventOf<'ExpertConsulted'> }) {
  return (
    <>
      <Line label="Deskundige">{event.expert}</Line>
      <Line label="Advies">{event.advice}</Line>
      <Line label="Nummer">{event.reference}</Line>
    </>
  );
}

const addressees = { caregiver: 'ouder of verzorger', child: 'het kind', other: 'een ander' } as const;
const signatures = {
  agreed: 'getekend voor akkoord',
  seen: 'getekend voor gezien',
  refused: 'niet getekend: geweigerd',
  not_offered: 'niet voorgelegd',
  not_asked: 'niet gevraagd',
} as const;
const checks = {
  no_secrecy_promised: 'geen geheimhouding beloofd',
  signals_taken_seriously: 'gezegd dat de signalen serieus worden genomen',
  room_given: 'ruimte gegeven om te vertellen',
  told_what_safe_is: 'verteld wat veilig opgroeien is',
  facts_first: 'eerst feiten genoemd',
  both_sides_heard: 'alle kanten gehoord',
} as const;

export function Conversation({ event, naming }: Named<EventOf<'ConversationHeld'>>) {
  return (
    <>
      <Line label="Met">
        {event.with
          .map(({ who, name }) => (name === undefined ? addressees[who] : `${name} (${addressees[who]})`))
          .join(', ')}
      </Line>
      <Company participants={event.participants} naming={naming} />
      <Facts statements={event.said} on={event.on} />
      <Line label="Reactie">{event.reaction}</Line>
      <Reading says={event.reading} by="de school" />
      <Line label="Bezwaren">{event.objections}</Line>
      <Line label="Afspraken">{event.agreements}</Line>
      {event.signature !== undefined && <Line label="Verslag">{signatures[event.signature.outcome]}</Line>}
      <Lines label="Gedaan in het gesprek" items={event.checks.map((check) => checks[check])} />
      {event.toldReportIntended && <p class="govuk-body">Verteld dat de school wil melden.</p>}
    </>
  );
}

const grounds = {
  safety: 'veiligheid van het kind, de melder of een ander',
  not_approachable: 'ouders zijn niet aanspreekbaar',
  breaking_contact: 'ouders verbreken dan het contact',
  expert_first: 'eerst het advies van een deskundige',
  other: 'een andere reden',
} as const;

export function Skipped({ event, naming }: Named<EventOf<'ActSkipped'>>) {
  return (
    <>
      <Line label="Overgeslagen">{naming.act(event.act)}</Line>
      <Line label="Grond">{grounds[event.ground]}</Line>
      <Line label="Uitleg">{event.because}</Line>
      <Line label="Advies van Veilig Thuis">{event.adviceAsked?.advice}</Line>
      <Line label="Moeite gedaan voor toestemming">{event.effortForConsent}</Line>
    </>
  );
}

const consents = { given: 'gegeven', refused: 'geweigerd', not_asked: 'niet gevraagd' } as const;

export function Consent({ event }: { readonly event: EventOf<'ConsentRecorded'> }) {
  return (
    <>
      <Line label="Toestemming">
        {consents[event.outcome.is]}
        {event.written ? ', schriftelijk' : ''}
      </Line>
      <Line label="Gevraagd aan">{event.by}</Line>
      <Line label="Voor">{event.external}</Line>
      {'because' in event.outcome && <Line label="Uitleg">{event.outcome.because}</Line>}
    </>
  );
}

export function Progress({ event }: { readonly event: EventOf<'ProgressNoted'> }) {
  return (
    <>
      <Line label="Hoe het gaat">{event.what}</Line>
      <Reading says={event.reading} by="de school" />
      {event.unsafeAgain !== undefined && <Line label="Opnieuw onveilig">{answerWords[event.unsafeAgain]}</Line>}
    </>
  );
}
