import { describe, expect, test } from 'vitest';
import { multipartIn } from './multipart.ts';

const type = 'multipart/form-data; boundary=grens';
const field = (name: string, value: string) =>
  `--grens\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const file = (name: string, fileName: string, value: string) =>
  `--grens\r\nContent-Disposition: form-data; name="${name}"; filename="${fileName}"\r\nContent-Type: x\r\n\r\n${value}\r\n`;
const read = (body: string, contentType = type) => multipartIn(contentType, Buffer.from(body, 'latin1'));

describe('a form in parts', () => {
  test('has its fields, in order and repeated, and one file', () => {
    const sent = read(
      `${field('a', '1')}${field('a', '2')}${file('file', 'x.pdf', '%PDF\r\n--ander\0')}${file('file', 'y', 'z')}--grens--\r\n`,
    );
    expect(sent?.form).toEqual(new Map([['a', ['1', '2']]]));
    expect(Buffer.from(sent?.file ?? []).toString('latin1')).toBe('%PDF\r\n--ander\0');
  });
  test('is what a browser makes of it', async () => {
    const made = new FormData();
    made.append('title', 'Brief “van” de huisarts\nen meer');
    made.append('file', new Blob([new Uint8Array([0, 13, 10, 45, 45, 255])]), '../../x".exe');
    const request = new Request('http://pluis.test', { method: 'POST', body: made });
    const sent = multipartIn(request.headers.get('content-type') ?? '', Buffer.from(await request.arrayBuffer()));
    expect(sent?.form.get('title')?.[0]?.replaceAll('\r', '')).toBe('Brief “van” de huisarts\nen meer');
    expect([...(sent?.file ?? [])]).toEqual([0, 13, 10, 45, 45, 255]);
  });
  test('in which nothing was chosen has no file, and an empty file is one', () => {
    expect(read(`${file('file', '', '')}--grens--\r\n`)?.file).toBeNull();
    expect(read(`${file('file', 'leeg.txt', '')}--grens--\r\n`)?.file).toEqual(new Uint8Array());
    expect(read(`${file('ander', 'x', 'y')}--grens--\r\n`)?.file).toBeNull();
  });
  test.each([
    ['without a boundary', field('a', '1'), 'multipart/form-data'],
    ['with something before the first', `x${field('a', '1')}--grens--`, type],
    ['without an end', field('a', '1'), type],
    ['cut off', field('a', '1').slice(0, -2), type],
    ['of a part without a name', '--grens\r\nContent-Disposition: form-data\r\n\r\nx\r\n--grens--', type],
    ['of a part without a head', '--grens\r\nx\r\n--grens--', type],
    ['with a text that is none', `${field('a', '\xff')}--grens--`, type],
    ['of too many parts', `${field('a', '1').repeat(200)}--grens--`, type],
    ['with a head without end', `--grens\r\n${'x'.repeat(9_000)}\r\n\r\n--grens--`, type],
    ['of nothing', '', type],
  ])('%s is none', (_, body, contentType) => {
    expect(read(body, contentType)).toBeNull();
  });
});
