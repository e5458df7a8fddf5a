/** One form as a page offers it: where it goes and what each field can hold. */
export type OfferedForm = { readonly action: string; readonly fields: readonly OfferedField[] };
export type OfferedField = {
  readonly name: string;
  readonly kind: 'hidden' | 'typed' | 'one-of' | 'any-of';
  readonly values: readonly string[];
};
export type Markup = {
  /** What is not well-formed. */
  readonly faults: readonly string[];
  readonly links: readonly string[];
  readonly forms: readonly OfferedForm[];
};

type Attributes = ReadonlyMap<string, string>;
type Field = { readonly name: string; kind: OfferedField['kind']; readonly values: string[] };

const empty = new Set(['area', 'base', 'br', 'col', 'hr', 'img', 'input', 'link', 'meta']);
const token = /<!DOCTYPE html>|<(\/?)([a-zA-Z][\w-]*)((?:\s+[a-zA-Z][\w:-]*(?:="[^"<]*")?)*)\s*(\/?)>|[^<]+|</gy;
const attribute = /([a-zA-Z][\w:-]*)(?:="([^"]*)")?/g;
const entity = /&(?!(?:amp|lt|gt|quot|nbsp|#\d+|#x[0-9a-fA-F]+);)/;

/** Reads a page strictly, as no browser does: each element closed, each attribute quoted, each sign of HTML escaped. */
export function readMarkup(html: string): Markup {
  const page = new Reading();
  for (const [whole, closes, name, attributes = '', itself] of html.matchAll(token)) {
    if (whole === '<') page.fault('a loose <');
    else if (name === undefined) page.text(whole);
    else if (closes === '/') page.close(name);
    else page.open(name, attributesIn(attributes), itself === '/' || empty.has(name));
    if (page.faults.length > 5) break;
  }
  return page.done();
}

function attributesIn(text: string): Attributes {
  return new Map(Array.from(text.matchAll(attribute), ([, name = '', value = '']) => [name, value]));
}

function plain(text: string): string {
  return text
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

class Reading {
  readonly faults: string[] = [];
  readonly #open: string[] = [];
  readonly #ids = new Set<string>();
  readonly #links: string[] = [];
  readonly #forms: { action: string; fields: Field[] }[] = [];
  #select: Field | null = null;
  #isRoot = false;

  fault(what: string): void {
    this.faults.push(what);
  }

  text(text: string): void {
    if (text === '<!DOCTYPE html>') this.#isRoot = true;
    else if (entity.test(text)) this.fault(`a loose & in ${text.slice(0, 60)}`);
    else if (text.trim() !== '' && this.#open.length === 0) this.fault('text outside the page');
  }

  open(name: string, given: Attributes, isWhole: boolean): void {
    this.#identify(given.get('id'));
    for (const value of given.values()) if (entity.test(value)) this.fault(`a loose & in <${name}>`);
    if ([...given.keys()].some((key) => /^on/i.test(key))) this.fault(`a handler in <${name}>`);
    if (name === 'script' && !/^\/assets\//.test(given.get('src') ?? '')) this.fault('a script of another place');
    if (!isWhole) this.#open.push(name);
    this.#collect(name, given);
  }

  #identify(id: string | undefined): void {
    if (id === undefined) return;
    if (this.#ids.has(id)) this.fault(`two things with the id ${id}`);
    this.#ids.add(id);
  }

  close(name: string): void {
    const last = this.#open.pop();
    if (last !== name) this.fault(`</${name}> closes <${last ?? 'nothing'}>`);
    if (name === 'select') this.#select = null;
  }

  done(): Markup {
    if (!this.#isRoot) this.fault('no doctype');
    if (this.#open.length > 0) this.fault(`<${this.#open.join('> <')}> is never closed`);
    return { faults: this.faults, links: this.#links, forms: this.#forms };
  }

  #collect(name: string, given: Attributes): void {
    const said = (key: string) => plain(given.get(key) ?? '');
    if (name === 'a') this.#links.push(said('href'));
    if (name === 'form' && said('method') === 'post') this.#forms.push({ action: said('action'), fields: [] });
    if (name === 'option') this.#select?.values.push(said('value'));
    if (!given.has('name')) return;
    const field = this.#fieldOf(name, said('type'), said('name'));
    if (field !== null && name === 'input') field.values.push(said('value'));
    if (name === 'select') this.#select = field;
  }

  #fieldOf(element: string, type: string, name: string): Field | null {
    const form = this.#forms.at(-1);
    const kind = kindOf(element, type);
    if (form === undefined || kind === null) return null;
    const known = form.fields.find((one) => one.name === name);
    if (known !== undefined && (kind === 'one-of' || kind === 'any-of')) return known;
    const made: Field = { name, kind, values: [] };
    form.fields.push(made);
    return made;
  }
}

function kindOf(element: string, type: string): OfferedField['kind'] | null {
  if (element === 'textarea') return 'typed';
  if (element === 'select') return 'one-of';
  if (element !== 'input' && element !== 'button') return null;
  if (type === 'hidden') return 'hidden';
  if (type === 'radio' || element === 'button') return 'one-of';
  return type === 'checkbox' ? 'any-of' : 'typed';
}
