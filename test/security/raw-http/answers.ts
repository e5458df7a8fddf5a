export type Answer = {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
};
export type Heard = { readonly answers: readonly Answer[]; readonly faults: readonly string[] };

const head = /^HTTP\/1\.1 (\d{3}) [^\r\n]*\r\n((?:[A-Za-z][\w-]*: [^\r\n]*\r\n)*)\r\n/;

/** What came back over one connection, read as strictly as can be; answers that only say to go on are left out. */
export function readAnswers(bytes: Buffer, asked: readonly string[]): Heard {
  const answers: Answer[] = [];
  const faults: string[] = [];
  let rest = bytes.toString('latin1');
  while (rest !== '') {
    const found = head.exec(rest);
    if (found === null) return { answers, faults: [`no answer of HTTP: ${JSON.stringify(rest.slice(0, 80))}`] };
    const [whole, status = '', lines = ''] = found;
    const headers = lines.split('\r\n').flatMap((line): [string, string][] => {
      const at = line.indexOf(': ');
      return at < 1 ? [] : [[line.slice(0, at).toLowerCase(), line.slice(at + 2)]];
    });
    rest = rest.slice(whole.length);
    if (status.startsWith('1')) continue;
    const { body, after } = cutBody(rest, headers, asked[answers.length] === 'HEAD' || status === '204');
    if (body === null) return { answers, faults: ['an answer that is cut off'] };
    answers.push({ status: Number(status), headers, body });
    rest = after;
  }
  return { answers, faults };
}

function cutBody(rest: string, headers: Answer['headers'], hasNone: boolean): { body: string | null; after: string } {
  const valueOf = (name: string) => headers.find(([one]) => one === name)?.[1];
  if (hasNone) return { body: '', after: rest };
  if (valueOf('transfer-encoding') === 'chunked') return cutChunks(rest);
  const length = Number(valueOf('content-length') ?? rest.length);
  return rest.length < length ? { body: null, after: '' } : { body: rest.slice(0, length), after: rest.slice(length) };
}

function cutChunks(text: string): { body: string | null; after: string } {
  let body = '';
  let rest = text;
  for (;;) {
    const size = /^([0-9a-f]+)\r\n/i.exec(rest);
    if (size === null) return { body: null, after: '' };
    const length = Number.parseInt(size[1] ?? '', 16);
    const from = size[0].length;
    if (rest.slice(from + length, from + length + 2) !== '\r\n') return { body: null, after: '' };
    body += rest.slice(from, from + length);
    rest = rest.slice(from + length + 2);
    if (length === 0) return { body, after: rest };
  }
}
