import { drawnOnce } from './drawn-once.ts';

const drawings = {
  phone:
    'M6.6 3.5 9.4 3l1.6 4.4-2 1.6a13 13 0 0 0 6 6l1.6-2L21 14.6l-.5 2.8A3 3 0 0 1 17.5 20 14.5 14.5 0 0 1 4 6.5a3 3 0 0 1 2.6-3Z',
  leave: 'M10 4H4.5v16H10M9.5 12h10M15.5 7.5 20 12l-4.5 4.5',
  hide: 'M4 5h16v12H4zM8 21h8M12 17v4M5 18 19 4',
  seen: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12ZM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6Z',
  told: 'M4 4.5h16v11h-9l-5 4v-4H4zM8 9h8M8 12h5',
  thought: 'M8 15.5a4.5 4.5 0 0 1-.5-9 5 5 0 0 1 9.5 1 4 4 0 0 1 .500 8ZM8.5 19h.01M6 21.5h.01',
  check: 'M5 12.5 10 17.5 19 7',
  skip: 'M5 12h14',
  again: 'M18.5 9A7 7 0 1 0 19 13M19 4v5.5h-5.5',
  warning: 'M12 3.5 22 20.5H2zM12 10v5M12 17.8v.01',
  day: 'M4 6h16v14H4zM4 10.5h16M8.5 3.5v4M15.5 3.5v4',
  person: 'M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.5c0-4 3-6 7.5-6s7.5 2 7.5 6',
  lock: 'M5.5 11h13v9.5h-13zM8 11V7.5a4 4 0 0 1 8 0V11',
} as const;
export type IconName = keyof typeof drawings;

/** One of the few drawings; always beside a word, so that it says nothing of its own. */
export function Icon({ name }: { readonly name: IconName }) {
  return icon(name);
}

const icon = drawnOnce((name: IconName) => (
  <svg class="pluis-icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
    <path
      d={drawings[name]}
      fill="none"
      stroke="currentColor"
      stroke-width="2"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  </svg>
));
