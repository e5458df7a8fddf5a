import { drawnOnce } from '../drawn-once.ts';

/** "Pluis" with one tuft instead of the dot on the i. */
export function Wordmark() {
  return wordmark('Pluis');
}

const wordmark = drawnOnce(() => (
  <span class="pluis-wordmark">
    <span class="govuk-visually-hidden">Pluis</span>
    <span aria-hidden="true">
      Plu
      <span class="pluis-wordmark__i">
        ı
        <svg class="pluis-wordmark__tuft" viewBox="0 0 24 24" focusable="false">
          <g fill="none" stroke="currentColor" stroke-width="2.4" stroke-linecap="round">
            <path d="M12 23V13M12 13 4.5 8.5M12 13 8 4.5M12 13V2.5M12 13l4-8.5M12 13l7.5-4.5" />
          </g>
        </svg>
      </span>
      s
    </span>
  </span>
));
