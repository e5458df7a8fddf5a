import { BlockList, isIP } from 'node:net';

/** Addresses and ranges (`10.0.0.0/8`) of the proxies in front of the application. Throws on what is neither. */
export function proxyList(given: readonly string[]): BlockList {
  const list = new BlockList();
  for (const one of given) {
    const [address = '', bits] = one.split('/');
    const family = familyOf(address);
    if (family === null || !isPrefix(bits, family)) throw new Error(`${one} is geen adres van een proxy`);
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}

function isPrefix(bits: string | undefined, family: 'ipv4' | 'ipv6'): boolean {
  if (bits === undefined) return true;
  return /^\d{1,3}$/.test(bits) && Number(bits) <= (family === 'ipv4' ? 32 : 128);
}

/**
 * Who asked: the address of the connection, unless that is a proxy of ours; then the last address in its list that is not.
 * What anybody else writes in that header is theirs to invent and is passed over.
 */
export function whoAsked(connection: string, forwarded: string | undefined, proxies: BlockList): string {
  const known = (address: string) => {
    const family = familyOf(address);
    return family !== null && proxies.check(address, family);
  };
  const chain = [...(forwarded ?? '').split(',').map((one) => one.trim()), connection].reverse();
  const beyond = chain.findIndex((address) => !known(plain(address)));
  const found = plain(chain[beyond] ?? connection);
  return familyOf(found) === null ? plain(connection) : found;
}

/** An IPv4 address as a socket for both kinds writes it. */
function plain(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}

function familyOf(address: string): 'ipv4' | 'ipv6' | null {
  const version = isIP(address);
  if (version === 0) return null;
  return version === 4 ? 'ipv4' : 'ipv6';
}
