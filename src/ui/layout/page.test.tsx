import { describe, expect, test } from 'vitest';
import { Form } from '../forms/form.tsx';
import { dateField, field, manyField, type FormState } from '../forms/form-state.ts';
import { Checkboxes } from '../govuk/checkboxes.tsx';
import { DateInput } from '../govuk/date-input.tsx';
import { Input } from '../govuk/input.tsx';
import { Radios } from '../govuk/radios.tsx';
import { Select } from '../govuk/select.tsx';
import { Textarea } from '../govuk/textarea.tsx';
import { Stones } from '../stones.tsx';
import type { Frame } from './frame.ts';
import { Page } from './page.tsx';

const frame: Frame = {
  assets: { css: '/assets/pluis-1.css', scripts: ['/assets/keep-draft-1.js'], fonts: ['/assets/font-1.woff2'] },
  contacts: [{ name: 'Veilig Thuis', phone: '0800 2000', use: 'Bij vermoedens.' }],
  trial: true,
  user: { name: 'Els Voorbeeld', role: 'leerkracht', board: 'Bestuur Voorbeeld' },
  nav: [{ key: 'caseload', label: 'Dossiers', href: '/dossiers' }],
  tokens: { csrf: 'csrf', key: 'key' },
};
const nasty = `</textarea><script>alert('x')</script>" onfocus="alert(1) & <b>`;
const names = ['line', 'text', 'select', 'radio', 'boxes', 'day'] as const;
const form: FormState = {
  values: new Map([...names.map((name): [string, string[]] => [name, [nasty]]), ['day-day', [nasty]]]),
  errors: new Map(names.map((name) => [name, `${name}: ${nasty}`])),
};
const options = [
  { value: nasty, label: nasty, hint: nasty },
  { value: 'b', label: 'B' },
];

function whole(errors: FormState['errors'] = form.errors): string {
  return markupOf(
    <Page frame={frame} heading={nasty} caption={nasty} errors={errors} backLink={{ href: '/x', label: nasty }}>
      <Form tokens={frame.tokens} action="/zorg" submitLabel={nasty} draft="zorg">
        <Input {...field(form, 'line')} label={nasty} hint={nasty} />
        <Textarea {...field(form, 'text')} label={nasty} writingAid />
        <Select {...field(form, 'select')} label={nasty} options={[{ value: nasty, label: nasty }]} />
        <Radios {...field(form, 'radio')} legend={nasty} options={options} />
        <Checkboxes {...manyField(form, 'boxes')} legend={nasty} options={options} />
        <DateInput {...dateField(form, 'day')} legend={nasty} />
      </Form>
      <Stones stones={[{ name: nasty, state: 'skipped', reason: nasty }]} />
    </Page>,
  );
}
const markupOf = (element: { readonly toString: () => string }) => String(element);
const tags = (html: string) => html.match(/<[^>]+>/g) ?? [];

describe('the error summary', () => {
  test('leads with each line to the field it is about, of every kind', () => {
    const html = whole();
    const targets = [...html.matchAll(/<a href="#([^"]+)">/g)].map(([, id]) => id);
    expect(targets).toEqual([...names]);
    for (const id of targets) {
      const found = tags(html).filter((tag) => tag.includes(` id="${id}"`));
      expect(found).toHaveLength(1);
      expect(found[0]).toMatch(/^<(input|textarea|select) /);
    }
  });
  test('is not there when nothing is wrong', () => {
    expect(whole(new Map())).not.toContain('govuk-error-summary');
  });
  test('is told in the title, which tells nothing else', () => {
    expect(/<title>(.*)<\/title>/.exec(whole())?.[1]).toBe('Fout: Pluis');
    expect(/<title>(.*)<\/title>/.exec(whole(new Map()))?.[1]).toBe('Pluis');
  });
  test('gives no id twice, and each description and label its field', () => {
    const html = whole();
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids).toEqual([...new Set(ids)]);
    const described = [...html.matchAll(/ (?:aria-describedby|for|aria-labelledby)="([^"]+)"/g)];
    const pointed = described.flatMap(([, given = '']) => given.split(' '));
    expect(pointed.length).toBeGreaterThan(10);
    expect(pointed.filter((id) => !ids.includes(id))).toEqual([]);
  });
});

