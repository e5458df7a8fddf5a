import { argon2Sync, createCipheriv, createPrivateKey, createPublicKey, hkdfSync, sign, verify } from 'node:crypto';
import { describe, expect, test } from 'vitest';

// The algorithms themselves, as they are used here: what the standards print as their answers must come out.
const bytes = (hex: string) => Buffer.from(hex.replaceAll(/\s/g, ''), 'hex');

/** NIST's GCM specification (McGrew and Viega), the test cases for keys of 256 bits and nonces of 96. */
const gcm = [
  ['13', '00'.repeat(32), '00'.repeat(12), '', '', '', '530f8afbc74536b9a963b4f1c4cb738b'],
  [
    '14',
    '00'.repeat(32),
    '00'.repeat(12),
    '00'.repeat(16),
    '',
    'cea7403d4d606b6e074ec5d3baf39d18',
    'd0d1c8a799996bf0265b98b5d48ab919',
  ],
  [
    '15',
    'feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308',
    'cafebabefacedbaddecaf888',
    'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255',
    '',
    '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015ad',
    'b094dac5d93471bdec1a502270e3cc6c',
  ],
  [
    '16',
    'feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308',
    'cafebabefacedbaddecaf888',
    'd9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39',
    'feedfacedeadbeeffeedfacedeadbeefabaddad2',
    '522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662',
    '76fc6ece0f4e1768cddf8853bb2d551b',
  ],
] as const;

function sealGcm(key: string, nonce: string, text: string, bound: string): readonly [string, string] {
  const sealing = createCipheriv('aes-256-gcm', bytes(key), bytes(nonce), { authTagLength: 16 });
  sealing.setAAD(bytes(bound));
  const sealed = Buffer.concat([sealing.update(bytes(text)), sealing.final()]);
  return [sealed.toString('hex'), sealing.getAuthTag().toString('hex')];
}

describe('C2', () => {
  test.each(gcm)('AES-256-GCM answers as NIST prints it, case %s', (_case, key, nonce, text, bound, sealed, tag) => {
    expect(sealGcm(key, nonce, text, bound)).toEqual([sealed, tag]);
  });

  test.each([
    [
      'A.1',
      '0b'.repeat(22),
      '000102030405060708090a0b0c',
      'f0f1f2f3f4f5f6f7f8f9',
      42,
      '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865',
    ],
    [
      'A.3',
      '0b'.repeat(22),
      '',
      '',
      42,
      '8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8',
    ],
  ] as const)('HKDF-SHA-256 answers as RFC 5869 prints it, %s', (_case, key, salt, info, length, answer) => {
    expect(Buffer.from(hkdfSync('sha256', bytes(key), bytes(salt), bytes(info), length)).toString('hex')).toBe(answer);
  });

  test('Argon2id answers as RFC 9106 prints it, 5.3', () => {
    const answer = argon2Sync('argon2id', {
      message: Buffer.alloc(32, 1),
      nonce: Buffer.alloc(16, 2),
      secret: Buffer.alloc(8, 3),
      associatedData: Buffer.alloc(12, 4),
      parallelism: 4,
      tagLength: 32,
      memory: 32,
      passes: 3,
    });
    expect(answer.toString('hex')).toBe('0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659');
  });

  test.each([
    [
      1,
      '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
      'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
      '',
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    ],
    [
      2,
      '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
      '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
      '72',
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    ],
  ] as const)('Ed25519 answers as RFC 8032 prints it, test %i', (_case, secret, known, text, signature) => {
    const key = createPrivateKey({
      key: bytes(`302e020100300506032b657004220420${secret}`),
      format: 'der',
      type: 'pkcs8',
    });
    const open = createPublicKey({ key: bytes(`302a300506032b6570032100${known}`), format: 'der', type: 'spki' });
    expect(sign(null, bytes(text), key).toString('hex')).toBe(signature);
    expect(verify(null, bytes(text), open, bytes(signature))).toBe(true);
    expect(verify(null, bytes(`${text}00`), open, bytes(signature))).toBe(false);
  });

  test('another letter in a vector would be noticed', () => {
    const [, key, nonce, text, bound, sealed, tag] = gcm[3];
    expect(sealGcm(`${key.slice(0, -1)}9`, nonce, text, bound)).not.toEqual([sealed, tag]);
    expect(sealGcm(key, nonce, text, `${bound.slice(0, -1)}3`)[1]).not.toBe(tag);
  });
});
