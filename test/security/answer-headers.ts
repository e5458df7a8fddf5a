/** What every answer carries (security.md §4.3). */
export const expected: Readonly<Record<string, RegExp>> = {
  'content-security-policy': /^default-src 'none'; /,
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^no-referrer$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-embedder-policy': /^require-corp$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'permissions-policy': /^(?=.*camera=\(\))(?=.*microphone=\(\))(?=.*geolocation=\(\))(?=.*display-capture=\(\))[^*]*$/,
  'x-robots-tag': /^noindex, noarchive$/,
  'strict-transport-security': /^max-age=31536000; includeSubDomains$/,
  'cache-control': /^no-store$/,
  'reporting-endpoints': /^pluis="\/bericht"$/,
};
export const policyHolds = [
  "script-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
  'report-uri /bericht',
];
const cookie = /^__Host-[\w-]+=[^;]*; (Max-Age=\d+; )?Path=\/; HttpOnly; Secure; SameSite=Strict$/;

/** What an answer lacks of it, or has too much. */
export function faultsOf(headers: Headers): readonly string[] {
  const missing = Object.entries(expected).filter(([name, shape]) => !shape.test(headers.get(name) ?? ''));
  const parts = (headers.get('content-security-policy') ?? '').split('; ');
  const loose = policyHolds.filter((part) => !parts.includes(part));
  const unsafe = parts.filter((part) => /unsafe|\*|https?:|data:|blob:/.test(part));
  const cookies = headers.getSetCookie().filter((one) => !cookie.test(one));
  const open = [...headers.keys()].filter(
    (name) => name.startsWith('access-control') || name === 'server' || name === 'x-powered-by',
  );
  return [...missing.map(([name]) => name), ...loose, ...unsafe, ...cookies, ...open];
}
