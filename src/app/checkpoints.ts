import { join } from 'node:path';
import { openSigner } from '../platform/access-log/checkpoint.ts';
import { openCheckpointer } from '../platform/access-log/checkpointer.ts';
import type { Log } from '../platform/http/failure.ts';
import { openMail } from '../platform/mail/mail.ts';
import { checkpointFile, type Config } from './config.ts';
import type { Context } from './context.ts';

export type Checkpoints = { readonly stop: () => Promise<void> };

const everyMs = 5_000;

/** Looks every few seconds whether a checkpoint of the log is due. A fault is told to the keeper once, and tried again. */
export async function beginCheckpoints(
  config: Config,
  { db, clock }: Pick<Context, 'db' | 'clock'>,
  log: Log,
): Promise<Checkpoints> {
  const signer = openSigner(join(config.dataDir, 'keys'));
  const parts = { db, signer, clock, file: checkpointFile(config), sendWitness: witnessesOf(config, log) };
  const checkpointer = await openCheckpointer(parts);
  let running = Promise.resolve();
  let told = '';
  const look = async () => {
    try {
      await checkpointer.tick();
      told = '';
    } catch (error) {
      const kind = error instanceof Error ? error.constructor.name : typeof error;
      if (kind !== told) log.error({ kind }, 'no checkpoint could be made of the access log');
      told = kind;
    }
  };
  const timer = setInterval(() => {
    running = running.then(look);
  }, everyMs);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await running.then(look);
    },
  };
}

function witnessesOf({ mail, witnesses = [] }: Config, log: Log) {
  if (mail === undefined || witnesses.length === 0) return undefined;
  const { send } = openMail(mail);
  return async (note: string): Promise<void> => {
    await send(witnesses, { is: 'checkpoint', note }).catch((error: unknown) => {
      const kind = error instanceof Error ? error.constructor.name : typeof error;
      log.error({ kind }, 'a checkpoint was not mailed');
    });
  };
}
