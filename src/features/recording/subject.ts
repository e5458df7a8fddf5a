import { recordableActs } from '../../core/dossier/vocabulary.ts';
import type { CodeAct } from '../../core/protocol/code.ts';
import type { OpenCase } from '../../platform/cases/cases.ts';
import { paths, to } from '../../ui/paths.ts';
import type { EntryForm } from './entry-form.ts';
import { always, formByType } from './forms.ts';

/** What an address of this feature is about: a form, with or without an act of the code, or a page elsewhere. */
export type Subject =
  | { readonly is: 'form'; readonly key: string; readonly act: CodeAct | null; readonly form: EntryForm }
  | { readonly is: 'elsewhere'; readonly href: string };

export function subjectOf({ code, ref }: Pick<OpenCase, 'code' | 'ref'>, key: string): Subject | null {
  const free = always.get(key);
  if (free !== undefined) return { is: 'form', key, act: null, form: free };
  const act = recordableActs(code).get(key);
  if (act?.entry === undefined) return null;
  const form = formByType.get(act.entry);
  if (form !== undefined) return { is: 'form', key, act, form };
  const href = elsewhere(ref, act);
  return href === null ? null : { is: 'elsewhere', href };
}

/** The weighing, the decisions, the report and the plan have pages of their own; leaving out begins at the list. */
function elsewhere(ref: string, { entry, does }: CodeAct): string | null {
  if (entry === 'QuestionWeighed') return to(paths.weighingBegin, { ref });
  if (entry === 'DecisionTaken') return to(does === 'decide_report' ? paths.decideReport : paths.decideHelp, { ref });
  if (entry === 'ReportMade') return to(paths.reportRecord, { ref });
  if (entry === 'HelpPlanned') return to(paths.helpPlan, { ref });
  return entry === 'ActSkipped' ? to(paths.recordSomething, { ref }) : null;
}
