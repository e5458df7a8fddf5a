import type { AddressInfo } from 'node:net';

/** The port on which this server listens. Throws when it does not, or not on one. */
export function portOf(server: { readonly address: () => AddressInfo | string | null }): number {
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server listens on no port');
  return address.port;
}
