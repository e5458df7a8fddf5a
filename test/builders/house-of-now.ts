import { later, systemClock } from '../../src/platform/clock/clock.ts';
import { openHouse, type House } from './sign-in-house.ts';

/**
 * A house in which it is now, because an issuer of others keeps to its own clock. It begins so many minutes ago: whoever enrols waits two
 * of them, and at the last it is now.
 */
export async function houseOfNow(minutesAgo: number): Promise<House> {
  const opened = await openHouse();
  let waited = -minutesAgo * 60_000;
  return {
    ...opened,
    clock: () => later(systemClock(), waited),
    wait: (minutes) => {
      waited += minutes * 60_000;
    },
  };
}
