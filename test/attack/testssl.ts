import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type ServerOptions } from 'node:https';
import { constants } from 'node:crypto';
import { join } from 'node:path';
import * as z from 'zod';
import { freePort } from './attacked-app.ts';
import { reportFolder, runTool, type Found } from './tool.ts';

const findings = z.array(z.object({ id: z.string(), severity: z.string(), finding: z.string() }));
const heavy = ['MEDIUM', 'HIGH', 'CRITICAL', 'FATAL'];

/** What follows from a certificate that nobody signed, as the trial has; the operator's own certificate does not have these. */
const selfSigned = [
  'cert_chain_of_trust',
  'cert_revocation',
  'cert_crlDistributionPoints',
  'cert_ocspURL',
  'cert_trust',
];

export type Looked = { readonly looked: number; readonly found: readonly Found[] };

/** Everything testssl.sh looks at on this port. */
export async function testssl(port: number, name: string): Promise<Looked> {
  const folder = reportFolder(`testssl-${name}`);
  const output = join(folder, 'report.json');
  const address = `https://127.0.0.1:${port}/`;
  const quiet = ['--quiet', '--color', '0', '--warnings', 'batch', '--nodns', 'none', '--ip', '127.0.0.1'];
  await runTool('testssl', [...quiet, '--jsonfile', output, address], { folder, minutes: 15 });
  const all = findings.parse(JSON.parse(readFileSync(output, 'utf8')));
  const found = all.map(({ id, severity, finding }) => ({ severity, where: id, what: finding }));
  return { looked: all.length, found };
}

export function isAboveLow({ severity, where }: Found): boolean {
  return heavy.includes(severity) && !selfSigned.some((id) => where.startsWith(id));
}

/** As docs/hosting.md asks of a reverse proxy: TLS 1.2 and 1.3, forward secrecy and authenticated ciphers only. */
export function advisedTls(): ServerOptions {
  return {
    ...certificate(),
    minVersion: 'TLSv1.2',
    ciphers: [
      'TLS_AES_256_GCM_SHA384',
      'TLS_CHACHA20_POLY1305_SHA256',
      'TLS_AES_128_GCM_SHA256',
      'ECDHE-ECDSA-AES256-GCM-SHA384',
      'ECDHE-ECDSA-CHACHA20-POLY1305',
      'ECDHE-ECDSA-AES128-GCM-SHA256',
    ].join(':'),
    ecdhCurve: 'X25519:prime256v1:secp384r1',
    honorCipherOrder: true,
    secureOptions: constants.SSL_OP_NO_RENEGOTIATION,
  };
}

/** A listener as nobody should have: old versions of TLS and a cipher without forward secrecy. */
export async function plantWeakTls(): Promise<{ readonly port: number; readonly close: () => void }> {
  const port = await freePort();
  const weak = { minVersion: 'TLSv1', maxVersion: 'TLSv1.2', ciphers: 'AES128-SHA:AES256-SHA:@SECLEVEL=0' } as const;
  const server = createServer({ ...certificate('rsa:2048'), ...weak }, (_, answer) => answer.end('geplant'));
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    port,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function certificate(key = 'ec'): { readonly key: string; readonly cert: string } {
  const folder = reportFolder('certificate');
  const [keyFile, certFile] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const kind = key === 'ec' ? ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'] : ['-newkey', key];
  const of = [
    '-subj',
    '/CN=127.0.0.1',
    '-addext',
    'subjectAltName=IP:127.0.0.1,DNS:localhost',
    '-days',
    '90',
    '-sha256',
  ];
  const made = ['req', '-x509', '-nodes', ...kind, ...of, '-keyout', keyFile, '-out', certFile];
  execFileSync('openssl', made, { stdio: 'ignore' });
  return { key: readFileSync(keyFile, 'utf8'), cert: readFileSync(certFile, 'utf8') };
}
