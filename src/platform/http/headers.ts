/** Where the browser tells that something on a page was refused; only the kind of refusal is logged. */
export const reportPath = '/bericht';

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
  `report-uri ${reportPath}`,
  'report-to pluis',
].join('; ');

/** Everything a browser can lend to a page; ours borrows only the clipboard, to copy a telephone number into it. */
const features = [
  'accelerometer',
  'ambient-light-sensor',
  'attribution-reporting',
  'autoplay',
  'bluetooth',
  'browsing-topics',
  'camera',
  'clipboard-read',
  'compute-pressure',
  'cross-origin-isolated',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'gamepad',
  'geolocation',
  'gyroscope',
  'hid',
  'identity-credentials-get',
  'idle-detection',
  'join-ad-interest-group',
  'keyboard-map',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'otp-credentials',
  'payment',
  'picture-in-picture',
  'private-state-token-issuance',
  'private-state-token-redemption',
  'run-ad-auction',
  'screen-wake-lock',
  'serial',
  'shared-storage',
  'storage-access',
  'sync-xhr',
  'unload',
  'usb',
  'window-management',
  'xr-spatial-tracking',
];
const permissions = [
  ...features.map((feature) => `${feature}=()`),
  'clipboard-write=(self)',
  'publickey-credentials-create=(self)',
  'publickey-credentials-get=(self)',
].join(', ');

/** What stands on every answer, whatever it says (security.md §4.3). */
export const headersOnAll: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy,
  'Reporting-Endpoints': `pluis="${reportPath}"`,
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Origin-Agent-Cluster': '?1',
  'Permissions-Policy': permissions,
  'X-Robots-Tag': 'noindex, noarchive',
};

/** For what somebody brought: should a browser ever show it, then as a page of nobody. */
export const sandboxed = `${contentSecurityPolicy}; sandbox`;

/** Only over TLS: on a plain address a browser would ignore it. */
export const strictTransport = 'max-age=31536000; includeSubDomains';

/** A file whose name holds a hash of its content never changes. */
export const cachedForEver = 'public, max-age=31536000, immutable';

/** At signing out and at leaving: whatever this browser kept of us goes. */
export const clearAll = '"*"';

/** At locking: the same, but for who it was, so that what was being typed can still be kept. */
export const clearPages = '"cache", "storage"';
