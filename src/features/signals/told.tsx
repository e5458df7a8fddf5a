import type { Content } from '../../core/dossier/events.schema.ts';
import { Statement } from '../../ui/dossier/statement.tsx';
import { formatDay } from '../../core/kernel/dates.ts';

const happened: Partial<Record<Content['type'], string>> = {
  ReportMade: 'Melding bij Veilig Thuis',
  EmergencyContacted: 'Contact bij direct gevaar',
};

/** What was handed in, in full: seen and told, thought, and what points the other way. */
export function Told({ event, recorder }: { readonly event: Content; readonly recorder: string }) {
  if (event.type !== 'SignalRecorded') {
    return (
      <Statement kind="told" by={recorder} when={formatDay(event.on)}>
        {happened[event.type] ?? 'Vastgelegd'}
        {'what' in event && `: ${event.what ?? ''}`}
      </Statement>
    );
  }
  return (
    <>
      {event.statements.map((statement) => (
        <Statement
          kind={statement.kind === 'told' ? 'told' : 'seen'}
          by={statement.source.who}
          when={formatDay(statement.on ?? event.on)}
          where={statement.where}
          points={statement.contradicting ? 'elsewhere' : undefined}
        >
          {statement.what}
        </Statement>
      ))}
      {event.childsWords !== undefined && (
        <Statement kind="told" by="het kind" literal>
          {event.childsWords.words}
        </Statement>
      )}
      {event.reading !== undefined && (
        <Statement kind="thought" by={recorder}>
          {event.reading}
        </Statement>
      )}
    </>
  );
}
