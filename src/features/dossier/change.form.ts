import { longestReason, parseReason } from '../../core/kernel/dates.ts';
import { refuse, ok, type Reason, type Result } from '../../core/kernel/kernel.ts';
import type { FieldErrors, FormValues } from '../../ui/forms/form-state.ts';

export function reasonIn(values: FormValues, missing: string): Result<Reason, FieldErrors> {
  const reason = parseReason(values.get('because')?.[0] ?? '');
  return reason.ok ? ok(reason.value) : refuse(new Map([['because', sayReason(reason.error, missing)]]));
}

/** What is wrong with a reason; `missing` when there is none. */
export function sayReason(error: 'Empty' | 'TooLong', missing: string): string {
  return error === 'Empty' ? missing : `Maak deze tekst korter: hooguit ${longestReason} tekens.`;
}

/** The version the form carried along, or null when it carried none. */
export function seenIn(values: FormValues): number | null {
  const version = values.get('_version')?.[0] ?? '';
  return /^\d{1,9}$/.test(version) ? Number(version) : null;
}
