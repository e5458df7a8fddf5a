import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';

/** How passwords are kept and known again; a test may put something cheaper in its place. */
export type Passwords = {
  readonly hash: (password: string) => Promise<string>;
  readonly is: (password: string, stored: string | null) => Promise<boolean>;
};

/** OWASP's first choice and RFC 9106's second: 64 MiB, three passes, one lane. */
const cost = { memory: 65_536, passes: 3, parallelism: 1 } as const;
const tagLength = 32;
const atMostAtOnce = 2;

/** The hash in PHC form: `$argon2id$v=19$m=65536,t=3,p=1$salt$tag`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const tag = await derive(password, salt);
  const settings = `m=${cost.memory},t=${cost.passes},p=${cost.parallelism}`;
  return `$argon2id$v=19$${settings}$${salt.toString('base64url')}$${tag.toString('base64url')}`;
}

/**
 * Whether this is the password, exactly as typed. Without a stored hash (an unknown account) it takes as long and says no.
 */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const [salt, tag] = (stored ?? nobody).split('$').slice(-2);
  const expected = Buffer.from(tag ?? '', 'base64url');
  const given = await derive(password, Buffer.from(salt ?? '', 'base64url'));
  const isSame = given.length === expected.length && timingSafeEqual(given, expected);
  return isSame && stored !== null;
}

const nobody = `$${Buffer.alloc(16).toString('base64url')}$${Buffer.alloc(tagLength).toString('base64url')}`;

let running = 0;
const queue: (() => void)[] = [];

/** Each derivation takes 64 MiB; a rush of sign-ins waits instead of filling the memory. */
async function derive(password: string, nonce: Uint8Array): Promise<Buffer> {
  if (running >= atMostAtOnce) await new Promise<void>((start) => queue.push(start));
  else running += 1;
  try {
    return await new Promise<Buffer>((resolve, reject) => {
      argon2('argon2id', { message: password, nonce, tagLength, ...cost }, (error, tag) => {
        if (error === null) resolve(tag);
        else reject(error);
      });
    });
  } finally {
    const next = queue.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}

export const argon2Passwords: Passwords = { hash: hashPassword, is: isPassword };
