import type { Server } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { portOf } from '../builders/port-of.ts';
import { listen, type Patience } from '../../src/platform/http/listen.ts';
import { openWholeHouse, type WholeHouse } from '../builders/whole-house.ts';
import { Dice } from './dice.ts';
import { figure } from './figure.ts';
import { readAnswers, type Answer } from './raw-http/answers.ts';
import { nextCase, type Case, type Person } from './raw-http/cases.ts';
import { naiveServer, type Flaw } from './raw-http/naive.ts';
import { talk } from './raw-http/talking.ts';

const connections = figure({ short: 800, long: 10_000 });
const atOnce = 24;
const documented = new Set([200, 204, 303, 400, 404, 405, 408, 413, 417, 431]);
const patience: Patience = {
  headersTimeout: 2_000,
  requestTimeout: 2_000,
  keepAliveTimeout: 500,
  connectionsCheckingInterval: 100,
};

/** What must not be in what was heard: more than was asked for, of somebody else, cut off, or what the request put there. */
function faultsOf({ asks, whose }: Case, heard: Buffer, people: readonly Person[]): readonly string[] {
  const { answers, faults } = readAnswers(heard, asks);
  const found = [...faults, ...answers.flatMap(faultsIn)];
  if (answers.length > asks.length) found.push(`${answers.length} answers to ${asks.length} requests`);
  if (whose !== undefined && answers.length < whose.length) found.push('a request without an answer');
  for (const [at, name] of (whose ?? []).entries())
    if (answers[at] !== undefined && nameIn(answers[at], people) !== name) found.push('the answer of somebody else');
  return found;
}

function faultsIn({ status, headers, body }: Answer): readonly string[] {
  const found = documented.has(status) ? [] : [`status ${status}`];
  if (headers.some(([name]) => name === 'injected')) found.push('a header that was injected');
  if (!headers.some(([name]) => name === 'content-security-policy')) found.push('none of our headers');
  const isLed = body.includes('elders.example') || headers.some(([, value]) => value.includes('elders.example'));
  return isLed ? [...found, 'leads to where the request said'] : found;
}

function nameIn({ body }: Answer, people: readonly Person[]): string | null {
  return people.find(({ name }) => body.includes(name))?.name ?? null;
}

type Told = { readonly faults: string[]; readonly statuses: Map<number, number> };

/** So many connections, some at the same time. */
async function attack(port: number, people: readonly Person[], many: number): Promise<Told> {
  const dice = new Dice(743);
  const told: Told = { faults: [], statuses: new Map() };
  let left = many;
  const one = async (): Promise<void> => {
    while (left > 0 && told.faults.length < 50) {
      left -= 1;
      const asked = nextCase(dice, people);
      const heard = await talk(port, asked.bytes);
      const shown = JSON.stringify(asked.bytes.slice(0, 600));
      told.faults.push(...faultsOf(asked, heard, people).map((fault) => `${asked.what}: ${fault}: ${shown}`));
      for (const { status } of readAnswers(heard, asked.asks).answers)
        told.statuses.set(status, (told.statuses.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return told;
}

describe('W3', () => {
  let house: WholeHouse;
  let server: Server;
  let people: readonly Person[] = [];
  beforeAll(async () => {
    house = await openWholeHouse(true);
    people = house.people
      .slice(0, 4)
      .map(({ who, token }) => ({ name: who.split(',')[0] ?? '', cookie: `__Host-pluis=${token}` }));
    server = await listen({ fetch: house.fetch }, '127.0.0.1', 0, patience);
  });
  afterAll(async () => {
    await closed(server);
    await house.close();
  });

  test('one answer to one request, and to nobody the answer of another, whatever bytes come', async () => {
    const { faults, statuses } = await attack(portOf(server), people, connections);
    const counted = [...statuses].sort(([a], [b]) => a - b).map(([status, times]) => `${status}: ${times}`);
    console.log(`W3: ${connections} connections, ${counted.join(', ')}`);
    expect(faults).toEqual([]);
    expect([...statuses.keys()]).toEqual(expect.arrayContaining([200, 204, 303, 400, 404, 405, 408, 417, 431]));
  }, 3_600_000);

  test.each(['GET / HTTP/1.1\r\n\r\n', 'GET * HTTP/1.1\r\nHost: a b\r\n\r\n', 'TRACE / HTTP/1.1\r\n\r\n'])(
    'a request that names no host is refused under our headers: %j',
    async (bytes) => {
      const heard = await talk(portOf(server), bytes);
      expect(faultsOf({ what: 'no host', bytes, asks: ['GET'] }, heard, people)).toEqual([]);
      expect(readAnswers(heard, ['GET']).answers.map(({ status }) => status)).toEqual([400]);
    },
  );

  describe('would notice a server that', () => {
    test.each<[Flaw, RegExp]>([
      ['ends by length alone', /2 answers to 1/],
      ['takes any line end', /answers to 1 requests/],
      ['writes what was asked in a header', /injected/],
      ['mixes people up', /somebody else/],
    ])('%s', async (flaw, says) => {
      const naive = await naiveServer(flaw, people);
      const { faults } = await attack(portOf(naive), people, 1_200);
      await closed(naive);
      expect(faults.join('\n')).toMatch(says);
    });
  });
});

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
  });
}
