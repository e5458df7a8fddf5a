import type { Browser, DeviceClass } from './route.ts';

/** The kind of device, for people who look through their own sessions; what it is exactly is not kept. */
export function deviceOf(userAgent: string): DeviceClass {
  if (/iPad|Tablet|Android(?!.*Mobile)/i.test(userAgent)) return 'tablet';
  if (/iPhone|Mobile|Android/i.test(userAgent)) return 'phone';
  return /Windows|Macintosh|Linux|CrOS|X11/i.test(userAgent) ? 'computer' : 'unknown';
}

/** A request that no browser made. */
export const noBrowser: Browser = { device: 'unknown', known: '' };
