import fc from 'fast-check';

/** What parsers have stumbled over before, of every kind of text that we read. */
const odd = [
  '\0',
  '\r\n',
  '\n\n',
  '\u2028',
  '\u202e',
  '\ufeff',
  '\ud800',
  '%00',
  '%',
  '%zz',
  '&=&',
  ';',
  ',',
  '"',
  "'",
  '\\',
  '\\u0000',
  '{}',
  '[]',
  'null',
  'true',
  '-0',
  '1e999',
  '-1',
  '99999999999999999999',
  '0x10',
  'NaN',
  '__proto__',
  'constructor',
  '"__proto__":{"a":1},',
  'toString',
  '---\n',
  '...\n',
  '*a',
  '&a ',
  '!!js/function ',
  '!!binary ',
  '<<: *a\n',
  '? ',
  '- ',
  '\t',
  '  ',
  '2026-02-29',
  '0000-00-00',
  '9999-12-31',
  '2026-03-09T25:61:61Z',
  '--',
  '--json',
  '-',
  '\r\n--x--\r\n',
  'filename="../../x"',
  'AGE-SECRET-KEY-1',
  '-----BEGIN AGE ENCRYPTED FILE-----',
  '\u2014 pluis ',
];

const nested = [
  ['[', ']'],
  ['{"a":', '}'],
  ['{"not":', '}'],
  ['{not: ', '}'],
  ['- ', ''],
  ['(', ')'],
  ['"', ''],
  ['a=', '&'],
] as const;

const atom = fc.oneof(
  fc.constantFrom(...odd).map((text) => Buffer.from(text)),
  fc.uint8Array({ maxLength: 8 }).map((bytes) => Buffer.from(bytes)),
  fc.string({ unit: 'binary', maxLength: 12 }).map((text) => Buffer.from(text)),
);

/** Far down or far along; the depth of what is deep grows by the power of ten. */
const deep = fc
  .tuple(fc.constantFrom(...nested), fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 9 }), fc.boolean())
  .map(([[open, close], power, digit, whole]) => {
    const times = digit * 10 ** power;
    return Buffer.from(`${open.repeat(times)}${whole ? `null${close.repeat(times)}` : ''}`);
  });

const wild = fc.array(atom, { maxLength: 40 }).map((parts) => Buffer.concat(parts));

type Edit = { readonly at: number; readonly to: number; readonly put: Buffer; readonly does: string };
const edit = fc.record({
  at: fc.nat(),
  to: fc.nat(),
  put: fc.oneof({ weight: 30, arbitrary: atom }, { weight: 1, arbitrary: deep }),
  does: fc.constantFrom('put', 'put', 'replace', 'flip', 'cut', 'repeat', 'end', 'swap'),
});

function edited(text: Buffer, { at, to, put, does }: Edit): Buffer {
  const from = at % (text.length + 1);
  const until = Math.min(text.length, from + 1 + (to % 40));
  const [before, part, after] = [text.subarray(0, from), text.subarray(from, until), text.subarray(until)];
  switch (does) {
    case 'replace':
      return Buffer.concat([before, put, after]);
    case 'flip':
      return Buffer.concat([before, part.map((byte) => byte ^ (1 << (to & 7))), after]);
    case 'cut':
      return Buffer.concat([before, after]);
    case 'repeat':
      return Buffer.concat([before, ...Array.from({ length: 1 + (to % 9) }, () => part), after]);
    case 'end':
      return before;
    case 'swap':
      return Buffer.concat([after, part, before]);
    default:
      return Buffer.concat([before, put, part, after]);
  }
}

/** A good input with up to eight things wrong, a pile of what is known to hurt, or something very deep. */
export function hostile(samples: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> {
  const mutated = fc
    .tuple(fc.constantFrom(...samples), fc.array(edit, { minLength: 1, maxLength: 8 }))
    .map(([sample, edits]) => edits.reduce(edited, Buffer.from(sample)));
  return fc.oneof({ weight: 12, arbitrary: mutated }, { weight: 3, arbitrary: wild }, { weight: 1, arbitrary: deep });
}
