import { Dice } from '../dice.ts';
import type { OfferedField, OfferedForm } from './markup.ts';

/** One request as it is sent, apart from who sends it. */
export type Sent = {
  readonly method: string;
  readonly path: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly form: readonly (readonly [string, string])[] | string | null;
  readonly kind: 'valid' | 'near' | 'wild';
};

type Field = readonly [string, string];
type Described = { readonly method: string; readonly path: string };

/** Never an element of ours: where it stands in a page as one, something was not escaped. */
export const foreign = '<zz9 onfocus="x">';

const texts = [
  'Kim Fictief',
  'Een blauwe plek op de arm.',
  'Els Voorbeeld',
  '13:05',
  '0800-2000',
  '2',
  'zorgcoördinator',
];
const odd = [
  '',
  ' ',
  '\0',
  'a\r\nSet-Cookie: b=c',
  foreign,
  `"'>${foreign}&amp;`,
  '</textarea></script>',
  "'; drop table entry; --",
  '__proto__',
  'constructor',
  'null',
  '-1',
  '1e9',
  'NaN',
  '31',
  '0',
  '99999999999999999999',
  '\u202etxt.exe',
  '\ud800',
  '\ufeff',
  'é'.repeat(301),
  'x'.repeat(20_001),
  '../../../etc/passwd',
  '2026-02-30',
  '25:61',
  'yes',
  'no',
  'doubt',
  '{"a":1}',
  '[]',
  '%00%0d%0a',
  'A'.repeat(64),
  '0'.repeat(32),
];
const cookies = [
  '__Host-pluis=%00.a.b; __Host-pluis-known=%00',
  '__Host-pluis=a.b.c.d.e',
  '__Host-pluis=%zz; ;;=;',
  `__Host-pluis=proef-fedra.${'a'.repeat(43)}.${'b'.repeat(22)}; __Host-pluis-known=x`,
  '__Host-pluis="quoted"; __proto__=1',
];
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'];

/** Makes requests from the inventory of routes and from what pages offered so far. */
export class Asking {
  readonly dice: Dice;
  readonly #routes: readonly Described[];
  readonly #links = new Map<string, Set<string>>();
  readonly #forms = new Map<string, OfferedForm>();

  constructor(seed: number, routes: readonly Described[]) {
    this.dice = new Dice(seed);
    this.#routes = routes;
  }

