import type { Source } from './protocol.schema.ts';
import type { HelpState, Outcome, ReportState } from './words.ts';

/** What the code says of the facts: the contract of `pluis weigh` (design README §6.1). */
export type Weighed = {
  readonly outcome: Outcome;
  /** True from the moment a norm is met, also after the report is made or declined. */
  readonly report_duty: boolean;
  readonly with_veilig_thuis: boolean;
  readonly decisions: { readonly report: ReportState; readonly help: HelpState };
  /** Most urgent first. */
  readonly next: readonly Next[];
  readonly open_duties: readonly OpenDuty[];
  readonly warnings: readonly Warning[];
  readonly because: readonly Because[];
};

export type Next = { readonly kind: 'question' | 'flag' | 'action' | 'route'; readonly id: string };

export type OpenDuty = {
  readonly id: string;
  readonly what: string;
  /** A canonical role or team. */
  readonly by: string;
  /** The id it should precede, or null. */
  readonly before: string | null;
};

export type Warning = { readonly code: string; readonly says: string; readonly source: Source };
export type Because = { readonly rule: string; readonly says: string; readonly source: Source };
