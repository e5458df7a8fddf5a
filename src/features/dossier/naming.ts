import type { StaffId } from '../../core/kernel/kernel.ts';
import { staffId } from '../../core/kernel/kernel.schema.ts';
import type { OpenCase } from '../../platform/cases/cases.ts';
import type { Naming } from './entries/bits.tsx';
import { roleInSentence, roleName } from '../../core/protocol/role-name.ts';

/** The words of this board for what entries name by id. */
export function namingOf({ code, location, staffNames }: OpenCase): Naming {
  return {
    role: (id) => roleName(code, location.kind, id),
    roleInSentence: (id) => roleInSentence(code, location.kind, id),
    question: (id) => code.questions.get(id)?.title ?? id,
    act: (id) => code.acts.get(id)?.title ?? id,
    staff: (id) => nameOf(staffNames, id),
  };
}

function nameOf(names: ReadonlyMap<StaffId, string>, id: string): string {
  const parsed = staffId.safeParse(id);
  return (parsed.success ? names.get(parsed.data) : undefined) ?? 'een collega';
}
