import { dictionary } from '@zxcvbn-ts/language-common';

/** Passwords that were found most often in leaks, in lower case. It comes with the program: nothing is asked of anybody. */
const leaked: ReadonlySet<string> = new Set(dictionary['passwords-common']);
/** How many there are. */
export const leakedPasswords = leaked.size;

const shortestWord = 4;

/** Whether this is a leaked password, also with digits and signs around it, or the same one over and over. */
export function isLeaked(password: string): boolean {
  const typed = password.toLowerCase();
  const [core = ''] = /\p{L}(?:.*\p{L})?/su.exec(typed) ?? [];
  return [typed, core].some((one) => one.length >= shortestWord && (leaked.has(one) || repeats(one)));
}

function repeats(text: string): boolean {
  for (let length = shortestWord; length <= text.length / 2; length += 1) {
    if (text.length % length !== 0) continue;
    const part = text.slice(0, length);
    if (leaked.has(part) && part.repeat(text.length / length) === text) return true;
  }
  return false;
}
