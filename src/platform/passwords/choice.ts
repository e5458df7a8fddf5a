import { isLeaked } from './leaked.ts';

const shortest = 12;
const longest = 200;

/** Words that make a password easy to guess here; whoever builds on them is refused, however long it is. */
const easyStems = [
  'wachtwoord',
  'password',
  'welkom',
  'qwerty',
  'meldcode',
  'pluis',
  'school',
  'kinderopvang',
  '123456',
];

/** What is wrong with a new password, in Dutch, or null. No rules on signs or capitals: length is what counts. */
export function wrongWithPassword(password: string, accountName: string): string | null {
  const length = Array.from(password).length;
  if (length < shortest) return `Kies een wachtwoord van minstens ${shortest} tekens.`;
  if (length > longest) return `Kies een wachtwoord van hoogstens ${longest} tekens.`;
  const left = [...easyStems, accountName.toLowerCase()]
    .filter((stem) => stem.length >= 4)
    .reduce((rest, stem) => rest.replaceAll(stem, ''), password.toLowerCase());
  if (left.length < shortest / 2 || isLeaked(password))
    return 'Dit wachtwoord is makkelijk te raden. Kies bijvoorbeeld vier losse woorden.';
  if (new Set(password).size < 5)
    return 'Dit wachtwoord herhaalt te weinig tekens. Kies bijvoorbeeld vier losse woorden.';
  return null;
}
