import type { EventOf } from '../../../core/dossier/events.schema.ts';
import { formatDay } from '../../../core/kernel/dates.ts';
import { answerWords, Company, Facts, Line, Lines, type Naming } from './bits.tsx';

type Named<T> = { readonly event: T; readonly naming: Naming };

export function Question({ event, naming }: Named<EventOf<'QuestionWeighed'>>) {
  return (
    <>
      <Line label={naming.question(event.question)}>{event.asked}</Line>
      <Line label="Antwoord">
        {event.printedCode === undefined
          ? answerWords[event.answer]
          : `${event.printedCode} (${answerWords[event.answer]})`}
      </Line>
      <Line label="Waarom">{event.because}</Line>
      <Company participants={event.participants} naming={naming} />
      <Lines
        label="Ieders kijk"
        items={event.views.map(({ name, staff, role, view, because }) => {
          const who = staff === undefined ? (name ?? naming.role(role)) : naming.staff(staff);
          return `${who}: ${answerWords[view]}${because === undefined ? '' : `, ${because}`}`;
        })}
      />
      {event.withVeiligThuis !== undefined && (
        <Line label="Samen met Veilig Thuis">
          {formatDay(event.withVeiligThuis.on)}, {event.withVeiligThuis.contact}
        </Line>
      )}
    </>
  );
}

export function Decision({ event, naming }: Named<EventOf<'DecisionTaken'>>) {
  const about = event.decision === 'report' ? 'Melden bij Veilig Thuis' : 'Hulp organiseren';
  return (
    <>
      <Line label={about}>{event.is === 'yes' ? 'ja' : 'nee'}</Line>
      <Line label="Besloten door">{naming.roleInSentence(event.by)}</Line>
      <Line label="Waarom">{event.because}</Line>
    </>
  );
}

const channels = {
  phone: 'telefoon',
  form: 'formulier op de website',
  mail: 'e-mail',
  visit: 'bezoek',
  other: 'anders',
} as const;

export function Report({ event, naming }: Named<EventOf<'ReportMade'>>) {
  return (
    <>
      <Line label="Gemeld door">{naming.roleInSentence(event.by)}</Line>
      <Line label="Langs welke weg">{channels[event.channel]}</Line>
      <Line label="Veilig Thuis">{event.veiligThuis}</Line>
      <Line label="Gesproken met">{event.contact}</Line>
      <Line label="Nummer">{event.number}</Line>
      <Lines label="Gronden" items={event.grounds} />
      <Facts statements={event.statements} on={event.on} />
      <Line label="Afgesproken">{event.agreements}</Line>
      <Line label="Waarom een ander meldde">{event.whyAnotherPerson}</Line>
      <Line label="Waarom op dezelfde dag als het gesprek">{event.whySameDay}</Line>
    </>
  );
}

export function HelpPlan({ event }: { readonly event: EventOf<'HelpPlanned'> }) {
  return (
    <>
      <Line label="Doel">{event.goal}</Line>
      <Line label="Casemanager">{event.caseManager?.name}</Line>
      <Lines
        label="Wie doet wat"
        items={[
          ...event.roles.map(({ role, who }) => `${who}: ${role}`),
          ...event.tasks.map(({ what, who }) => `${who}: ${what}`),
        ]}
      />
      <Lines label="Acties" items={event.actions} />
      <Line label="Termijn">{event.term}</Line>
      {event.reviewOn !== undefined && <Line label="Terugkijken op">{formatDay(event.reviewOn)}</Line>}
      <Line label="Verwachting over veiligheid">{event.safetyForecast}</Line>
    </>
  );
}

export function Safety({ event }: { readonly event: EventOf<'SafetyAgreed'> }) {
  return (
    <Lines
      label="Afgesproken"
      items={event.agreements.map(({ about, what, who, until }) => {
        const tot = until === undefined ? '' : `, tot ${formatDay(until)}`;
        return `${about}: ${what} (${who}${tot})`;
      })}
    />
  );
}

export function Informed({ event, naming }: Named<EventOf<'PersonInformed'>>) {
  const persons = { caregiver: 'ouder of verzorger', child: 'het kind', partner: 'een partner' } as const;
  const who = 'role' in event.who ? naming.role(event.who.role) : (event.who.name ?? persons[event.who.person]);
  return (
    <>
      <Line label="Ingelicht">{who}</Line>
      <Line label="Waarover">{event.of}</Line>
      <Line label="Door">{event.by}</Line>
    </>
  );
}

const tasks = {
  coordinator: 'coördineren',
  reporter: 'melden',
  parentInformer: 'ouders inlichten',
  caseManager: 'casemanager zijn',
  follower: 'volgen hoe het gaat',
} as const;

export function Assigned({ event, naming }: Named<EventOf<'PersonAssigned'>>) {
  const { role, staff, name } = event.who;
  const who = staff === undefined ? (name ?? naming.role(role)) : naming.staff(staff);
  return <Line label={tasks[event.task]}>{who}</Line>;
}
