import * as z from 'zod';

const directives = [
  'base-uri',
  'connect-src',
  'default-src',
  'font-src',
  'form-action',
  'frame-ancestors',
  'img-src',
  'object-src',
  'require-trusted-types-for',
  'script-src',
  'script-src-attr',
  'script-src-elem',
  'style-src',
  'style-src-attr',
  'style-src-elem',
  'trusted-types',
] as const;

const directive = z.enum(directives).catch('default-src');
const older = z.object({
  'csp-report': z.object({ 'effective-directive': z.string().optional(), 'violated-directive': z.string().optional() }),
});
const newer = z.array(z.object({ type: z.string(), body: z.object({ effectiveDirective: z.string() }) })).max(100);

/** Which parts of the policy were touched. Addresses, samples and everything else in a report are not taken over. */
export function refusedBy(sent: unknown): readonly (typeof directives)[number][] {
  const list = newer.safeParse(sent);
  if (list.success) return list.data.map(({ body }) => directive.parse(body.effectiveDirective));
  const one = older.safeParse(sent);
  if (!one.success) return [];
  const report = one.data['csp-report'];
  return [directive.parse(report['effective-directive'] ?? report['violated-directive'])];
}
