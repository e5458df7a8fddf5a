import { reportFailure, type Log } from './failure.ts';
import type { Recognised } from './gate.ts';

/** How long a page that is always there waits to know who asks. */
const patience = 2000;

type Asking = {
  readonly token: string;
  readonly isAlwaysThere: boolean;
  readonly recognise: () => Promise<Recognised>;
  readonly method: string;
  readonly pattern: string;
  readonly log: Log;
};

/**
 * Who asks. A page that is always there, such as whom to call in an emergency, does not depend on the database: when that
 * is gone or does not answer, whoever asks for such a page is nobody, and the keepers are told.
 */
export async function whoAsks({ token, isAlwaysThere, recognise, method, pattern, log }: Asking): Promise<Recognised> {
  if (token === '') return { is: 'nobody' };
  if (!isAlwaysThere) return recognise();
  try {
    return await soonEnough(recognise());
  } catch (error) {
    reportFailure(log, error, method, pattern);
    return { is: 'nobody' };
  }
}

async function soonEnough<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error('the database does not answer'));
    }, patience);
  });
  try {
    return await Promise.race([answer, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
