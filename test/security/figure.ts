/**
 * How many cases a test of test/security or test/e2e goes through: a short form in `npm test`, the figure that the design asks
 * for in `npm run test:long`.
 */
export function figure({ short, long }: { readonly short: number; readonly long: number }): number {
  return process.env['PLUIS_LONG'] === '1' ? long : short;
}
