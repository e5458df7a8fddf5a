import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { BoardId, Instant, StaffId } from '../../core/kernel/kernel.ts';
import { expectBack, takeBack, type Purpose } from '../challenges/challenges.ts';
import type { Keyring } from '../crypto/keyring.ts';
import type { Db } from '../db/database.ts';
import { addKey, keyBy, keysOf, noteUse } from './keys.ts';
import { assertionSchema, clientDataSchema, registrationSchema } from './passkeys.schema.ts';

type Whose = { readonly board: BoardId; readonly staff: StaffId };
/** Whose key must sign; nobody in particular when signing in. */
type Proof = { readonly board: BoardId; readonly staff: StaffId | null; readonly purpose: 'sign_in' | 'prove' };

export type Passkeys = {
  /** Options for the browser as JSON, with a challenge that is good once and for five minutes. */
  readonly beginRegistration: (whose: Whose, name: string, now: Instant) => Promise<string>;
  readonly finishRegistration: (whose: Whose, answer: string, now: Instant) => Promise<boolean>;
  readonly beginProof: (proof: Proof, now: Instant) => Promise<string>;
  /** Whose key it was; null when it is none of ours, or anything about the answer is wrong. */
  readonly finishProof: (proof: Proof, answer: string, now: Instant) => Promise<StaffId | null>;
};

/** EdDSA, ES256 and RS256: every device knows one of these. */
const algorithms = [-8, -7, -257] as const;

type Parts = {
  readonly db: Db;
  readonly keyring: Keyring;
  /** `https://…`, as people see it. */ readonly origin: string;
};

/** Passkeys for this address alone. The device must have seen that it is its owner: that is what makes one key two factors. */
export function openPasskeys(parts: Parts): Passkeys {
  return {
    beginRegistration: (whose, name, now) => beginRegistration(parts, whose, name, now),
    finishRegistration: (whose, answer, now) => finishRegistration(parts, whose, answer, now),
    beginProof: (proof, now) => beginProof(parts, proof, now),
    finishProof: (proof, answer, now) => finishProof(parts, proof, answer, now),
  };
}

async function beginRegistration({ db, origin }: Parts, whose: Whose, name: string, now: Instant): Promise<string> {
  const known = await keysOf(db, whose, now);
  const options = await generateRegistrationOptions({
    rpName: 'Pluis',
    rpID: new URL(origin).hostname,
    userName: name,
    userID: new TextEncoder().encode(whose.staff),
    attestationType: 'none',
    supportedAlgorithmIDs: [...algorithms],
    excludeCredentials: known.map(({ credential_id }) => ({ id: toText(credential_id) })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  await expectBack(db, { ...whose, purpose: 'register' }, options.challenge, now);
  return JSON.stringify(options);
}

async function finishRegistration(parts: Parts, whose: Whose, answer: string, now: Instant): Promise<boolean> {
  const { db, keyring, origin } = parts;
  const given = registrationSchema.safeParse(parsed(answer));
  if (!given.success) return false;
  const expectedChallenge = await challengeIn(parts, { ...whose, purpose: 'register' }, given.data.response, now);
  if (expectedChallenge === null) return false;
  const made = await quietly(
    verifyRegistrationResponse({
      response: { ...given.data, response: { ...given.data.response, transports: [] }, clientExtensionResults: {} },
      expectedChallenge,
      expectedOrigin: origin,
      expectedRPID: new URL(origin).hostname,
      requireUserVerification: true,
      supportedAlgorithmIDs: [...algorithms],
    }),
  );
  if (made?.verified !== true) return false;
  const { credential, credentialDeviceType, credentialBackedUp } = made.registrationInfo;
  const id = Buffer.from(credential.id, 'base64url');
  return addKey(
    db,
    whose,
    {
      credential_id: id,
      sealed_key: keyring.sealForBoard(placeOf(whose, credential.id), credential.publicKey),
      counter: credential.counter,
      device_type: credentialDeviceType,
      backed_up: credentialBackedUp,
      transports: given.data.response.transports,
    },
    now,
  );
}

async function beginProof({ db, origin }: Parts, { board, staff, purpose }: Proof, now: Instant): Promise<string> {
  const own = staff === null ? [] : await keysOf(db, { board, staff }, now);
  const options = await generateAuthenticationOptions({
    rpID: new URL(origin).hostname,
    userVerification: 'required',
    allowCredentials: own.map(({ credential_id }) => ({ id: toText(credential_id) })),
  });
  await expectBack(db, { board, staff, purpose }, options.challenge, now);
  return JSON.stringify(options);
}

async function finishProof(parts: Parts, proof: Proof, answer: string, now: Instant): Promise<StaffId | null> {
  const { db, keyring, origin } = parts;
  const given = assertionSchema.safeParse(parsed(answer));
  if (!given.success) return null;
  const expectedChallenge = await challengeIn(parts, proof, given.data.response, now);
  const row = await keyBy(db, proof.board, Buffer.from(given.data.id, 'base64url'), now);
  if (expectedChallenge === null || row === null) return null;
  if (proof.staff !== null && proof.staff !== row.staff_id) return null;
  const place = placeOf({ board: proof.board, staff: row.staff_id }, given.data.id);
  const publicKey = Uint8Array.from(keyring.openForBoard(place, row.sealed_key));
  const signed = await quietly(
    verifyAuthenticationResponse({
      response: { ...given.data, clientExtensionResults: {} },
      expectedChallenge,
      expectedOrigin: origin,
      expectedRPID: new URL(origin).hostname,
      requireUserVerification: true,
      credential: { id: given.data.id, publicKey, counter: row.counter },
    }),
  );
  if (signed?.verified !== true) return null;
  const { newCounter: counter, credentialBackedUp: backedUp } = signed.authenticationInfo;
  return (await noteUse(db, row, { counter, backedUp }, now)) ? row.staff_id : null;
}

/** The challenge that was signed, if it is one of ours that nobody answered yet. It is used up, whatever follows. */
async function challengeIn(
  { db }: Parts,
  whose: { readonly board: BoardId; readonly staff: StaffId | null; readonly purpose: Purpose },
  { clientDataJSON }: { readonly clientDataJSON: string },
  now: Instant,
): Promise<string | null> {
  const client = clientDataSchema.safeParse(parsed(Buffer.from(clientDataJSON, 'base64url').toString('utf8')));
  if (!client.success) return null;
  return (await takeBack(db, whose, client.data.challenge, now)) ? client.data.challenge : null;
}

/** The library throws at whatever is wrong with an answer; to us each is a plain no. */
async function quietly<T>(verifying: Promise<T>): Promise<T | null> {
  try {
    return await verifying;
  } catch {
    return null;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function toText(credential: Uint8Array): string {
  return Buffer.from(credential).toString('base64url');
}

function placeOf({ board, staff }: Whose, credential: string) {
  return { board, dossier: null, table: 'passkey', row: `${staff} ${credential}`, column: 'sealed_key', rowVersion: 1 };
}
