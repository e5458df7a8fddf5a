import type { DatabaseFacts } from './facts.ts';

/** One thing that was looked at, in a sentence for the keeper of the server. */
export type Finding = {
  readonly about: string;
  readonly is: 'good' | 'warning' | 'refused';
  readonly says: string;
};

const mostClockDifference = 2000;
const durable = ['on', 'remote_apply'];

/** Whether dossiers may be entrusted to this database (security.md §3.3). */
export function judgeDatabase(facts: DatabaseFacts): readonly Finding[] {
  return [
    isOn(facts, 'fsync', 'de stroom uitvalt'),
    isOn(facts, 'full_page_writes', 'de stroom uitvalt tijdens het schrijven'),
    commits(facts),
    role(facts),
    login(facts),
    ownership(facts),
    walls(facts),
    clock(facts),
    checksums(facts),
  ];
}

export function refusals(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((finding) => finding.is === 'refused');
}

function isOn({ settings }: DatabaseFacts, about: 'fsync' | 'full_page_writes', when: string): Finding {
  if (settings[about] === 'on') return good(about, `${about} staat aan`);
  return refused(
    about,
    `${about} staat op "${settings[about]}": wat is vastgelegd kan weg zijn als ${when}. Zet ${about} = on in postgresql.conf.`,
  );
}

function commits({ settings }: DatabaseFacts): Finding {
  const { synchronous_commit: set } = settings;
  if (durable.includes(set)) return good('synchronous_commit', `synchronous_commit is ${set}`);
  return refused(
    'synchronous_commit',
    `synchronous_commit staat op "${set}": een bevestigde regel kan weg zijn als de stroom uitvalt. Zet hem op on, ook voor de rol en de database.`,
  );
}

function role({ role: name, roleIsAbovePolicies }: DatabaseFacts): Finding {
  if (!roleIsAbovePolicies) return good('role', `Pluis werkt als ${name}, die onder de rijbeveiliging valt`);
  return refused(
    'role',
    `De rol ${name} is SUPERUSER of BYPASSRLS, of kan dat worden: de rijbeveiliging houdt dan niets tegen. Neem dat recht af.`,
  );
}

function login({ login: name, loginIsAbovePolicies }: DatabaseFacts): Finding {
  if (!loginIsAbovePolicies) return good('login', `aangemeld bij de database als ${name}, geen SUPERUSER`);
  return warning(
    'login',
    `${name}, waarmee Pluis zich bij de database aanmeldt, is SUPERUSER of BYPASSRLS. Geef Pluis een eigen aanmeldnaam met alleen CREATEROLE.`,
  );
}

function ownership({ role: name, ownedTables }: DatabaseFacts): Finding {
  if (ownedTables.length === 0) return good('ownership', `${name} bezit geen tabellen`);
  return refused(
    'ownership',
    `${name} bezit ${ownedTables.join(', ')} en kan de beveiliging daarvan uitzetten. Geef die tabellen aan pluis_owner.`,
  );
}

function walls({ tenantTables, openTables }: DatabaseFacts): Finding {
  if (tenantTables === 0)
    return refused('walls', 'De tabellen van Pluis zijn er niet. Start pluis serve om ze te maken.');
  if (openTables.length === 0) return good('walls', `rijbeveiliging staat afgedwongen op ${tenantTables} tabellen`);
  return refused(
    'walls',
    `De rijbeveiliging staat niet, of niet afgedwongen, op ${openTables.join(', ')}. Zet die weer aan (ENABLE en FORCE ROW LEVEL SECURITY).`,
  );
}

function clock({ clockDifference }: DatabaseFacts): Finding {
  if (clockDifference < mostClockDifference) return good('clock', 'de klok van de database loopt gelijk');
  return refused(
    'clock',
    `De klok van de database scheelt ${(clockDifference / 1000).toFixed(0)} seconden met die van deze server. Zet beide klokken gelijk, met NTP.`,
  );
}

function checksums({ settings }: DatabaseFacts): Finding {
  if (settings.data_checksums === 'on') return good('data_checksums', 'data_checksums staat aan');
  return warning(
    'data_checksums',
    'data_checksums staat uit: een stille fout op de schijf valt niet op. Zet hem aan met pg_checksums --enable, terwijl PostgreSQL stilstaat.',
  );
}

function good(about: string, says: string): Finding {
  return { about, is: 'good', says: `${says}.` };
}

function warning(about: string, says: string): Finding {
  return { about, is: 'warning', says };
}

function refused(about: string, says: string): Finding {
  return { about, is: 'refused', says };
}
