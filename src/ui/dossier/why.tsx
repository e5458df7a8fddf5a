import type { Child } from 'hono/jsx';
import { Details } from '../govuk/details.tsx';

export type Source = {
  readonly document: string;
  readonly section?: string | undefined;
  readonly url?: string | undefined;
};
export type WhyProps = {
  /** The rule in plain words. */
  readonly says: Child;
  readonly source: Source;
  /** `own`: printed in the board's code. `national`: added to it, because the law or the national code asks it. */
  readonly origin: 'own' | 'national';
  readonly summary?: string | undefined;
};

const origins = {
  own: 'Dit staat in uw eigen code.',
  national: 'Dit staat niet zo in uw eigen code. Het komt uit de landelijke regels.',
} as const;

export function Why({ says, source, origin, summary = 'Waarom?' }: WhyProps) {
  return (
    <Details summary={summary}>
      <p class="govuk-body">{says}</p>
      <p class="govuk-body pluis-source">
        {origins[origin]} <SourceLine {...source} />
      </p>
    </Details>
  );
}

export function SourceLine({ document, section, url }: Source) {
  const words = section === undefined ? document : `${document}, ${section}`;
  return (
    <span class="pluis-source__line">
      Bron:{' '}
      {url === undefined ? (
        words
      ) : (
        <a class="govuk-link" href={url} rel="noreferrer">
          {words}
        </a>
      )}
    </span>
  );
}
