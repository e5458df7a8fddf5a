import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { readIssuers } from './issuers.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'pluis-issuers-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const tenant = '6a7b9b6a-0000-4000-8000-000000000001';
const standard = {
  kind: 'standard',
  board: 'noord',
  key: 'noord',
  label: 'Account van Noord',
  issuer: 'https://aanmelden.invalid',
  client: 'pluis',
  secretEnv: 'NOORD',
};
const entra = { ...standard, kind: 'entra', tenant, issuer: `https://aanmelden.invalid/${tenant}/v2.0` };
const google = { ...standard, kind: 'google', domains: ['noord.invalid'] };

function read(issuers: readonly object[], env: Record<string, string> = { NOORD: 'geheim' }) {
  const file = path.join(folder, 'sso.yaml');
  writeFileSync(file, stringify({ issuers }, { keepUndefined: false }));
  return readIssuers(file, env);
}

describe('the settings of issuers', () => {
  test.each([standard, entra, google])('of the kind $kind are read, with the secret from the environment', (one) => {
    expect(read([one])).toMatchObject([{ key: 'noord', secret: 'geheim', signs: 'RS256', userInfo: false }]);
  });
  test('take a secret from a file beside them, or from where systemd puts it', () => {
    writeFileSync(path.join(folder, 'geheim'), 'uit een bestand\n');
    const fromFile = { ...standard, secretEnv: undefined, secretFile: 'geheim' };
    expect(read([fromFile], {})[0]?.secret).toBe('uit een bestand');
    expect(read([fromFile], { CREDENTIALS_DIRECTORY: folder })[0]?.secret).toBe('uit een bestand');
    expect(() => read([fromFile], { CREDENTIALS_DIRECTORY: path.join(folder, 'elders') })).toThrow('ENOENT');
  });
  test.each([
    ['a secret in the clear', [{ ...standard, secret: 'geheim' }]],
    ['no secret', [{ ...standard, secretEnv: undefined }]],
    ['two secrets', [{ ...standard, secretFile: 'geheim' }]],
    ['an empty secret', [{ ...standard, secretEnv: 'ANDERS' }]],
    ['a plain address', [{ ...standard, issuer: 'http://aanmelden.invalid' }]],
    ['a plain address beside it', [{ ...standard, alsoAt: ['http://aanmelden.invalid'] }]],
    ['two issuers by one key', [standard, google]],
    ['a key that is no part of an address', [{ ...standard, key: '../noord' }]],
    ['a signature that anybody can make', [{ ...standard, signs: 'HS256' }]],
    ['no signature', [{ ...standard, signs: 'none' }]],
    ['every tenant', [{ ...entra, issuer: 'https://aanmelden.invalid/common/v2.0' }]],
    ['every domain', [{ ...google, domains: [] }]],
    ['proof by Google, which proves nothing anew', [{ ...google, proof: { claim: 'amr', anyOf: ['mfa'] } }]],
    ['a setting that does not exist', [{ ...standard, trusted: true }]],
  ])('are refused with %s', (_, issuers) => {
    expect(() => read(issuers)).toThrow('sso.yaml');
  });
});
