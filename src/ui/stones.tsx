import type { Child } from 'hono/jsx';
import { classNames } from './class-names.ts';
import { drawnOnce } from './drawn-once.ts';
import { Icon } from './icons.tsx';

export type StoneState = 'done' | 'now' | 'open' | 'skipped' | 'again';
export type Stone = {
  readonly name: string;
  readonly state: StoneState;
  /** Why the step was skipped or is done again. */
  readonly reason?: string | undefined;
  readonly href?: string | undefined;
};
type Props = {
  readonly stones: readonly Stone[];
  readonly label?: string | undefined;
  /** In a list of dossiers: only the stones, the words for those who listen. */
  readonly small?: boolean | undefined;
};

const words = {
  done: 'klaar',
  now: 'nu',
  open: 'open',
  skipped: 'overgeslagen, met reden',
  again: 'opnieuw',
} as const satisfies Record<StoneState, string>;

/** The path of stones: a list for those who listen, a picture for those who look. */
export function Stones({ stones, label = 'De stappen', small = false }: Props) {
  return (
    <ol class={classNames('pluis-stones', small && 'pluis-stones--small')} aria-label={label}>
      {stones.map((stone, place) => (
        <OneStone {...stone} number={place + 1} small={small} />
      ))}
    </ol>
  );
}

function OneStone({
  name,
  state,
  reason,
  href,
  number,
  small,
}: Stone & { readonly number: number; readonly small: boolean }) {
  return (
    <li class={`pluis-stone pluis-stone--${state}`} aria-current={state === 'now' ? 'step' : undefined}>
      <Mark number={number} state={state} />
      <span class={classNames('pluis-stone__text', small && 'govuk-visually-hidden')}>
        <span class="govuk-visually-hidden">Stap {number}: </span>
        <Name href={href}>{name}</Name>
        <span class="govuk-visually-hidden">, </span>
        <span class="pluis-stone__state">{words[state]}</span>
        {reason !== undefined && <span class="pluis-stone__reason">: {reason}</span>}
      </span>
    </li>
  );
}

function Name({ href, children }: { readonly href: string | undefined; readonly children?: Child }) {
  if (href === undefined) return <span class="pluis-stone__name">{children}</span>;
  return (
    <a class="govuk-link pluis-stone__name" href={href}>
      {children}
    </a>
  );
}

/** No two stones of the path have quite the same outline. */
const outlines = [
  'M6 25C5 14 12 5 24 5s19 7 19 19-8 19-19 19S7 37 6 25Z',
  'M5 23C6 12 14 4 25 5s18 10 18 20-9 18-20 18S4 34 5 23Z',
  'M6 22C7 10 16 5 26 5s17 9 17 20-10 18-20 18S5 34 6 22Z',
  'M5 25C5 13 13 6 23 5s20 8 20 18-7 19-18 20S5 37 5 25Z',
  'M6 24C6 12 14 5 25 5s18 8 18 19-8 19-18 19S6 36 6 24Z',
] as const;

function Mark({ number, state }: { readonly number: number; readonly state: StoneState }) {
  const sign = { done: 'check', again: 'again', skipped: 'skip', now: null, open: null } as const;
  const icon = sign[state];
  return (
    <span class="pluis-stone__mark" aria-hidden="true">
      {picture(number)}
      {icon !== null && (
        <span class="pluis-stone__sign">
          <Icon name={icon} />
        </span>
      )}
    </span>
  );
}

const picture = drawnOnce((number: number) => (
  <svg class="pluis-stone__picture" viewBox="0 0 48 48" width="48" height="48" focusable="false">
    <path class="pluis-stone__outline" d={outlines[(number - 1) % outlines.length]} />
    <text class="pluis-stone__number" x="24" y="31" text-anchor="middle">
      {number}
    </text>
  </svg>
));
