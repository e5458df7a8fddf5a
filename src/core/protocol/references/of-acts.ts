import type { Condition } from '../condition.ts';
import type { Path } from '../finding.ts';
import type { Act } from '../protocol.schema.ts';
import { each, one, type Reference } from './names.ts';

/** What an act points at. */
export function ofAct(path: Path, act: Act): readonly Reference[] {
  return [
    ...each([...path, 'by'], act.by, 'role', 'team', 'anyone'),
    ...each([...path, 'with'], act.with, 'role', 'team'),
    ...each([...path, 'withPreferably'], act.withPreferably, 'role', 'team'),
    ...each([...path, 'withIfInvolved'], act.withIfInvolved, 'role', 'team'),
    ...one([...path, 'step'], act.step, 'step'),
    ...one([...path, 'before'], act.before, 'question', 'act', 'step', 'close'),
    ...one([...path, 'attachment'], act.attachment, 'attachment'),
    ...one([...path, 'form'], act.form, 'form'),
    ...one([...path, 'source', 'doc'], act.source.doc, 'document'),
    ...ofCondition([...path, 'when'], act.when),
    ...ofCondition([...path, 'offered'], act.offered),
  ];
}

function ofCondition(path: Path, condition: Condition | undefined): readonly Reference[] {
  if (condition === undefined) return [];
  if ('all' in condition) return condition.all.flatMap((part, at) => ofCondition([...path, 'all', at], part));
  if ('any' in condition) return condition.any.flatMap((part, at) => ofCondition([...path, 'any', at], part));
  if ('not' in condition) return ofCondition([...path, 'not'], condition.not);
  if ('answered' in condition) return one([...path, 'answered'], condition.answered, 'question');
  if ('act' in condition) return one([...path, 'act'], condition.act, 'act');
  if ('reached' in condition) return one([...path, 'reached'], condition.reached, 'step');
  return [];
}