  /** Remembers what a page leads to; of each pattern a hundred at most. */
  learn(links: readonly string[], forms: readonly OfferedForm[]): void {
    for (const link of links) this.#remember(link);
    for (const form of forms) {
      this.#remember(form.action);
      if (this.#forms.size < 2_000) this.#forms.set(form.action, form);
    }
  }

  /** Which route of the inventory this asks for; null for an address of none. */
  routeOf({ method, path }: Sent): string | null {
    const plain = path.split('?')[0] ?? '';
    const found = this.#routes.filter((one) => one.method === method && shapeOf(one.path).test(plain));
    const [route] = found.toSorted((a, b) => a.path.split(':').length - b.path.split(':').length);
    return route === undefined ? null : `${route.method} ${route.path}`;
  }

  next(): Sent {
    const { dice } = this;
    const kind = dice.one(['valid', 'valid', 'near', 'wild'] as const);
    const form = dice.once(2) && this.#forms.size > 0 ? dice.one([...this.#forms.values()]) : null;
    if (form !== null) return { ...this.#filled(form, kind), kind };
    return { ...this.#toRoute(dice.one(this.#routes), kind), kind };
  }

  #toRoute(route: Described, kind: Sent['kind']): Omit<Sent, 'kind'> {
    const path = this.#pathOf(route, kind);
    const method = kind === 'wild' && this.dice.once(3) ? this.dice.one(methods) : route.method;
    const headers = kind === 'wild' ? this.#headers() : [];
    if (['GET', 'HEAD', 'OPTIONS'].includes(method)) return { method, path, headers, form: null };
    const offered = this.#forms.get(path);
    if (offered !== undefined) return { ...this.#filled(offered, kind), method, headers };
    return { method, path, headers, form: this.#wildFields() };
  }

  #remember(link: string): void {
    const path = link.split(/[?#]/)[0] ?? '';
    const route = this.#routes.find(({ path: pattern }) => shapeOf(pattern).test(path));
    if (route === undefined) return;
    const known = this.#links.get(route.path) ?? new Set();
    if (known.size < 100) known.add(link);
    this.#links.set(route.path, known);
  }

  #pathOf({ path }: Described, kind: Sent['kind']): string {
    const known = [...(this.#links.get(path) ?? [])];
    const made = known.length > 0 ? this.dice.one(known) : path.replace(/:\w+/g, () => this.#part());
    if (kind === 'valid') return made;
    const changed = this.dice.once(2) ? path.replace(/:\w+/g, () => this.#part()) : made;
    if (kind === 'near') return changed;
    const more = this.dice.one([
      '',
      '/',
      '?',
      '?blad=',
      '?verder=',
      '?soort=',
      '?feiten=',
      '//',
      '/..',
      '%2f',
      '.pdf',
      ';a=b',
    ]);
    return `${changed}${more}${more.endsWith('=') ? encodeURIComponent(safe(this.dice.one(odd))) : ''}`;
  }

  #part(): string {
    return encodeURIComponent(safe(this.dice.one([...odd.slice(1), 'q1', 'F-2.1', 'abc', 'f'.repeat(32)]))).slice(
      0,
      400,
    );
  }

  #filled({ action, fields }: OfferedForm, kind: Sent['kind']): Omit<Sent, 'kind'> {
    const filled = fields.flatMap((field) => this.#valuesFor(field));
    const form = kind === 'valid' ? filled : kind === 'near' ? this.#changed(filled) : this.#wildFields(filled);
    return { method: 'POST', path: action, headers: [], form };
  }

  #valuesFor({ name, kind, values }: OfferedField): readonly Field[] {
    const { dice } = this;
    if (kind === 'hidden') return values.map((value) => [name, value]);
    if (kind === 'any-of') return values.filter(() => dice.once(3)).map((value) => [name, value]);
    if (kind === 'one-of') return values.length === 0 ? [] : [[name, dice.one(values)]];
    return [[name, this.#typed(name, values[0] ?? '')]];
  }

  #typed(name: string, there: string): string {
    const { dice } = this;
    if (there !== '' && dice.once(2)) return there;
    if (/-(day|month)$/.test(name)) return String(1 + dice.under(12));
    if (name.endsWith('-year')) return dice.one(['2025', '2026']);
    return dice.once(4) ? '' : dice.one(texts);
  }

  #changed(fields: readonly Field[]): readonly Field[] {
    const { dice } = this;
    const open = fields.filter(([name]) => !name.startsWith('_c'));
    if (open.length === 0) return fields;
    let changed = fields;
    for (let times = 1 + dice.under(3); times > 0; times -= 1) {
      const [chosen] = dice.one(open);
      const way = dice.one(['drop', 'odd', 'odd', 'twice'] as const);
      changed = changed.flatMap((field): readonly Field[] => {
        if (field[0] !== chosen) return [field];
        if (way === 'drop') return [];
        return way === 'odd' ? [[chosen, dice.one(odd)]] : [field, [chosen, dice.one(odd)]];
      });
    }
    return changed;
  }

  #wildFields(beside: readonly Field[] = []): Sent['form'] {
    const { dice } = this;
    const names =
      beside.length === 0
        ? ['what', 'on-day', 'child', 'code', 'password', '_version', 'name']
        : beside.map(([name]) => name);
    const some = Array.from({ length: dice.under(12) }, (): Field => [
      dice.once(3) ? dice.one(odd) : dice.one(names),
      dice.one(odd),
    ]);
    if (dice.once(8)) return dice.one(['%', '&&&=', 'a=%ff%fe', '{"a":1}', '='.repeat(5_000), '_key=x&_csrf=']);
    return [...beside.filter(([name]) => name === '_csrf' || dice.once(2)), ...some];
  }

  #headers(): readonly Field[] {
    const { dice } = this;
    const all: readonly Field[] = [
      ['accept-encoding', dice.one(['gzip', 'br, *;q=0', '', ';;;q=', 'gzip;q=2'])],
      [
        'content-type',
        dice.one([
          'text/plain',
          'application/json',
          'multipart/form-data',
          'application/x-www-form-urlencoded; charset=utf-7',
          'x',
        ]),
      ],
      ['sec-fetch-site', dice.one(['cross-site', 'none', 'same-site', 'x'])],
      ['origin', dice.one(['null', 'https://elders.example', '::'])],
      ['x-forwarded-for', dice.one(['1.2.3.4', 'x, y', ','.repeat(200)])],
      ['user-agent', dice.one(['', 'x'.repeat(8_000), '<b>'])],
      ['cookie', dice.one(cookies)],
      ['range', 'bytes=0-1'],
      ['if-none-match', '*'],
      ['accept', 'application/json'],
      ['x-http-method-override', 'DELETE'],
    ];
    return all.filter(() => dice.once(5));
  }
}

/** A lone half of a surrogate cannot be written in an address. */
function safe(text: string): string {
  return text.toWellFormed();
}

function shapeOf(pattern: string): RegExp {
  return new RegExp(`^${pattern.replaceAll('.', '\\.').replace(/:\w+/g, '[^/]+')}$`);
}
