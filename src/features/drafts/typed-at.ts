import { one } from '../../platform/http/form.ts';
import type { Form } from '../../platform/http/route.ts';

/** The page that the browser says it is on; null when that is no address of ours. */
export function typedAt(form: Form): string | null {
  const at = one(form, 'path');
  return /^(\/[A-Za-z0-9_-][A-Za-z0-9_.-]{0,63}){1,8}$/.test(at) ? at : null;
}
