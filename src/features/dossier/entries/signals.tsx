import type { EventOf } from '../../../core/dossier/events.schema.ts';
import { Statement } from '../../../ui/dossier/statement.tsx';
import { flagNames } from '../words.ts';
import { answerWords, Facts, Line, Lines, Reading } from './bits.tsx';

type Shown<T> = { readonly event: T; readonly by: string };

export function Signal({ event, by }: Shown<EventOf<'SignalRecorded'>>) {
  return (
    <>
      <Facts statements={event.statements} on={event.on} />
      {event.childsWords !== undefined && (
        <Statement kind="told" by="het kind" literal>
          {event.childsWords.words}
        </Statement>
      )}
      {event.childsWords !== undefined && (
        <Line label="Uit zichzelf verteld">{answerWords[event.childsWords.unprompted]}</Line>
      )}
      <Line label="Vraag die eraan voorafging">{event.childsWords?.asked}</Line>
      <Reading says={event.reading} by={by} />
      {event.dangerNow !== 'not_asked' && <Line label="Direct gevaar">{answerWords[event.dangerNow]}</Line>}
      <Line label="Sinds">{event.since}</Line>
      <Line label="Hoe vaak">{event.frequency}</Line>
      {event.unsafeAgain !== undefined && <Line label="Opnieuw onveilig">{answerWords[event.unsafeAgain]}</Line>}
    </>
  );
}

export function Observation({ event, by }: Shown<EventOf<'ObservationRecorded'>>) {
  return (
    <>
      <Facts statements={event.statements} on={event.on} />
      <Line label="Waar">{event.setting}</Line>
      <Line label="Met behulp van">{event.instrument}</Line>
      <Reading says={event.reading} by={by} />
    </>
  );
}

export function Factors({ event }: { readonly event: EventOf<'FactorsMapped'> }) {
  return (
    <>
      <Lines label="Wijst op zorg" items={event.confirming} />
      <Lines label="Wijst op iets anders" items={event.contradicting} />
      <Lines label="Vergroot het risico" items={event.risk} />
      <Lines label="Beschermt" items={event.protective} />
      <Line label="Overwegingen">{event.considerations}</Line>
    </>
  );
}

const kindcheckWords = {
  no_concern: 'geen reden voor zorg',
  concern: 'reden voor zorg',
  unclear: 'niet duidelijk',
} as const;
const pregnantWords = { yes: 'ja', no: 'nee', unknown: 'niet bekend' } as const;

export function Kindcheck({ event }: { readonly event: EventOf<'KindcheckDone'> }) {
  return (
    <>
      <Line label="Aanleiding">{event.trigger}</Line>
      <Lines
        label="Kinderen in huis"
        items={event.children.map(({ name, age, school }) => [name ?? 'kind', age, school].filter(Boolean).join(', '))}
      />
      <Line label="Wie zorgt voor hen">{event.whoCares}</Line>
      <Line label="Gedeelde zorg">{event.careShared}</Line>
      <Line label="Andere kinderen die vaak komen">{event.otherChildrenSeen}</Line>
      {event.pregnant !== undefined && <Line label="Zwanger">{pregnantWords[event.pregnant]}</Line>}
      <Line label="Hulp die er is">{event.helpPresent}</Line>
      <Line label="Uitkomst">{kindcheckWords[event.outcome]}</Line>
      <Line label="Uitleg">{event.because}</Line>
    </>
  );
}

export function Flags({ event }: { readonly event: EventOf<'FlagJudged'> }) {
  return (
    <>
      {Object.entries(event.flags).map(([flag, is]) => (
        <Line label={flagNames[flag] ?? flag}>{answerWords[is]}</Line>
      ))}
      <Line label="Uitleg">{event.because}</Line>
    </>
  );
}

export function Emergency({ event }: { readonly event: EventOf<'EmergencyContacted'> }) {
  return (
    <>
      <Line label="Gebeld met">{event.contact}</Line>
      <Line label="Tijd">{event.time}</Line>
      <Line label="Wat er speelde">{event.what}</Line>
      <Line label="Afgesproken">{event.agreements}</Line>
    </>
  );
}
