import type { Dice } from '../dice.ts';

/** One thing to say over one connection. */
export type Case = {
  readonly what: string;
  readonly bytes: string;
  /** The methods of the requests that stand in it, as HTTP counts them; where that can be disputed, one. */
  readonly asks: readonly string[];
  /** Of each request whose answer must be a page for this person alone; null for nobody's. */
  readonly whose?: readonly (string | null)[];
};

export type Person = { readonly name: string; readonly cookie: string };

const smuggled = 'GET /smokkel HTTP/1.1\r\nHost: pluis.test\r\nInjected: 1\r\n\r\n';
const lines = (...all: readonly string[]) => `${all.join('\r\n')}\r\n\r\n`;
const host = 'Host: pluis.test';
const ends = 'Connection: close';
const form = 'Content-Type: application/x-www-form-urlencoded';

const oddLengths = [
  '5,5',
  '+5',
  '0x5',
  '-1',
  '5 5',
  '5, 6',
  '',
  ' ',
  '5\t',
  '5\x0b',
  '1e1',
  '99999999999999999999',
  '5;',
  '"5"',
];
const oddCodings = [
  'chunked, identity',
  'identity, chunked',
  'xchunked',
  'chunked ',
  '\tchunked',
  '\x0bchunked',
  'CHUNKED',
  '"chunked"',
  'chunked;q=1',
  'gzip, chunked',
  'chunked, chunked',
  '',
  'cow',
];
const oddNames = [
  'Transfer-Encoding',
  'Transfer-Encoding ',
  ' Transfer-Encoding',
  'Transfer_Encoding',
  'transfer-encoding',
  'Transfer-\x00Encoding',
];
const oddSizes = [
  '0x5',
  '+5',
  '-1',
  '5 ',
  ' 5',
  '5;a=b',
  '5;\r\na',
  '00000005',
  'ffffffffffffffff1',
  '',
  'g',
  '5\n',
  '5\r',
];
const oddBreaks = ['\n', '\r', '\r\r\n', '\x0b', '\x00', '\u2028', '\r\n ', '\r\n\t', ' \r\n'];
const injections = [
  '%0d%0aInjected:%201',
  '%0aInjected:1',
  '%E5%98%8A%E5%98%8DInjected:1',
  '\rInjected: 1',
  '\nInjected: 1',
  '\0',
  '%00',
  '"; Injected',
];
const paths = ['/', '/nood', '/aanmelden', '/uitleg', '/start', '/bericht', '/nergens', '/d/abc', '/assets/x.css'];

type Make = (dice: Dice, people: readonly Person[]) => Case;

/** Two ways to tell where a request ends: the second request must not be heard. */
const lengthAndChunks: Make = (dice) => {
  const coding = `${dice.one(oddNames)}: ${dice.one(['chunked', 'chunked', ...oddCodings])}`;
  const length = `Content-Length: ${dice.one(['5', String(5 + smuggled.length), '0', ...oddLengths])}`;
  const both = dice.once(2) ? [coding, length] : [length, coding];
  const body = dice.once(2) ? `0\r\n\r\n${smuggled}` : `5\r\na=bcd\r\n0\r\n\r\n${smuggled}`;
  return {
    what: 'length and chunks',
    bytes: lines('POST /bericht HTTP/1.1', host, form, ...both, ends) + body,
    asks: ['POST'],
  };
};

const twoLengths: Make = (dice) => {
  const [one, other] = dice.once(2)
    ? ['0', String(smuggled.length)]
    : [dice.one(oddLengths), dice.one(['5', ...oddLengths])];
  const bytes =
    lines('POST /bericht HTTP/1.1', host, form, `Content-Length: ${one}`, `Content-Length: ${other}`, ends) + smuggled;
  return { what: 'two lengths', bytes, asks: ['POST'] };
};

const oddChunks: Make = (dice) => {
  const size = dice.one(oddSizes);
  const end = dice.one(['\r\n', '\n', '\r', '\r\n\r\n', '']);
  const trailer = dice.one(['', 'Injected: 1\r\n', 'Content-Length: 3\r\n', 'a\r\n']);
  const body = `${size}${dice.once(3) ? dice.one(oddBreaks) : '\r\n'}a=bcd${end}0\r\n${trailer}\r\n`;
  return {
    what: 'odd chunks',
    bytes: lines('POST /bericht HTTP/1.1', host, form, 'Transfer-Encoding: chunked', ends) + body,
    asks: ['POST'],
  };
};

const oddLineEnds: Make = (dice) => {
  const end = dice.one(oddBreaks);
  const method = dice.one(['GET', 'POST', 'HEAD']);
  const within = dice.once(2) ? `b${end}c` : `b${end}${end}${smuggled.replaceAll('\r\n', end)}`;
  const all = [`${method} ${dice.one(paths)} HTTP/1.1`, host, `X-A: ${within}`, 'Content-Length: 0', ends];
  const bytes = dice.once(2) ? `${all.join(end)}${end}${end}` : all.join('\r\n') + dice.one(['\n\n', '\r\n\r\n']);
  return { what: 'odd line ends', bytes, asks: [method] };
};

const injected: Make = (dice, people) => {
  const part = dice.one(injections);
  const where = dice.under(5);
  const path =
    where === 0 ? `${dice.one(paths)}${part}` : where === 1 ? `/aanmelden?verder=/start${part}` : dice.one(paths);
  const cookie = where === 2 ? `Cookie: __Host-pluis=${part}; ${part}=1` : `Cookie: ${dice.one(people).cookie}`;
  const more = where === 3 ? `X-Forwarded-For: ${part}` : where === 4 ? `User-Agent: ${part}` : 'Accept: */*';
  return { what: 'injected', bytes: lines(`GET ${path} HTTP/1.1`, host, cookie, more, ends), asks: ['GET'] };
};

