import { createHash } from 'node:crypto';
import { BlockList, isIP } from 'node:net';

const ofThisMachine = new BlockList();
ofThisMachine.addSubnet('127.0.0.0', 8);
ofThisMachine.addAddress('::1', 'ipv6');

const ofAnOrganisation = new BlockList();
ofAnOrganisation.addSubnet('10.0.0.0', 8);
ofAnOrganisation.addSubnet('172.16.0.0', 12);
ofAnOrganisation.addSubnet('192.168.0.0', 16);
ofAnOrganisation.addSubnet('169.254.0.0', 16);
ofAnOrganisation.addSubnet('fc00::', 7, 'ipv6');
ofAnOrganisation.addSubnet('fe80::', 10, 'ipv6');

/** Where a request came in, as the log keeps it: the class of the address and which kind of device, neither of which leads back to it. */
export function accessPointOf(address: string, userAgent: string): string {
  const device = createHash('sha256').update('pluis device\n').update(userAgent).digest('hex').slice(0, 12);
  return `${classOf(address)}:${device}`;
}

function classOf(given: string): 'machine' | 'private' | 'public' | 'unknown' {
  const address = given.replace(/^::ffff:(?=\d+\.)/, '');
  const kind = isIP(address);
  if (kind === 0) return 'unknown';
  const family = kind === 4 ? 'ipv4' : 'ipv6';
  if (ofThisMachine.check(address, family)) return 'machine';
  return ofAnOrganisation.check(address, family) ? 'private' : 'public';
}
