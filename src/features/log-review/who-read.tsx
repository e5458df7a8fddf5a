import { formatMoment } from '../../core/kernel/dates.ts';
import { rowsAtOnce, type LogRow } from '../../platform/access-log/inspection.ts';
import { one } from '../../platform/http/form.ts';
import type { DossierAsked, Reply } from '../../platform/http/route.ts';
import { namesOf } from './names.ts';
import type { Needs } from './needs.ts';
import { OnRequestPage, WhoReadPage, type Reading } from './who-read.page.tsx';
import { actInWords, rightInWords, roleInWords } from './words.ts';

export async function showWhoRead(asked: DossierAsked, needs: Needs): Promise<Reply> {
  const page = /^[1-9]\d{0,3}$/.test(one(asked.query, 'blad')) ? Number(one(asked.query, 'blad')) : 1;
  const rows = await needs.inspection.ofDossier(asked.actor, asked.ref, (page - 1) * rowsAtOnce);
  if (rows === null) return { notFound: true };
  const readings = await toReadings(asked, needs, rows);
  const earlier = rows.length === rowsAtOnce ? page + 1 : null;
  const frame = await needs.frame(asked);
  return { page: <WhoReadPage frame={frame} ref_={asked.ref} readings={readings} earlier={earlier} /> };
}

/** Only what was seen or recorded: who was shut out, or tried in vain, is not about the one who asks. */
export async function showOnRequest(asked: DossierAsked, needs: Needs): Promise<Reply> {
  const rows = await needs.inspection.ofDossier(asked.actor, asked.ref, 0);
  if (rows === null) return { notFound: true };
  const told = rows.filter(({ objectType, outcome }) => objectType === 'dossier' && outcome === 'allowed');
  const readings = await toReadings(asked, needs, told);
  return { page: <OnRequestPage frame={await needs.frame(asked)} ref_={asked.ref} readings={readings} /> };
}

async function toReadings(asked: DossierAsked, needs: Needs, rows: readonly LogRow[]): Promise<readonly Reading[]> {
  const nameOf = await namesOf(asked, needs);
  return rows.map((row) => ({
    when: formatMoment(row.at),
    who: nameOf(row.actor) + (row.onBehalfOf === null ? '' : `, voor ${nameOf(row.onBehalfOf)}`),
    role: roleInWords(needs.protocols, row.role),
    what: actInWords(row),
    right: rightInWords(row),
  }));
}
