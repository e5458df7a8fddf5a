import { assess } from '../../core/assess/assess.ts';
import { protocolOf } from '../../core/dossier/dossier.ts';
import { dossierFileSchema, type DossierFile } from '../../core/dossier/events.schema.ts';
import { schoolCalendar, veiligThuisCalendar } from '../../core/duties/calendar.ts';
import { toInstant, toPlainDate } from '../../core/kernel/dates.ts';
import { ok, refuse, type Instant, type Result } from '../../core/kernel/kernel.ts';
import type { Code } from '../../core/protocol/code.ts';
import type { FactError } from '../../core/protocol/facts/wrong.ts';
import { writePath } from '../../core/protocol/finding.ts';
import { sayKnown } from '../../core/protocol/nearest.ts';
import { sayIssues } from '../../platform/protocol-files/say-issue.ts';
import { admitAll, codesFor } from './assess/admitting.ts';
import { reportOf, type Asked } from './assess/report.ts';
import { sayAssessed } from './assess/say.ts';
import { findCode } from './find-code.ts';
import { refuseInput, writeJson, type Command, type Exit, type Given, type Io } from './io.ts';
import { readJson, sayNotLoaded } from './read-input.ts';

export const assessCommand: Command = {
  usage: 'assess PROTOCOL --entries FILE|- [--now ISO] [--as ROLE] [--json]',
  does: 'hoe een dossier ervoor staat volgens de code; bewaart niets',
  words: ['assess'],
  options: { entries: { type: 'string' }, now: { type: 'string' }, as: { type: 'string' } },
  takes: [1, 1],
  run: assessEntries,
};

/** The school calendar of the middle of the country, as the application takes it where a school chose no other. */
const calendars = { veilig_thuis: veiligThuisCalendar(), school: schoolCalendar({ region: 'midden', holidays: [] }) };

async function assessEntries(given: Given, io: Io): Promise<Exit> {
  const code = await findCode(io, given.args[0] ?? '');
  if (!code.ok) return refuseInput(io, given.json, sayNotLoaded(code.error));
  const now = momentOf(given.text('now'), io);
  const role = roleOf(given.text('as'), code.value);
  const file = await fileOf(given.text('entries'), code.value, io);
  if (!now.ok || !role.ok || !file.ok)
    return refuseInput(
      io,
      given.json,
      [now, role, file].flatMap((one) => (one.ok ? [] : one.error)),
    );
  return answer({ code: code.value, now: now.value, role: role.value }, file.value, given, io);
}

async function answer(asked: Asked, file: DossierFile, { json }: Given, io: Io): Promise<Exit> {
  const codes = await codesFor(io, asked.code, file);
  const { dossier, rows } = admitAll(file.entries, codes, asked.now);
  const code = codes.get(protocolOf(dossier) ?? '') ?? asked.code;
  const assessment = dossier.status === 'absent' ? null : assess(code, dossier, { now: asked.now, calendars });
  if (json) writeJson(io, reportOf({ ...asked, code }, rows, assessment));
  else io.out(`${sayAssessed({ ...asked, code }, rows, assessment)}\n`);
  return rows.every(({ refusal }) => refusal === null) ? 0 : 1;
}

type Read<T> = Result<T, readonly FactError[]>;

/** A moment with its zone, or a day, which is then taken at noon. */
function momentOf(text: string | undefined, io: Io): Read<Instant> {
  if (text === undefined) return ok(io.now());
  const found = toInstant(toPlainDate(text) === null ? text : `${text}T12:00:00+01:00`);
  if (found !== null) return ok(found);
  return refuse([
    { path: '--now', says: `"${text}" is geen moment. Schrijf 2026-03-09 of 2026-03-09T13:05:00+01:00.` },
  ]);
}

function roleOf(role: string | undefined, { protocol }: Code): Read<string | null> {
  if (role === undefined || Object.hasOwn(protocol.roles, role)) return ok(role ?? null);
  return refuse([
    { path: '--as', says: `De rol "${role}" is niet bekend.${sayKnown(role, Object.keys(protocol.roles))}` },
  ]);
}

async function fileOf(name: string | undefined, { protocol }: Code, io: Io): Promise<Read<DossierFile>> {
  const input = await readJson(io, name, 'entries');
  if (!input.ok) return input;
  const parsed = dossierFileSchema.safeParse(input.value);
  if (!parsed.success) {
    const found = sayIssues(parsed.error.issues, dossierFileSchema, input.value);
    return refuse(found.map(({ path, says }) => ({ path: writePath(path), says })));
  }
  const file = parsed.data;
  const errors = [
    ...(file.entries.length === 0
      ? [{ path: 'entries', says: 'Er staan geen regels in. De eerste is DossierOpened.' }]
      : []),
    ...(file.protocol === protocol.id
      ? []
      : [{ path: 'protocol', says: `Dit dossier hoort bij "${file.protocol}", niet bij "${protocol.id}".` }]),
    ...(protocol.locations.includes(file.location)
      ? []
      : [
          {
            path: 'location',
            says: `"${file.location}" is niet bekend.${sayKnown(file.location, protocol.locations)}`,
          },
        ]),
  ];
  return errors.length > 0 ? refuse(errors) : ok(file);
}
