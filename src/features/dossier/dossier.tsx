import type { Assessment } from '../../core/assess/assess.ts';
import type { AssessedStep } from '../../core/assess/steps.ts';
import { childrenIn, routeOf } from '../../core/dossier/dossier.ts';
import { formatDay, plainDateOf } from '../../core/kernel/dates.ts';
import type { PlainDate } from '../../core/kernel/kernel.ts';
import type { Weighed } from '../../core/protocol/weighed.ts';
import type { OpenCase } from '../../platform/cases/cases.ts';
import type { DossierAsked, Reply } from '../../platform/http/route.ts';
import type { Frame } from '../../ui/layout/frame.ts';
import type { Stone } from '../../ui/stones.tsx';
import { paths, to } from '../../ui/paths.ts';
import { DossierPage, StatePage, type DossierView } from './dossier.page.tsx';
import type { Needs } from './needs.ts';
import { toDo } from './now.ts';
import { OtherRoute } from './other-route.page.tsx';
import { partsOf } from './parts.tsx';
import { whyWarned } from './words.ts';

export async function showDossier(asked: DossierAsked, needs: Needs): Promise<Reply> {
  const [opened, frame] = await Promise.all([needs.cases.open(asked), needs.frame(asked)]);
  if (opened === 'stopped') return { stopped: true };
  if (opened === null) return showState(asked, needs, frame);
  const stones = stonesOf(opened.assessment.steps);
  const closed = closedSays(opened.assessment.state);
  return { page: <DossierPage frame={frame} view={viewOf(opened, stones, closed, plainDateOf(asked.now))} /> };
}

export async function confirmRead(asked: DossierAsked, { cases }: Needs): Promise<Reply> {
  const isTheirs = await cases.confirmRead(asked);
  return isTheirs ? { redirect: to(paths.dossier, { ref: asked.ref }) } : { notFound: true };
}

/** For who may know where it stands and no more. */
async function showState(asked: DossierAsked, { cases }: Needs, frame: Frame): Promise<Reply> {
  const glimpse = await cases.glimpse(asked);
  if (glimpse === null) return { notFound: true };
  const { code, step, status } = glimpse;
  const five = code.protocol.steps.filter(({ id }) => id !== 'E' && id !== 'S6');
  const at = five.findIndex(({ id }) => id === step);
  const stones = five.map(({ title }, place): Stone => {
    if (at === -1 || place < at) return { name: title, state: 'done' };
    return { name: title, state: place === at ? 'now' : 'open' };
  });
  const confirmed = (await cases.confirmed(asked)).get(asked.ref) ?? null;
  const page = (
    <StatePage frame={frame} ref_={asked.ref} stones={stones} closed={closedSays(status)} confirmed={confirmed} />
  );
  return { page };
}

function viewOf(opened: OpenCase, stones: readonly Stone[], closed: string | null, today: PlainDate): DossierView {
  const { dossier, assessment, code, ref, location } = opened;
  const [first, ...others] = childrenIn(dossier);
  const route = routeOf(dossier);
  return {
    ref,
    who: [first?.name ?? 'Kind zonder naam', ...others.map(({ name }) => name ?? 'kind zonder naam')].join(' en '),
    about: [
      ...(first?.group === undefined ? [] : [first.group]),
      ...(first?.birthDate === undefined ? [] : [`${age(first.birthDate, today)} jaar`]),
      location.name,
      `geopend op ${formatDay(plainDateOf(opened.openedAt))}`,
      code.protocol.organisation,
    ],
    stones,
    now: closed === null ? toDo(opened) : [],
    findings: assessment.warnings.map(({ code: rule, says, source }) => ({ says, why: whyWarned(code, rule, source) })),
    says: closed === null ? sentences[assessment.weighed.outcome] : 'Dit dossier is gesloten. Er staat niets open.',
    reportDue: assessment.weighed.decisions.report === 'due',
    closed,
    otherRoute: route === 'home' ? null : <OtherRoute route={route} />,
    parts: partsOf(opened),
  };
}

const sentences: Record<Weighed['outcome'], string> = {
  report: 'Doe de melding. Wat nog open staat, kan daarna.',
  consult: 'Er is twijfel. Vraag eerst Veilig Thuis om advies.',
  continue: 'Ga verder met de stappen en de vragen.',
  reweigh: 'Weeg opnieuw, met wat er bij is gekomen.',
  help: 'Er wordt hulp geregeld of hulp loopt. Kijk op de afgesproken dag of die werkt.',
  close: 'De weging is klaar. Rond af wat nog open staat, dan kan het dossier dicht.',
  other_route: 'De stappen van de meldcode gelden hier niet.',
};

/** The five stones; the first that is not behind us is now. */
export function stonesOf(steps: readonly AssessedStep[]): Stone[] {
  const five = steps.filter(({ id }) => id !== 'E' && id !== 'S6');
  const now = five.find(({ state }) => state !== 'done' && state !== 'skipped')?.id;
  return five.map(({ id, title, state, acts }) => {
    if (state === 'skipped') {
      return { name: title, state, reason: acts.find(({ because }) => because !== null)?.because ?? undefined };
    }
    if (state === 'done' || state === 'again') return { name: title, state };
    return { name: title, state: id === now ? 'now' : 'open' };
  });
}

function closedSays(state: Assessment['state']): string | null {
  if (state === 'open') return null;
  return state === 'closed_monitored'
    ? 'Gesloten. Er zijn afspraken om de veiligheid te blijven volgen.'
    : 'Gesloten. Er was geen verdere actie nodig.';
}

function age(birthDate: PlainDate, today: PlainDate): number {
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}
