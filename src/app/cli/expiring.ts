import { formatShortDay, lastDayBefore, parseReason } from '../../core/kernel/dates.ts';
import { isLogTerm, logTermYears } from '../../core/retention/log-term.ts';
import { ok, type BoardId } from '../../core/kernel/kernel.ts';
import { connect } from '../../platform/db/connect.ts';
import type { Db } from '../../platform/db/database.ts';
import { expireLog, logDue, type LogDue } from '../../platform/retention/expire-log.ts';
import { changeLogTerm, logTermOf, type LogTerm } from '../../platform/retention/log-term.ts';
import { boardsOf } from '../../platform/retention/reconcile.ts';
import { readConfig } from '../config.ts';
import { refuseInput, writeJson, type Exit, type Given, type Io } from './io.ts';

type Wrong = { readonly path: string; readonly says: string };

/** How long this board keeps its log and why; with --years and --because it becomes that. */
export async function showOrChangeTerm(given: Given, io: Io): Promise<Exit> {
  return onBoard(given, io, async (db, board) => {
    const wanted = termIn(given);
    if (Array.isArray(wanted)) return refuseInput(io, given.json, wanted);
    if (wanted !== null) await changeLogTerm(db, board, io.now(), wanted);
    const term = await logTermOf(db, board);
    if (given.json) writeJson(io, { board, ...term });
    else io.out(`${board} bewaart het logboek ${term.years} jaar. ${term.because}\n`);
    return 0;
  });
}

/** Null when no other term is asked for. */
function termIn({ text }: Given): LogTerm | Wrong[] | null {
  const [years, because] = [text('years'), text('because')];
  if (years === undefined && because === undefined) return null;
  const reason = parseReason(because ?? '');
  const isYears = /^\d$/.test(years ?? '') && isLogTerm(Number(years));
  const { shortest, longest } = logTermYears;
  const wrong = [
    ...(isYears
      ? []
      : [{ path: '--years', says: `Kies een heel aantal jaren van ${shortest} tot en met ${longest}.` }]),
    ...(reason.ok ? [] : [{ path: '--because', says: 'Schrijf op waarom het bestuur deze termijn kiest.' }]),
  ];
  return reason.ok && wrong.length === 0 ? { years: Number(years), because: reason.value } : wrong;
}

/** Counts what has expired; only with --confirm does it go. */
export async function expire(given: Given, io: Io): Promise<Exit> {
  return onBoard(given, io, async (db, board) => {
    const parts = { db, board, now: io.now() };
    const { years } = await logTermOf(db, board);
    const found = await logDue(parts);
    const done = given.flag('confirm') ? await expireLog(parts) : ok(null);
    if (!done.ok) {
      io.say('De klok van deze machine loopt voor op die van de database. Er is niets weggehaald.');
      return 1;
    }
    if (given.json) writeJson(io, { board, years, ...found, expired: done.value });
    else io.out(`${sentences(board, years, found, done.value)}\n`);
    return 0;
  });
}

function sentences(board: BoardId, years: number, { before, due, stays }: LogDue, expired: number | null): string {
  const last = formatShortDay(lastDayBefore(before));
  return [
    `${board} bewaart het logboek ${years} jaar. Tot en met ${last} is die termijn voorbij.`,
    due === 0 ? 'Er is niets verlopen.' : `Van ${rowsIn(due)} zijn de gegevens verlopen.`,
    ...(stays === 0 ? [] : [`Even oud, maar nog nodig: ${rowsIn(stays)} over wat er nog is.`]),
    ...(due === 0 ? [] : [whatWasDone(expired)]),
  ].join(' ');
}

function whatWasDone(expired: number | null): string {
  return expired === null
    ? 'Er is niets weggehaald. Doe dat met --confirm.'
    : `Van ${rowsIn(expired)} zijn de gegevens weggehaald. Wat er gebeurde en wanneer, blijft staan.`;
}

function rowsIn(count: number): string {
  return count === 1 ? '1 rij' : `${count} rijen`;
}

async function onBoard(given: Given, io: Io, work: (db: Db, board: BoardId) => Promise<Exit>): Promise<Exit> {
  const db = await connect(readConfig(process.env, { data: given.text('data') }));
  try {
    const boards = await boardsOf(db);
    const board = boards.find((one) => one === given.text('board'));
    if (board !== undefined) return await work(db, board);
    const says = `Kies een bestuur met --board. Bekend zijn: ${boards.join(', ')}.`;
    return refuseInput(io, given.json, [{ path: '', says }]);
  } finally {
    await db.close();
  }
}
