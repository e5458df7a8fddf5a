import type { Instant } from '../../core/kernel/kernel.ts';

import type { Browser, SessionChange } from '../../platform/http/route.ts';
import { knowDevice } from '../../platform/known-devices/known-devices.ts';
import { begin, endHalfway, type Way } from '../../platform/sessions/sessions.ts';
import type { Whose } from './accounts.queries.ts';
import type { Db } from './boards.queries.ts';

type Arrived = { readonly browser: Browser; readonly now: Instant; readonly accessPoint?: string };

/** All that is asked was given: what was halfway ends, and this browser is known from now on. */
export async function fullSession(db: Db, whose: Whose, way: Way, { browser, now, accessPoint }: Arrived) {
  await endHalfway(db, whose, now);
  const token = await begin(db, whose, 'two_factor', now, { device: browser.device, way, accessPoint });
  const known = await knowDevice(db, whose, browser.known, now);
  return { is: 'begun', token, known } as const satisfies SessionChange;
}
