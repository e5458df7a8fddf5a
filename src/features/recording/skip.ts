import { recordableActs } from '../../core/dossier/vocabulary.ts';
import { paths, to } from '../../ui/paths.ts';
import { recordForm, showForm, type Asking } from './act.tsx';
import { contextFor } from './build-context.ts';
import { beforeTalking, maySkip, ruleOf, stepOf } from './head.ts';
import { given, type Given } from './needs.ts';
import { skipForm } from './skip.form.ts';

function skipping(all: Given): Asking | null {
  const { opened } = all;
  const act = recordableActs(opened.code).get(all.asked.params['act'] ?? '');
  if (act === undefined || !maySkip(act)) return null;
  const isTalk = act.entry === 'ConversationHeld';
  return {
    form: skipForm,
    context: { ...contextFor(all, { act, form: skipForm }), also: [] },
    action: to(paths.skipAct, { ref: opened.ref, act: act.id }),
    head: {
      heading: `Overslaan: ${act.title}`,
      caption: stepOf(opened, act),
      rule: ruleOf(opened, act),
      warns: [
        ...(isTalk ? beforeTalking(opened) : []),
        ...(act.skip === undefined
          ? ['Uw code noemt geen grond om dit over te slaan. Leg daarom goed uit waarom u het doet.']
          : []),
      ],
      links: [{ href: to(paths.act, { ref: opened.ref, act: act.id }), label: 'Toch doen en vastleggen' }],
    },
  };
}

export const showSkip = given(async (all) => {
  const asking = skipping(all);
  return asking === null ? { notFound: true } : showForm(all, asking);
});

export const recordSkip = given(async (all) => {
  const asking = skipping(all);
  return asking === null ? { notFound: true } : recordForm(all, asking);
});
