import type { CodeAct } from '../../core/protocol/code.ts';
import type { OpenCase } from '../../platform/cases/cases.ts';
import { roleAt } from '../../platform/cases/role-at.ts';
import { paths, to } from '../../ui/paths.ts';
import { dueIn } from './build-context.ts';
import { always } from './forms.ts';
import { maySkip } from './head.ts';
import { given } from './needs.ts';
import { NewPage, type Offered } from './new.page.tsx';

export const showNew = given(({ asked, opened, frame }) => {
  const { ref, assessment } = opened;
  const mine = new Set(assessment.openTo(roleAt(asked, opened.location.id)).map(({ id }) => id));
  const due = dueIn(opened);
  const acts = [...opened.code.acts.values()].filter(
    ({ entry, strength }) => entry !== undefined && strength !== 'info',
  );
  return {
    page: (
      <NewPage
        frame={frame}
        dossier={ref}
        urgent={[
          { href: to(paths.act, { ref, act: 'noodcontact' }), label: 'Contact bij direct gevaar vastleggen' },
          { href: to(paths.report, { ref }), label: 'Een melding doen of vastleggen' },
        ]}
        free={[...always].flatMap(([key, { title }]) =>
          key === 'noodcontact' ? [] : [{ href: to(paths.act, { ref, act: key }), label: title }],
        )}
        due={urgentFirst(
          opened,
          acts.filter(({ id }) => due.has(id) && mine.has(id)),
        ).map((act) => offer(opened, act, due))}
        steps={opened.code.protocol.steps.map(({ id, title }) => ({
          title,
          acts: acts
            .filter(({ step, strength }) => step === id && strength !== 'exception')
            .map((act) => offer(opened, act, due)),
        }))}
      />
    ),
  };
});

/** In the order of the assessment, which is that of urgency. */
function urgentFirst({ assessment }: OpenCase, acts: readonly CodeAct[]): readonly CodeAct[] {
  const order = assessment.duties.map(({ id }) => id);
  return acts.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
}

function offer({ ref }: OpenCase, act: CodeAct, due: ReadonlySet<string>): Offered {
  const { id, title, says, strength } = act;
  return {
    href: to(paths.act, { ref, act: id }),
    title,
    says,
    strength,
    isDue: due.has(id),
    skip: act.skip !== undefined && maySkip(act) ? to(paths.skipAct, { ref, act: id }) : null,
  };
}
