import { complete } from '../src/core/protocol/code.ts';
import type { Facts } from '../src/core/protocol/facts.ts';
import { check } from '../src/core/protocol/check.ts';
import { weigh } from '../src/core/protocol/weigh.ts';
import { loadProtocols } from '../src/platform/protocol-files/load.ts';
import { shippedFolder } from '../src/platform/protocol-files/shipped.ts';
import { say } from './say.ts';

const loaded = await loadProtocols(shippedFolder());
if (!loaded.ok) throw new Error('the shipped codes do not load');
const code = loaded.value.get('fedra-2019');
if (code === undefined) throw new Error('fedra-2019 is shipped');

const given: Facts = {
  route: 'home',
  location: 'school',
  facts: [
    { flag: 'acute', is: 'no' },
    { flag: 'structural', is: 'no' },
    { flag: 'disclosure', is: 'no' },
    ...['F-1.1', 'F-1.4', 'F-1.5', 'F-2.1', 'F-3.1', 'F-4.10', 'F-4.4'].map((act) => ({ act })),
    { question: 'q1', answer: 'yes' },
    { question: 'q2', answer: 'no' },
    { question: 'q3', answer: 'yes' },
    { question: 'q4', answer: 'yes' },
    { act: 'F-5.19' },
  ],
};
const rounds = 20_000;
const fresh = complete(code.protocol, code.overlay);
for (let round = 0; round < rounds; round += 1) weigh(fresh, given);
const begun = performance.now();
for (let round = 0; round < rounds; round += 1) weigh(fresh, given);
say('weigh, one case of 15 facts', ((performance.now() - begun) / rounds) * 1000, 'µs', '≤ 20');

for (const [id, one] of loaded.value) {
  const from = performance.now();
  const { visited } = check(one);
  say(`protocol check ${id}, ${visited} states`, (performance.now() - from) / 1000, 's', '≤ 10');
}
