// Two of three people can bring the root key back: three files, each sealed for two of them, one inside the other. The age of any system
// opens them too, so that no code of ours is needed.
import { Decrypter, Encrypter, armor } from 'age-encryption';
import { createHash } from 'node:crypto';

export type Paper = { readonly pair: string; readonly content: string };

/** A root key with its number. On the paper it is one line that says when a letter of it is wrong. */
export type RootKey = { readonly version: number; readonly bytes: Uint8Array };

const mark = 'pluis-root-key';
const letters = ['A', 'B', 'C'] as const;
const pairs = [
  [0, 1],
  [0, 2],
  [1, 2],
] as const;

export type OpenedPaper = { readonly pair: string; readonly root: RootKey };

/** Throws when one of the recipients is none. */
export async function makePapers(
  root: RootKey,
  recipients: readonly [string, string, string],
): Promise<readonly Paper[]> {
  return Promise.all(
    pairs.map(async ([first, second]) => {
      const pair = `${letters[first]}${letters[second]}`;
      const inner = await sealed(Buffer.from(lineOf(root, pair)), recipients[first]);
      const outer = await sealed(Buffer.from(armor.encode(inner)), recipients[second]);
      return { pair, content: armor.encode(outer) };
    }),
  );
}

/** The root key in this paper, or null when these identities do not open it or a letter of it is wrong. */
export async function openPaper(content: string, identities: readonly string[]): Promise<OpenedPaper | null> {
  try {
    const inner = await opened(armor.decode(content), identities);
    return rootIn(Buffer.from(await opened(armor.decode(inner.toString('utf8')), identities)).toString('utf8'));
  } catch {
    return null;
  }
}

/** Names a root key without telling anything of it. */
export function fingerprintOf({ bytes }: RootKey): string {
  return createHash('sha256').update(`${mark} fingerprint`).update(bytes).digest('hex').slice(0, 16);
}

/** From a file of `age-keygen`: its comments are left out. */
export function linesThatBegin(text: string, beginning: 'age1' | 'AGE-SECRET-KEY-'): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith(beginning));
}

async function sealed(content: Uint8Array, recipient: string): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return encrypter.encrypt(content);
}

async function opened(content: Uint8Array, identities: readonly string[]): Promise<Buffer> {
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  return Buffer.from(await decrypter.decrypt(content, 'uint8array'));
}

function lineOf({ version, bytes }: RootKey, pair: string): string {
  const body = `${mark} ${pair} ${version} ${Buffer.from(bytes).toString('base64')}`;
  return `${body} ${checkOf(body)}\n`;
}

function rootIn(line: string): OpenedPaper | null {
  const found = /^(pluis-root-key (AB|AC|BC) (\d+) (\S+)) (\w+)\n?$/.exec(line);
  const [, body = '', pair = '', version = '', key = '', check] = found ?? [];
  const bytes = new Uint8Array(Buffer.from(key, 'base64'));
  return check === checkOf(body) && bytes.length === 32 ? { pair, root: { version: Number(version), bytes } } : null;
}

function checkOf(body: string): string {
  return createHash('sha256').update(body).digest('hex').slice(0, 8);
}
