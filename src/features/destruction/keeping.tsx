import { entriesOf, childrenIn } from '../../core/dossier/dossier.ts';
import { formatDay, plainDateOf } from '../../core/kernel/dates.ts';
import { monthInWords } from '../../core/log-review/months.ts';
import { bucketWhenClosed } from '../../core/retention/retention.ts';
import type { OpenCase } from '../../platform/cases/cases.ts';
import { one } from '../../platform/http/form.ts';
import type { DossierAsked, Reply } from '../../platform/http/route.ts';
import { emptyForm, type FormState } from '../../ui/forms/form-state.ts';
import { paths, to } from '../../ui/paths.ts';
import { destructions, propose } from './destruction.queries.ts';
import { hold, holdsOf, liftHold } from './holds.queries.ts';
import { KeepingPage } from './keeping.page.tsx';
import type { Needs } from './needs.ts';
import { holdGrounds, isGround, isHoldGround } from './words.ts';

export async function showKeeping(asked: DossierAsked, needs: Needs): Promise<Reply> {
  return show(asked, needs, emptyForm);
}

async function show(asked: DossierAsked, needs: Needs, form: FormState): Promise<Reply> {
  const opened = await needs.cases.open(asked);
  if (opened === 'stopped') return { stopped: true };
  if (opened === null) return { notFound: true };
  const [holds, all] = await Promise.all([holdsOf(needs.db, asked), destructions(needs.db, asked.actor)]);
  const view = {
    ref: asked.ref,
    says: saysHowLong(opened),
    holds: holds.map(({ id, ground, since, set_by: by }) => ({
      id,
      says: `${holdGrounds[ground]}. Vastgelegd op ${formatDay(plainDateOf(since))} door ${opened.staffNames.get(by) ?? 'een collega'}.`,
    })),
    isClosed: opened.assessment.state !== 'open',
    proposed: all.some(({ ref, state }) => ref === asked.ref && state !== 'withdrawn'),
  };
  const page = <KeepingPage frame={await needs.frame(asked)} view={view} form={form} />;
  return form.errors.size > 0 ? { page, status: 400 } : { page };
}

/** By the code, and when it is closed from which month on. */
function saysHowLong({ code, dossier, assessment }: OpenCase): readonly string[] {
  const { yearsAfterLeaving } = code.protocol.retention;
  const years = yearsAfterLeaving === 1 ? '1 jaar' : `${yearsAfterLeaving} jaar`;
  const rule = `Uw code bewaart een dossier tot ${years} nadat het jongste kind van school of opvang is.`;
  if (assessment.state === 'open') return [rule, 'Dit dossier is open en blijft bewaard.'];
  const closings = entriesOf(dossier).flatMap(({ event }) => (event.type === 'DossierClosed' ? [event.on] : []));
  const closedOn = closings.at(-1);
  if (closedOn === undefined) return [rule];
  const births = childrenIn(dossier).map(({ birthDate }) => birthDate ?? null);
  const month = monthInWords({ name: bucketWhenClosed({ closedOn, births, yearsAfterLeaving }) });
  return [rule, `Dit dossier mag op zijn vroegst na ${month} weg. Is het kind er dan nog, dan blijft het langer.`];
}

export async function changeKeeping(asked: DossierAsked, needs: Needs): Promise<Reply> {
  const here = { redirect: to(paths.keeping, { ref: asked.ref }) };
  const lift = one(asked.form, 'lift');
  if (lift !== '') {
    await liftHold(needs.db, asked, lift);
    return here;
  }
  const refused = (field: string, says: string) =>
    show(asked, needs, { values: asked.form, errors: new Map([[field, says]]) });
  if (one(asked.form, 'does') === 'propose') {
    const ground = one(asked.form, 'ground');
    if (!isGround(ground)) return refused('ground', 'Kies waarom.');
    await propose(needs.db, asked.actor, { dossier: asked.dossier.id, ground });
    return here;
  }
  const ground = one(asked.form, 'hold');
  if (!isHoldGround(ground)) return refused('hold', 'Kies waarom het bewaard moet blijven.');
  const held = await hold(needs.db, asked, ground);
  return held ? here : refused('hold', 'Dit dossier wordt al vernietigd. Het kan niet meer bewaard blijven.');
}
