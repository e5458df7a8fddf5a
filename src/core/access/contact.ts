// Contact data in one form, so that two ways of writing the same telephone number, mail address or house are the same text.
// It decides nothing about people: who has the same is told to somebody who knows them.

const streetWords: readonly (readonly [written: RegExp, full: string])[] = [
  [/\bv\.?\s?d\.?\s/g, 'van de '],
  [/\b(st|sint)\.?\s/g, 'sint '],
  [/\b(dr|doctor)\.?\s/g, 'dokter '],
  [/\b(mr|meester)\.?\s/g, 'meester '],
  [/\b(burg|burgemeester)\.?\s/g, 'burgemeester '],
  [/\b(prof|professor)\.?\s/g, 'professor '],
  [/str(\.|aat)?(?=\s|$)/g, 'straat'],
  [/(?<=[a-oq-z])ln(\.|(?=\s|$))/g, 'laan'],
  [/(?<=[a-z])(wg|weg)(\.|(?=\s|$))/g, 'weg'],
  [/(?<=[a-z])(pln|plein)(\.|(?=\s|$))/g, 'plein'],
];

/** What stands for this telephone number: its digits with the country before them; null for what is none. */
function phoneForm(written: string): string | null {
  const plain = written.normalize('NFKC').replace('(0)', '');
  const digits = plain.replaceAll(/\D/g, '');
  const beforeDigits = plain.slice(0, Math.max(plain.search(/\d/), 0));
  const abroad = beforeDigits.includes('+') ? digits : digits.startsWith('00') ? digits.slice(2) : null;
  const whole = abroad ?? (digits.startsWith('0') ? `31${digits.slice(1)}` : digits);
  return whole.length >= 8 && whole.length <= 15 ? `tel ${whole.replace(/^310/, '31')}` : null;
}

const between = /[\s<>:;,]/;

/** What stands for this mailbox: without a tag, and for the mail of Google without the dots it does not look at; null for what is none. */
function mailForm(written: string): string | null {
  const [before = '', after = ''] = written.normalize('NFKC').trim().toLowerCase().split('@');
  const name = before.split(between).at(-1)?.split('+')[0] ?? '';
  const parts = (after.split(between)[0] ?? '').split('.').filter((part) => part !== '');
  if (name === '' || parts.length < 2) return null;
  const host = parts.join('.');
  return host === 'gmail.com' || host === 'googlemail.com'
    ? `mail ${name.replaceAll('.', '')}@gmail.com`
    : `mail ${name}@${host}`;
}

const beforeNumber = ['nr', 'nr.', 'no', 'no.', 'huisnummer', ''];

/** What stands for this house: the postcode with the number where there is one, and the street with the number; empty for what is none. */
function houseForms(written: string): readonly string[] {
  const plain = written.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/\s/g, ' ');
  const postcode = /\b([1-9]\d{3}) ?([a-z]{2})\b/.exec(plain);
  const rest = postcode === null ? plain : plain.replace(postcode[0], ' , ');
  const number = /\d+/.exec(rest);
  if (number === null || number[0].length > 5) return [];
  const addition = /^ ?[-/]? ?([a-z]{1,3}|\d{1,3})(?![a-z0-9])/.exec(rest.slice(number.index + number[0].length))?.[1];
  const at = `${Number(number[0])}${addition ?? ''}`;
  const words = rest.slice(0, number.index).replaceAll(',', ' ').split(' ');
  const street = streetForm(words.filter((word) => !beforeNumber.includes(word)).join(' '));
  return [
    ...(postcode === null ? [] : [`huis ${postcode[1] ?? ''}${postcode[2] ?? ''} ${at}`]),
    ...(street === '' ? [] : [`straat ${street} ${at}`]),
  ];
}

function streetForm(street: string): string {
  const spelled = streetWords.reduce((name, [written, full]) => name.replace(written, full), `${street.trim()} `);
  return spelled.replaceAll(/[^a-z0-9]/g, '');
}

/** Everything in this text that can be the same as something of somebody else. */
export function contactForms(lines: readonly string[]): ReadonlySet<string> {
  return new Set(
    lines
      .flatMap((line) => [mailForm(line), line.includes('@') ? null : phoneForm(line), ...houseForms(line)])
      .flatMap((form) => form ?? []),
  );
}
