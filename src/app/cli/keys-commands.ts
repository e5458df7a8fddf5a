import type { Command } from './io.ts';

const data = { data: { type: 'string' } } as const;

/** What touches keys and databases is loaded only by the command that runs it. */
const keysList: Command = {
  usage: 'keys list [--data DIR] [--json]',
  does: 'toont welke sleutels er zijn, nooit de sleutels zelf',
  words: ['keys', 'list'],
  options: data,
  takes: [0, 0],
  run: async (given, io) => (await import('./keys/inventory.ts')).listInventory(given, io),
};

const keysRotate: Command = {
  usage: 'keys rotate --root | --board ID [--data DIR] [--json]',
  does: 'vervangt een sleutel; kan na een onderbreking opnieuw',
  words: ['keys', 'rotate'],
  options: { ...data, root: { type: 'boolean' }, board: { type: 'string' } },
  takes: [0, 0],
  run: async (given, io) => (await import('./keys/rotating.ts')).rotateKeys(given, io),
};

const keysReapply: Command = {
  usage: 'keys reapply [--data DIR] [--json]',
  does: 'vernietigt opnieuw wat een oude kopie van de sleutels terugbracht',
  words: ['keys', 'reapply'],
  options: data,
  takes: [0, 0],
  run: async (given, io) => (await import('./keys/rotating.ts')).reapplyDestroyed(given, io),
};

const recoveryMake: Command = {
  usage: 'keys recovery make --to A.pub,B.pub,C.pub --out DIR [--data DIR]',
  does: 'maakt drie papieren; twee van de drie mensen openen er een',
  words: ['keys', 'recovery', 'make'],
  options: { ...data, to: { type: 'string' }, out: { type: 'string' } },
  takes: [0, 0],
  run: async (given, io) => (await import('./keys/recovering.ts')).makeRecovery(given, io),
};

const recoveryRestore: Command = {
  usage: 'keys recovery restore FILE --identity A.txt,B.txt [--data DIR]',
  does: 'zet de hoofdsleutel terug vanaf een papier',
  words: ['keys', 'recovery', 'restore'],
  options: { ...data, identity: { type: 'string' } },
  takes: [1, 1],
  run: async (given, io) => (await import('./keys/recovering.ts')).restoreRecovery(given, io),
};

const keysRehearse: Command = {
  usage: 'keys rehearse FILE --identity A.txt,B.txt [--data DIR] [--json]',
  does: 'bewijst in een lege map dat een papier werkt, en schrijft dat op',
  words: ['keys', 'rehearse'],
  options: { ...data, identity: { type: 'string' } },
  takes: [1, 1],
  run: async (given, io) => (await import('./keys/recovering.ts')).rehearse(given, io),
};

export const keysCommands: readonly Command[] = [
  keysList,
  keysRotate,
  keysReapply,
  recoveryMake,
  recoveryRestore,
  keysRehearse,
];
