import type { Answer } from '../kernel/kernel.ts';
import type { FlagId, LocationKind, Route, SkipGround } from './words.ts';

/** What happened, as the dossier would hold it; a list of these in order of time goes into `weigh` (design README §6.1). */
export type Fact =
  | { readonly flag: FlagId; readonly is: Answer }
  | { readonly question: string; readonly answer: Answer }
  | { readonly act: string; readonly with?: readonly string[] | undefined }
  | { readonly act: string; readonly skipped: SkipGround; readonly because: string }
  | { readonly decision: 'report'; readonly is: 'yes' | 'no'; readonly by: string; readonly because: string };

export type Facts = {
  readonly route: Route;
  readonly location: LocationKind;
  readonly facts: readonly Fact[];
};