describe('what people typed', () => {
  test('makes no element and no attribute, wherever it stands', () => {
    const html = whole();
    expect(html).not.toContain('<b>');
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(tags(html).filter((tag) => / onfocus=/.test(tag.replaceAll(/"[^"]*"/g, '')))).toEqual([]);
    expect(html.match(/&lt;script&gt;/g)?.length).toBeGreaterThanOrEqual(15);
  });
  test('is remembered by no browser', () => {
    expect(tags(whole()).filter((tag) => tag.includes('data-draft'))[0]).toContain('autocomplete="off"');
  });
  test('comes back in its field as it was typed', () => {
    const typed = /<textarea[^>]*>([\s\S]*?)<\/textarea>/.exec(whole())?.[1] ?? '';
    expect(unescaped(typed)).toBe(nasty);
    const value = /id="line"[^>]* value="([^"]*)"/.exec(whole())?.[1] ?? '';
    expect(unescaped(value)).toBe(nasty);
  });
});

describe('a page', () => {
  test('has no script, style or handler in itself, so that the content policy can refuse them all', () => {
    const html = whole();
    expect(
      [...html.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g)].map(([, given, inside]) => [given, inside]),
    ).toEqual([[' type="module" src="/assets/keep-draft-1.js"', '']]);
    expect(html).not.toMatch(/<style|javascript:/);
    const bare = tags(html).map((tag) => tag.replaceAll(/"[^"]*"/g, '""'));
    expect(bare.filter((tag) => / (style|on[a-z]+)=/.test(tag))).toEqual([]);
  });
  test('is Dutch, has one first heading, one main part and a link that skips to it', () => {
    const html = whole();
    expect(html).toMatch(/^<!DOCTYPE html><html lang="nl"/);
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html.match(/<main/g)).toHaveLength(1);
    expect(html.indexOf('href="#inhoud"')).toBeLessThan(html.indexOf('<header'));
    expect(html).toContain('id="inhoud"');
  });
  test('carries the telephone number and the way to hide it, also for who is not signed in', () => {
    const html = markupOf(<Page frame={{ ...frame, user: null, nav: [] }} heading="x" />);
    expect(html).toContain('href="tel:08002000"');
    expect(html).toContain('data-hide-screen');
  });
  test('carries the ways to leave and to lock, which come back to this page, for who is signed in', () => {
    const html = markupOf(<Page frame={{ ...frame, screen: { at: '/taken', presenting: false } }} heading="x" />);
    for (const action of ['/verlaten', '/vergrendelen', '/presentatie'])
      expect(html).toMatch(new RegExp(`<form action="${action}" method="post"[^>]*><input type="hidden" name="_csrf"`));
    expect(html.match(/name="verder" value="\/taken"/g)).toHaveLength(2);
    expect(whole()).not.toContain('/verlaten');
  });
  test('says in a trial that it is not for real dossiers, and only there', () => {
    expect(whole()).toContain('niet voor echte dossiers');
    const real = markupOf(<Page frame={{ ...frame, trial: false }} heading="x" />);
    expect(real).not.toContain('niet voor echte dossiers');
  });
});

describe('the path of stones', () => {
  const read = (html: string) =>
    html
      .replaceAll(/<span class="pluis-stone__mark"[\s\S]*?<\/svg>(<span[\s\S]*?<\/span>)?<\/span>/g, '')
      .replaceAll(/<li[^>]*>/g, '\n')
      .replaceAll(/<[^>]+>/g, '')
      .trim();
  const stones = [
    { name: 'Signalen', state: 'done' },
    { name: 'Overleg', state: 'skipped', reason: 'direct gevaar' },
    { name: 'Gesprek', state: 'again' },
    { name: 'Weging', state: 'now' },
    { name: 'Besluit', state: 'open' },
  ] as const;
  test.each([false, true])('reads as a list of steps, each with where it stands (small: %s)', (small) => {
    const html = markupOf(<Stones stones={stones} small={small} />);
    expect(read(html).split('\n')).toEqual([
      'Stap 1: Signalen, klaar',
      'Stap 2: Overleg, overgeslagen, met reden: direct gevaar',
      'Stap 3: Gesprek, opnieuw',
      'Stap 4: Weging, nu',
      'Stap 5: Besluit, open',
    ]);
  });
  test('marks the step of now for who listens, and hides the pictures from them', () => {
    const html = markupOf(<Stones stones={stones} />);
    expect(html.match(/aria-current="step"/g)).toHaveLength(1);
    expect(html.match(/class="pluis-stone__mark" aria-hidden="true"/g)).toHaveLength(5);
    expect(html).toContain('<ol class="pluis-stones" aria-label="De stappen">');
  });
});

function unescaped(html: string): string {
  const signs = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };
  return html.replaceAll(/&(?:lt|gt|quot|#39|amp);/g, (one) => new Map(Object.entries(signs)).get(one) ?? one);
}
