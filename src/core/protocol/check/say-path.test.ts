import { expect, test } from 'vitest';
import { facts } from '../../../../test/builders/facts.ts';
import { sayPath } from './say-path.ts';

test('the way to a fault is a numbered list of what happens', () => {
  const skipped = { act: 'F-3.1', skipped: 'safety', because: 'Thuis dreigt gevaar.' } as const;
  expect(sayPath([...facts('acute=yes q1=doubt F-4.4 decline:director want:director'), skipped])).toBe(
    [
      '1. acute onveiligheid: ja.',
      '2. q1: twijfel.',
      '3. F-4.4 gedaan.',
      '4. besluit om niet te melden, door director.',
      '5. besluit om te melden, door director.',
      '6. F-3.1 overgeslagen (veiligheid).',
    ].join(' '),
  );
});
