import type { Child } from 'hono/jsx';
import { classNames } from '../class-names.ts';
import { Button } from '../govuk/button.tsx';
import { Icon } from '../icons.tsx';
import { Why, type WhyProps } from './why.tsx';

export type Strength = 'must' | 'preferred' | 'optional' | 'exception' | 'info';
export type DutyProps = {
  readonly what: Child;
  readonly who?: Child;
  /** The day in words, or "vandaag". */
  readonly by?: Child;
  readonly late?: boolean | undefined;
  readonly strength: Strength;
  readonly why?: WhyProps | undefined;
  readonly action?: { readonly href: string; readonly label: string } | undefined;
  /** The one act that comes first on the page. */
  readonly first?: boolean | undefined;
  readonly headingLevel?: 2 | 3 | undefined;
};

const strengthWords = {
  must: 'moet volgens uw code',
  preferred: 'heeft de voorkeur',
  optional: 'mag',
  exception: 'uitzondering, leg uit waarom',
  info: 'goed om te weten',
} as const satisfies Record<Strength, string>;

/** How strongly a rule speaks, in words and a shape; never in a colour alone. */
export function StrengthWord({ strength }: { readonly strength: Strength }) {
  return <span class={`pluis-strength pluis-strength--${strength}`}>{strengthWords[strength]}</span>;
}

export function Duty({ what, who, by, late, strength, why, action, first, headingLevel = 3 }: DutyProps) {
  const Heading = headingLevel === 2 ? 'h2' : 'h3';
  return (
    <article class={classNames('pluis-duty', first === true && 'pluis-duty--first')}>
      <Heading class="pluis-duty__what">{what}</Heading>
      <p class="pluis-duty__strength">
        <StrengthWord strength={strength} />
      </p>
      <Facts who={who} by={by} late={late} />
      {action !== undefined && (
        <Button href={action.href} kind={first === true ? 'main' : 'secondary'}>
          {action.label}
        </Button>
      )}
      {why !== undefined && <Why {...why} />}
    </article>
  );
}

function Facts({ who, by, late = false }: Pick<DutyProps, 'who' | 'by' | 'late'>) {
  if (who === undefined && by === undefined) return null;
  return (
    <ul class="pluis-duty__facts">
      {who !== undefined && (
        <li>
          <Icon name="person" /> <span>Door {who}</span>
        </li>
      )}
      {by !== undefined && (
        <li>
          <Icon name={late ? 'warning' : 'day'} />{' '}
          <span>{late ? <strong>Te laat: had klaar moeten zijn op {by}</strong> : <>Uiterlijk {by}</>}</span>
        </li>
      )}
    </ul>
  );
}

type FindingProps = {
  readonly children?: Child;
  readonly why?: WhyProps | undefined;
  readonly action?: { readonly href: string; readonly label: string } | undefined;
};

/** "Let op": something the code asks a reason for. It stops nobody. */
export function Finding({ children, why, action }: FindingProps) {
  return (
    <div class="pluis-finding">
      <p class="pluis-finding__says">
        <Icon name="warning" />{' '}
        <span>
          <strong>Let op.</strong> {children}
        </span>
      </p>
      {action !== undefined && (
        <p class="govuk-body">
          <a class="govuk-link" href={action.href}>
            {action.label}
          </a>
        </p>
      )}
      {why !== undefined && <Why {...why} />}
    </div>
  );
}
