import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import * as z from 'zod';

const optionsSchema = z.object({ challenge: z.string() });
type Seen = { readonly origin: string; readonly rpId?: string; readonly verified?: boolean };

/** A device with one passkey, in software: what it signs is as real as that of a telephone. */
export class Authenticator {
  readonly id = randomBytes(16);
  readonly #keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  #counter = 0;

  /** What the browser sends when the page asked to make a key. */
  create(options: string, seen: Seen): string {
    const keyed = Buffer.concat([Buffer.alloc(16), lengthOf(this.id), this.id, coseKey(this.#keys.publicKey)]);
    const data = Buffer.concat([this.#data(seen, 0x40), keyed]);
    const attestation = Buffer.concat([
      Buffer.from([0xa3]),
      ...[text('fmt'), text('none'), text('attStmt'), Buffer.from([0xa0]), text('authData'), bytes(data)],
    ]);
    return this.#answer({
      clientDataJSON: toText(client('webauthn.create', options, seen)),
      attestationObject: toText(attestation),
      transports: ['internal'],
    });
  }

  /** What the browser sends when the page asked to sign; each time counts one more. */
  get(options: string, seen: Seen): string {
    this.#counter += 1;
    const data = this.#data(seen, 0);
    const said = client('webauthn.get', options, seen);
    const signature = sign('sha256', Buffer.concat([data, createHash('sha256').update(said).digest()]), {
      key: this.#keys.privateKey,
      dsaEncoding: 'der',
    });
    return this.#answer({
      clientDataJSON: toText(said),
      authenticatorData: toText(data),
      signature: toText(signature),
    });
  }

  /** As a copy of the key would have it: behind the device itself. */
  turnBack(): void {
    this.#counter = 0;
  }

  #answer(response: object): string {
    const id = toText(this.id);
    return JSON.stringify({ id, rawId: id, type: 'public-key', response });
  }

  #data({ origin, rpId = new URL(origin).hostname, verified = true }: Seen, more: number): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.#counter);
    const flags = 0x01 | (verified ? 0x04 : 0) | more;
    return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.from([flags]), counter]);
  }
}

/** The options that a page gives to the script. */
export function optionsOn(page: string): string {
  const found = /data-options="([^"]*)"/.exec(page)?.[1] ?? '';
  return found.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}

function client(type: string, options: string, { origin }: Seen): Buffer {
  const { challenge } = optionsSchema.parse(JSON.parse(options));
  return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
}

/** ES256, as COSE writes it. */
function coseKey(key: KeyObject): Buffer {
  const { x, y } = z.object({ x: z.string(), y: z.string() }).parse(key.export({ format: 'jwk' }));
  const head = Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01]);
  return Buffer.concat([
    head,
    ...[
      Buffer.from([0x21]),
      bytes(Buffer.from(x, 'base64url')),
      Buffer.from([0x22]),
      bytes(Buffer.from(y, 'base64url')),
    ],
  ]);
}

function text(value: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 + value.length]), Buffer.from(value)]);
}

function bytes(value: Buffer): Buffer {
  const head = value.length < 256 ? [0x58, value.length] : [0x59, value.length >> 8, value.length & 255];
  return Buffer.concat([Buffer.from(head), value]);
}

function lengthOf(value: Buffer): Buffer {
  return Buffer.from([value.length >> 8, value.length & 255]);
}

function toText(value: Uint8Array): string {
  return Buffer.from(value).toString('base64url');
}
