import { describe, expect, test } from 'vitest';
import { parseTakeUp } from './take-up.form.ts';

function take(typed: Record<string, string | string[]>) {
  const parsed = parseTakeUp(new Map(Object.entries(typed).map(([name, value]) => [name, [value].flat()])));
  return parsed.ok ? parsed.value : [...parsed.error.keys()];
}

describe('a new signal, for the coordinator', () => {
  test('without a choice names both errors at once', () => {
    expect(take({})).toEqual(['does', 'harm']);
  });

  test('no meldcode needs a reason, and keeps it', () => {
    expect(take({ does: 'no-meldcode', harm: 'home', because: ' ' })).toEqual(['because']);
    expect(take({ does: 'no-meldcode', harm: 'home', because: 'Jas stond in de gang.' })).toMatchObject({
      does: 'no_meldcode',
      because: 'Jas stond in de gang.',
    });
  });

  test('harm by a colleague opens the staff route and shuts that colleague out', () => {
    expect(take({ does: 'open', harm: 'staff', excluded: ['s-1', ''] })).toEqual({
      does: 'open',
      route: 'staff',
      excluded: ['s-1'],
    });
  });

  test('not known who does the harm runs as home', () => {
    expect(take({ does: 'open', harm: 'unknown' })).toMatchObject({ route: 'home' });
  });

  test('joining a running dossier asks nothing more', () => {
    expect(take({ does: 'join-abc' })).toEqual({ does: 'join', ref: 'abc' });
  });
});