const huge: Make = (dice) => {
  const many = Array.from({ length: dice.one([99, 200, 2_000]) }, (_, at) => `X-${at}: a`);
  const header = dice.one([
    [`X-Long: ${'a'.repeat(dice.one([1_000, 20_000, 200_000]))}`],
    many,
    [`Cookie: ${'a=b; '.repeat(5_000)}`],
  ]);
  const target = dice.once(3) ? `/${'a'.repeat(dice.one([2_000, 70_000]))}` : '/nood';
  return { what: 'huge headers', bytes: lines(`GET ${target} HTTP/1.1`, host, ...header, ends), asks: ['GET'] };
};

const hugeBody: Make = (dice) => {
  const size = dice.one([500_000, 600_000, 2_000_000]);
  const body = dice.once(2) ? 'a'.repeat(size) : smuggled.repeat(Math.ceil(size / smuggled.length)).slice(0, size);
  const promised = dice.one([size, size * 10, size - 1_000 + dice.under(2) * 1_000]);
  const asks = promised < size ? ['POST', 'GET'] : ['POST'];
  const chunk = `${size.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
  return dice.once(2)
    ? {
        what: 'a huge body',
        bytes: lines('POST /aanmelden HTTP/1.1', host, form, `Content-Length: ${promised}`, ends) + body,
        asks,
      }
    : {
        what: 'a huge body in chunks',
        bytes: lines('POST /aanmelden HTTP/1.1', host, form, 'Transfer-Encoding: chunked', ends) + chunk,
        asks: ['POST'],
      };
};

const oddTargets: Make = (dice) => {
  const target = dice.one([
    'http://elders.example/nood',
    'https://elders.example:443/',
    '*',
    'elders.example:443',
    '//elders.example/',
    'nood',
    '/nood#x',
    '/../../etc/passwd',
    'http://',
    '/%',
    '/\u00e9',
    '',
  ]);
  const named = dice.one([
    host,
    'Host: elders.example',
    'Host:',
    'Host: a b',
    'Host: pluis.test\r\nHost: elders.example',
    'Host: [::1',
    'Host: pluis.test@elders.example',
    'Host: a/b',
    'X-Host: a',
    'Host: \u00e9',
  ]);
  const method = dice.one(['GET', 'HEAD', 'OPTIONS', 'TRACE', 'CONNECT', 'PROPFIND', 'get', 'PRI', 'GE T', '\x00GET']);
  const version = dice.one([
    'HTTP/1.1',
    'HTTP/1.1',
    'HTTP/1.0',
    'HTTP/2.0',
    'HTTP/0.9',
    'HTTP/1.2',
    'http/1.1',
    '',
    'HTTP/1.1 x',
  ]);
  return { what: 'odd targets', bytes: lines(`${method} ${target} ${version}`, named, ends), asks: [method] };
};

const upgrades: Make = (dice) => {
  const asked = dice.one([
    ['Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c', 'HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA'],
    [
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      'Sec-WebSocket-Version: 13',
    ],
    ['Expect: 100-continue', 'Content-Length: 0'],
    ['Expect: 200-ok', 'Content-Length: 0'],
    ['Connection: close, Content-Length', 'Content-Length: 0'],
    ['Range: bytes=0-1,1-2,2-3', 'If-Match: *'],
    ['Content-Encoding: gzip', 'Content-Length: 0'],
  ]);
  return {
    what: 'upgrades',
    bytes: lines(`${dice.one(['GET', 'POST'])} /nood HTTP/1.1`, host, ...asked, ends),
    asks: ['GET'],
  };
};

/** Several people through one connection, as a proxy sends them: each gets the own page, in order. */
const pipelined: Make = (dice, people) => {
  const asked = Array.from({ length: 2 + dice.under(4) }, () => (dice.once(4) ? null : dice.one(people)));
  const bytes = asked.map((who, at) =>
    lines(
      'GET /toegang HTTP/1.1',
      host,
      ...(who === null ? [] : [`Cookie: ${who.cookie}`]),
      at === asked.length - 1 ? ends : 'Accept: */*',
    ),
  );
  return {
    what: 'pipelined',
    bytes: bytes.join(''),
    asks: asked.map(() => 'GET'),
    whose: asked.map((who) => who?.name ?? null),
  };
};

const cutOff: Make = (dice, people) => {
  const { bytes } = pipelined(dice, people);
  const until = bytes.indexOf('\r\n\r\n');
  return { what: 'cut off', bytes: bytes.slice(0, 1 + dice.under(until)), asks: ['GET'] };
};

const noise: Make = (dice) => {
  const bytes = Array.from({ length: 1 + dice.under(300) }, () => String.fromCharCode(dice.under(256))).join('');
  return { what: 'noise', bytes: dice.once(2) ? bytes : `GET / HTTP/1.1\r\n${bytes}\r\n\r\n`, asks: ['GET'] };
};

const makers = [
  lengthAndChunks,
  lengthAndChunks,
  twoLengths,
  oddChunks,
  oddLineEnds,
  injected,
  huge,
  hugeBody,
  oddTargets,
  upgrades,
  pipelined,
  cutOff,
  noise,
];

export function nextCase(dice: Dice, people: readonly Person[]): Case {
  return dice.one(makers)(dice, people);
}
