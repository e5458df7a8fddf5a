const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const permissionsOff = ['camera', 'microphone', 'geolocation', 'payment', 'usb', 'display-capture', 'clipboard-read']
  .map((feature) => `${feature}=()`)
  .join(', ');

/** What stands on every answer, whatever it says (security.md §4.3). */
export const headersOnAll: Readonly<Record<string, string>> = {
  'Content-Security-Policy': contentSecurityPolicy,
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': permissionsOff,
  'X-Robots-Tag': 'noindex, noarchive',
};

/** Only over TLS: on a plain address a browser would ignore it. */
export const strictTransport = 'max-age=31536000; includeSubDomains';

/** A file whose name holds a hash of its content never changes. */
export const cachedForEver = 'public, max-age=31536000, immutable';
