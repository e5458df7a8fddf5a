import { describe, expect, test } from 'vitest';
import { instant } from '../../core/kernel/kernel.schema.ts';
import { parseSignal } from './signal.form.ts';

const now = instant.parse('2026-11-23T13:05:00.000Z');
const filled = {
  child: 'kind-1',
  what: 'Bo kwam voor de derde keer zonder jas op school.',
  'on-day': '23',
  'on-month': '11',
  'on-year': '2026',
  source: 'seen',
  danger: 'no',
};

function parse(typed: Record<string, string>) {
  return parseSignal(new Map(Object.entries(typed).map(([name, value]) => [name, [value]])), 'Kim Fictief', now);
}

function errorsOf(typed: Record<string, string>): string[] {
  const parsed = parse(typed);
  return parsed.ok ? [] : [...parsed.error.keys()];
}

describe('a first signal', () => {
  test('with six fields filled in is a fact with its source, apart from how it is read', () => {
    const parsed = parse({ ...filled, reading: 'Ik vraag me af of er thuis op gelet wordt.' });
    expect(parsed.ok && parsed.value.toEvent(['F-1.1'])).toMatchObject({
      type: 'SignalRecorded',
      acts: ['F-1.1'],
      statements: [{ kind: 'seen', source: { origin: 'school', who: 'Kim Fictief' }, contradicting: false }],
      reading: 'Ik vraag me af of er thuis op gelet wordt.',
      dangerNow: 'no',
    });
  });

  test('with nothing filled in names every error at once, in the order of the page', () => {
    expect(errorsOf({})).toEqual(['child', 'what', 'on', 'source', 'danger']);
  });

  test.each([
    ['a day that does not exist', { ...filled, 'on-day': '31' }, ['on']],
    ['a day in the future', { ...filled, 'on-day': '24' }, ['on']],
    ['a time that is none', { ...filled, time: 'half drie' }, ['time']],
    ['a child that is not in the list, without its name', { ...filled, child: 'not-in-list' }, ['child-name']],
    ['told by the child, without its words', { ...filled, source: 'child' }, ['words', 'unprompted']],
    ['told by somebody else, without saying who', { ...filled, source: 'other' }, ['who']],
    ['a place that is a whole story', { ...filled, where: 'x'.repeat(301) }, ['where']],
  ])('%s is told at its field', (_, typed, expected) => {
    expect(errorsOf(typed)).toEqual(expected);
  });

  test('what points the other way stands beside it as a fact of its own', () => {
    const parsed = parse({ ...filled, against: 'De jas hing later aan de kapstok.' });
    expect(parsed.ok && parsed.value.toEvent([])).toMatchObject({ statements: [{}, { contradicting: true }] });
  });

  test('danger is a flag of the emergency route; no danger is no flag', () => {
    const flags = (danger: string) => {
      const parsed = parse({ ...filled, danger });
      return parsed.ok ? parsed.value.toEvent([]).flags : 'refused';
    };
    expect(flags('yes')).toEqual({ danger_now: 'yes' });
    expect(flags('no')).toBeUndefined();
  });

  test('the words of the child are kept literally, with the question before it', () => {
    const parsed = parse({
      ...filled,
      source: 'child',
      words: 'Papa was weer boos',
      asked: 'Hoe gaat het?',
      unprompted: 'no',
    });
    expect(parsed.ok && parsed.value.toEvent([])).toMatchObject({
      childsWords: { words: 'Papa was weer boos', asked: 'Hoe gaat het?', unprompted: 'no' },
      statements: [{ kind: 'heard', source: { origin: 'school', who: 'Kim Fictief' } }],
    });
  });
});
