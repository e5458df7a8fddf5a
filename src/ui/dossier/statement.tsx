import type { Child } from 'hono/jsx';
import { Icon } from '../icons.tsx';

type Props = {
  readonly kind: 'seen' | 'told' | 'thought';
  /** Who saw, told or reads it so; required reading for what was told. */
  readonly by?: string | undefined;
  readonly when?: string | undefined;
  readonly where?: string | undefined;
  /** Where a fact points; one that points elsewhere is as visible as one that does not. */
  readonly points?: 'toward' | 'elsewhere' | undefined;
  /** The literal words of a person stand between quotation marks. */
  readonly literal?: boolean | undefined;
  readonly children?: Child;
};

const pointing = { toward: 'Wijst op een onveilige situatie', elsewhere: 'Wijst op iets anders' } as const;

/** What was seen, what was told and what was thought differ in word, drawing and shape. */
export function Statement({ kind, by, when, where, points, literal, children }: Props) {
  const circumstances = [when, where].filter((part) => part !== undefined).join(' · ');
  return (
    <div class={`pluis-statement pluis-statement--${kind}`}>
      <p class="pluis-statement__kind">
        <Icon name={kind} /> <span>{kindWords(kind, by)}</span>
      </p>
      <div class="pluis-statement__says">{literal === true ? <q>{children}</q> : children}</div>
      {circumstances !== '' && <p class="pluis-statement__when">{circumstances}</p>}
      {points !== undefined && (
        <p class={`pluis-statement__points pluis-statement__points--${points}`}>{pointing[points]}</p>
      )}
    </div>
  );
}

function kindWords(kind: Props['kind'], by: string | undefined): string {
  switch (kind) {
    case 'seen':
      return by === undefined ? 'Gezien of gehoord' : `Gezien of gehoord door ${by}`;
    case 'told':
      return by === undefined ? 'Verteld' : `Verteld door ${by}`;
    case 'thought':
      return by === undefined ? 'Hoe ik het lees' : `Hoe ${by} het leest`;
  }
}
