import { join } from 'node:path';
import type { BoardId, Instant, Result } from '../core/kernel/kernel.ts';
import type { Code } from '../core/protocol/code.ts';
import { openAbsences, type Absences } from '../platform/absence/absence.ts';
import { openInspection, type LogInspection } from '../platform/access-log/inspection.ts';
import { guardianTies, type GuardianTies } from '../platform/account-events/guardian-ties.ts';
import { openCases } from '../platform/cases/open-cases.ts';
import type { Cases } from '../platform/cases/cases.ts';
import { writtenCodec } from '../platform/cases/written.schema.ts';
import { systemClock, type Clock } from '../platform/clock/clock.ts';
import { openKeyring, type Keyring } from '../platform/crypto/keyring.ts';
import { connect } from '../platform/db/connect.ts';
import type { Db } from '../platform/db/database.ts';
import { openDirectory } from '../platform/directory/postgres-directory.ts';
import type { Directory } from '../platform/directory/directory.ts';
import type { Actor } from '../platform/dossier-store/dossier-store.ts';
import { sqlFileStore, type FileStore } from '../platform/dossier-store/files.ts';
import { sqlDossierStore } from '../platform/dossier-store/sql-store.ts';
import { draftStore, type DraftStore } from '../platform/drafts/drafts.ts';
import { openEmergencyAccess, type EmergencyAccess } from '../platform/emergency-access/emergency-access.ts';
import { clamdScan } from '../platform/files/clamd.ts';
import { openFiles, type Files } from '../platform/files/files.ts';
import type { PublicAsked, StaffAsked } from '../platform/http/route.ts';
import { openPasskeys, type Passkeys } from '../platform/passkeys/passkeys.ts';
import { openMail, type Mail } from '../platform/mail/mail.ts';
import { isOddUnseen, mailer } from '../platform/account-events/account-events.ts';
import { argon2Passwords, type Passwords } from '../platform/passwords/passwords.ts';
import { consultationPdf, reportPdf } from '../platform/pdf/report-pdf.ts';
import { loadProtocols } from '../platform/protocol-files/load.ts';
import { shippedFolder } from '../platform/protocol-files/shipped.ts';
import { openReadingStops, type ReadingStops } from '../platform/reading-stops/reading-stops.ts';
import { carryOut, type CannotDestroy } from '../platform/retention/carry-out.ts';
import { proposalsFor } from '../platform/retention/proposals.ts';
import { openSso, type Sso } from '../platform/sso/sso.ts';
import { paths, to } from '../ui/paths.ts';
import type { Frame } from '../ui/layout/frame.ts';
import { readAssets, type BuiltAssets } from './assets.ts';
import type { Config } from './config.ts';
import { framer } from './frame.ts';

/** All that the features can ask for; each names the part it needs. */
export type Context = {
  readonly db: Db;
  readonly keyring: Keyring;
  readonly passwords: Passwords;
  readonly passkeys: Passkeys;
  readonly sso: Sso;
  readonly mail: Mail | null;
  /** Whether something odd happened to this person's account that they have not looked at. */
  readonly odd: (actor: Actor) => Promise<boolean>;
  readonly clock: Clock;
  readonly cases: Cases;
  readonly directory: Directory;
  readonly drafts: DraftStore;
  readonly files: Files;
  readonly fileStore: FileStore;
  readonly inspection: LogInspection;
  readonly emergencyAccess: EmergencyAccess;
  readonly absences: Absences;
  readonly readingStops: ReadingStops;
  readonly ties: GuardianTies;
  /** How many proposals to destroy something wait for this person. */
  readonly proposals: (actor: Actor) => Promise<number>;
  /** Carries out what two people decided to destroy; see `platform/retention`. */
  readonly destroy: (
    where: { readonly board: BoardId; readonly now: Instant },
    id: string,
  ) => Promise<Result<null, CannotDestroy>>;
  readonly protocols: ReadonlyMap<string, Code>;
  readonly assets: BuiltAssets;
  readonly trial: boolean;
  readonly frame: (asked: PublicAsked | StaffAsked) => Promise<Frame>;
  readonly reportPdf: typeof reportPdf;
  readonly consultationPdf: typeof consultationPdf;
};

/** Opens the database, the keys and the codes. Throws a sentence for the keeper when one of them cannot be opened. */
export async function openContext(config: Config, clock: Clock = systemClock): Promise<Context> {
  const [db, protocols] = await Promise.all([connect(config), loadCodes()]);
  const keys = join(config.dataDir, 'keys');
  const keyring = openKeyring(keys);
  const store = sqlDossierStore({ db, keyring, codec: writtenCodec });
  const directory = openDirectory(db, keyring);
  const assets = readAssets();
  const trial = config.databaseUrl === undefined;
  const mail = config.mail === undefined ? null : openMail(config.mail);
  const { origin } = new URL(config.publicUrl ?? `http://localhost:${config.port}`);
  return {
    db,
    keyring,
    passwords: argon2Passwords,
    passkeys: openPasskeys({ db, keyring, origin }),
    mail,
    odd: (actor) => isOddUnseen(db, { board: actor.board, staff: actor.staff }, actor.at),
    sso: ssoOf(config, origin),
    clock,
    directory,
    protocols,
    assets,
    trial,
    reportPdf,
    consultationPdf,
    cases: openCases({ db, store, directory, codes: protocols, tell: mailer({ db, keyring, mail }) }),
    drafts: draftStore(db, keyring, clock),
    files: openFiles(config.clamd === undefined ? null : clamdScan(config.clamd), config.unscanned ?? 'closed'),
    fileStore: sqlFileStore({ db, keyring }),
    inspection: openInspection(db),
    ties: guardianTies({ db, keyring }),
    emergencyAccess: openEmergencyAccess({ db, keyring, mail }),
    absences: openAbsences(db),
    readingStops: openReadingStops({ db, keyring }),
    proposals: (actor) => proposalsFor(db, actor),
    destroy: (where, id) => carryOut({ db, directory: keys, ...where }, id),
    frame: framer({ assets: assets.manifest, codes: protocols, trial }),
  };
}

function ssoOf({ issuers = [] }: Config, origin: string): Sso {
  const backTo = (issuer: string) => to(paths.signInSsoBack, { issuer });
  return openSso({ issuers, origin, backTo, afterwards: paths.signIn });
}

/** The codes that come with Pluis. Throws with file, line and what is wrong when one cannot be read. */
export async function loadCodes(): Promise<ReadonlyMap<string, Code>> {
  const loaded = await loadProtocols(shippedFolder());
  if (loaded.ok) return loaded.value;
  throw new Error(loaded.error.map(({ file, line, says }) => `${file}:${line} ${says}`).join('\n'));
}
