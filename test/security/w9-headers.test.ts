import { CspEvaluator } from 'csp_evaluator/dist/evaluator.js';
import { Severity } from 'csp_evaluator/dist/finding.js';
import { CspParser } from 'csp_evaluator/dist/parser.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  absent,
  fill,
  nobody,
  openWholeHouse,
  type Ask,
  type Visitor,
  type WholeHouse,
} from '../builders/whole-house.ts';
import { expected, faultsOf, policyHolds } from './answer-headers.ts';

/** Asked last, so that whoever is signed in is so at every other route. */
function endsSession(path: string): boolean {
  return ['/afmelden', '/verlaten', '/vergrendelen', '/toegang/overal', '/toegang/sessie'].includes(path);
}

describe('W9', () => {
  let house: WholeHouse;
  const policies = new Set<string>();
  const seen = { answers: 0, statuses: new Set<number>() };
  beforeAll(async () => {
    house = await openWholeHouse(true);
  });
  afterAll(() => house.close());

  async function look(visitor: Visitor, ask: Ask): Promise<readonly string[]> {
    const answer = await house.ask(visitor, ask);
    await answer.arrayBuffer();
    seen.answers += 1;
    seen.statuses.add(answer.status);
    policies.add(answer.headers.get('content-security-policy') ?? '');
    return faultsOf(answer.headers).map(
      (fault) => `${visitor.who}: ${ask.method} ${ask.path} (${answer.status}): ${fault}`,
    );
  }

  async function everyRouteFor(visitor: Visitor): Promise<readonly string[]> {
    const faults: string[] = [];
    const ordered = [...house.routes].sort((a, b) => Number(endsSession(a.path)) - Number(endsSession(b.path)));
    for (const route of ordered) {
      const there = house.there(route);
      const asks: Ask[] = [
        { method: route.method, path: there },
        { method: route.method, path: fill(route.path, {}) },
        { method: 'POST', path: there, genuine: false },
        { method: 'HEAD', path: there },
        { method: 'OPTIONS', path: there },
        { method: 'PUT', path: there },
      ];
      for (const ask of asks) faults.push(...(await look(visitor, ask)));
    }
    return faults;
  }

  test('every route carries the headers for everybody, in every state that a session can have', async () => {
    const faults: string[] = [];
    for (const visitor of [...house.others, ...house.people]) faults.push(...(await everyRouteFor(visitor)));
    house.wait(11);
    for (const visitor of house.people.slice(0, 2))
      faults.push(...(await everyRouteFor({ ...visitor, who: 'locked' })));
    for (const path of [
      '/nergens',
      `/d/${absent}/nergens`,
      '/assets/nergens.css',
      '/favicon.ico',
      '/%00',
      '/d/%2e%2e/x',
    ])
      faults.push(...(await look(nobody, { method: 'GET', path })));
    console.log(
      `W9: ${seen.answers} answers over ${house.routes.length} routes, statuses ${[...seen.statuses].sort().join(' ')}`,
    );
    expect(faults).toEqual([]);
    expect(seen.statuses).toContain(200);
    expect(seen.statuses).toContain(404);
    expect(seen.statuses).toContain(405);
  }, 600_000);

  test('the policy has no weakness that its evaluator calls high', () => {
    const grave = [...policies].flatMap((policy) =>
      new CspEvaluator(new CspParser(policy).csp)
        .evaluate()
        .filter(({ severity }) => severity <= Severity.MEDIUM)
        .map(({ directive, description }) => `${directive}: ${description}`),
    );
    expect(policies.size).toBe(1);
    expect(grave).toEqual([]);
  });

  describe('would be noticed', () => {
    const whole = async () => new Headers((await house.ask(nobody, { method: 'GET', path: '/nood' })).headers);
    test.each(Object.keys(expected))('when %s was left out', async (name) => {
      const headers = await whole();
      headers.delete(name);
      expect(faultsOf(headers)).toContain(name);
    });
    test.each(policyHolds)('when the policy lacked %s', async (part) => {
      const headers = await whole();
      headers.set('content-security-policy', (headers.get('content-security-policy') ?? '').replace(`; ${part}`, ''));
      expect(faultsOf(headers)).toContain(part);
    });
    test.each([
      'pluis=t; Path=/; HttpOnly; Secure; SameSite=Strict',
      '__Host-pluis=t; Path=/; Secure; SameSite=Strict',
    ])('when a cookie was %s', async (set) => {
      const headers = await whole();
      headers.append('set-cookie', set);
      expect(faultsOf(headers)).toEqual([set]);
    });
    test('when the policy let in any script', () => {
      const findings = new CspEvaluator(new CspParser("script-src 'unsafe-inline' *").csp).evaluate();
      expect(findings.some(({ severity }) => severity === Severity.HIGH)).toBe(true);
    });
  });
});
