import type { Code } from '../../core/protocol/code.ts';
import { one } from '../../platform/http/form.ts';
import type { Form, PublicAsked, Route } from '../../platform/http/route.ts';
import { emptyForm, type FormState } from '../../ui/forms/form-state.ts';
import type { Frame } from '../../ui/layout/frame.ts';
import { paths } from '../../ui/paths.ts';
import { GuideListPage, GuidePage, locationOf } from './guide.page.tsx';
import { QuestionsPage } from './questions.page.tsx';
import { walkThrough } from './walk-through.ts';

type Needs = {
  readonly protocols: ReadonlyMap<string, Code>;
  readonly frame: (asked: PublicAsked) => Promise<Frame>;
};

/** The public guide: no sign-in, nothing stored, nothing logged. */
export const routes: readonly Route<Needs>[] = [
  {
    method: 'GET',
    path: paths.guide,
    needs: 'nothing',
    alwaysThere: true,
    logsAs: null,
    answer: async (asked, { frame, protocols }) => ({
      page: <GuideListPage frame={await frame(asked)} codes={[...protocols.values()]} />,
    }),
  },
  {
    method: 'GET',
    path: paths.guideProtocol,
    needs: 'nothing',
    alwaysThere: true,
    logsAs: null,
    answer: async (asked, { frame, protocols }) => {
      const code = protocols.get(asked.params['protocol'] ?? '');
      return code === undefined ? { notFound: true } : { page: <GuidePage frame={await frame(asked)} code={code} /> };
    },
  },
  {
    method: 'GET',
    path: paths.guideQuestions,
    needs: 'nothing',
    alwaysThere: true,
    logsAs: null,
    answer: (asked, needs) => showQuestions(asked, needs, new Map(), emptyForm),
  },
  {
    method: 'POST',
    path: paths.guideQuestions,
    needs: 'nothing',
    alwaysThere: true,
    logsAs: null,
    answer: (asked, needs) => {
      const typed = answersIn(asked.form);
      const last = one(asked.form, 'asked');
      if (last === '' || typed.has(last)) return showQuestions(asked, needs, typed, emptyForm);
      const errors = new Map([[last, 'Kies een antwoord, of kies ‘Ik twijfel’.']]);
      return showQuestions(asked, needs, typed, { values: asked.form, errors });
    },
  },
];

function answersIn(form: Form): ReadonlyMap<string, string> {
  return new Map(
    [...form].flatMap(([name, [value]]) => (/^q\d$/.test(name) && value !== undefined ? [[name, value]] : [])),
  );
}

async function showQuestions(
  asked: PublicAsked,
  { frame, protocols }: Needs,
  typed: ReadonlyMap<string, string>,
  form: FormState,
) {
  const code = protocols.get(asked.params['protocol'] ?? '');
  if (code === undefined) return { notFound: true } as const;
  const walk = walkThrough(code, locationOf(code), typed);
  const page = <QuestionsPage frame={await frame(asked)} code={code} walk={walk} form={form} />;
  return form.errors.size > 0 ? ({ page, status: 400 } as const) : { page };
}
