import { commands, run } from '../../../src/app/cli/run.ts';
import type { Command, Io } from '../../../src/app/cli/io.ts';
import { readConfig } from '../../../src/app/config.ts';
import { instantOf } from '../../../src/platform/clock/clock.ts';
import { proxyList } from '../../../src/platform/http/address.ts';
import { shippedFolder } from '../../../src/platform/protocol-files/shipped.ts';
import { bytes, dossierFile, facts } from './samples.ts';
import type { Subject } from './watched.ts';

/** So that no command does its work: what is looked at is how its words are read. */
const idle: readonly Command[] = commands.map((one) => ({ ...one, run: () => Promise.resolve(0) }));

function io(input: string): Io {
  return {
    out: () => undefined,
    say: () => undefined,
    readInput: () => Promise.resolve(input),
    readFile: () => Promise.resolve(input),
    now: () => instantOf(new Date('2026-06-01T12:00:00Z')),
    protocols: shippedFolder(),
  };
}

const settings = [
  'HOST',
  'PORT',
  'DATA_DIR',
  'DATABASE_URL',
  'PUBLIC_URL',
  'SMTP_URL',
  'MAIL_FROM',
  'WITNESS_MAIL',
  'TRUSTED_PROXIES',
];

/** What the keeper of the server writes: command lines, the files that they name, settings. */
export const keeperSubjects: readonly Subject[] = [
  {
    name: 'a command line',
    samples: ['weigh fedra-2019 --facts - --json', 'serve --port 8080', 'keys rotate --data=x', 'verify a'].map(bytes),
    parse: (input) => run(input.toString('utf8').split(' '), io(''), idle),
  },
  ...(['yes', 'no'] as const).map((json): Subject => ({
    name: `pluis weigh${json === 'yes' ? ' --json' : ''}`,
    samples: [facts],
    parse: (input) =>
      run(['weigh', 'fedra-2019', '--facts', '-', ...(json === 'yes' ? ['--json'] : [])], io(input.toString('utf8'))),
    weight: 600,
  })),
  {
    name: 'pluis assess',
    samples: [dossierFile()],
    parse: (input) => run(['assess', 'fedra-2019', '--entries', '-'], io(input.toString('utf8'))),
    weight: 600,
  },
  {
    name: 'settings',
    samples: [
      'HOST=127.0.0.1\nPORT=8080\nPUBLIC_URL=https://pluis.voorbeeld.nl\nSMTP_URL=smtp://x\nMAIL_FROM=a@b.nl\nTRUSTED_PROXIES=10.0.0.0/8,::1',
    ].map(bytes),
    parse: (input) => {
      const lines = input.toString('utf8').split('\n');
      const pairs = lines.map((line): [string, string] => [
        settings.find((name) => line.startsWith(`${name}=`)) ?? 'HOST',
        line.slice(line.indexOf('=') + 1),
      ]);
      proxyList(readConfig(Object.fromEntries(pairs)).proxies ?? []);
    },
    documented: (error) => error instanceof Error && error.constructor === Error,
  },
];
