import { parseReason } from '../../core/kernel/dates.ts';
import { refuse, ok, type Reason, type Result } from '../../core/kernel/kernel.ts';
import type { FieldErrors, FormValues } from '../../ui/forms/form-state.ts';

export function reasonIn(values: FormValues, missing: string): Result<Reason, FieldErrors> {
  const reason = parseReason(values.get('because')?.[0] ?? '');
  return reason.ok ? ok(reason.value) : refuse(new Map([['because', missing]]));
}

/** The version the form carried along, or null when it carried none. */
export function seenIn(values: FormValues): number | null {
  const version = values.get('_version')?.[0] ?? '';
  return /^\d{1,9}$/.test(version) ? Number(version) : null;
}
