import type { Instant } from '../../core/kernel/kernel.ts';

import type { Browser, SessionChange } from '../../platform/http/route.ts';
import { tellOwner, type Telling } from '../../platform/account-events/account-events.ts';
import { isOddBrowser, knowDevice } from '../../platform/known-devices/known-devices.ts';
import { begin, endHalfway, type Way } from '../../platform/sessions/sessions.ts';
import type { Whose } from './accounts.queries.ts';

type Arrived = { readonly browser: Browser; readonly now: Instant; readonly accessPoint?: string };
/** `at`: the key of the organisation at which it was given. */
export type GivenBy = { readonly way: Way; readonly at?: string };

/** All that is asked was given: what was halfway ends, and this browser is known from now on. Its owner hears of one that was not. */
export async function fullSession(
  telling: Telling,
  whose: Whose,
  { way, at }: GivenBy,
  { browser, now, accessPoint }: Arrived,
) {
  const { db } = telling;
  const halfwayAt = await endHalfway(db, whose, now);
  const isOdd = await isOddBrowser(db, whose, browser.known, now);
  const token = await begin(db, whose, 'two_factor', now, {
    device: browser.device,
    way,
    accessPoint,
    issuer: at ?? halfwayAt,
  });
  const known = await knowDevice(db, whose, browser.known, now);
  if (isOdd) await tellOwner(telling, whose, 'new_browser', now);
  return { is: 'begun', token, known } as const satisfies SessionChange;
}
