import type { EntryForm } from './entry-form.ts';
import type { Choice, Field } from './field.ts';
import type { FormContext } from './form-context.ts';
import type { Said } from './said.ts';
import { groundWords } from './words.ts';

type Skip = NonNullable<NonNullable<FormContext['act']>['skip']>;

export const skipForm: EntryForm = {
  type: 'ActSkipped',
  title: 'Overslaan, met reden',
  button: 'Overslaan en reden vastleggen',
  when: 'Wanneer besloot u dit?',
  company: false,
  fields: (context) => [
    {
      is: 'one',
      name: 'ground',
      label: 'Wat is de grond?',
      needs: 'Kies een grond.',
      options: groundsOf(context),
    },
    {
      is: 'text',
      name: 'because',
      label: 'Leg uit waarom u dit overslaat',
      hint: 'Noem de feiten. Iemand moet dit later kunnen volgen.',
      needs: 'Leg uit waarom u dit overslaat.',
    },
    ...adviceField(context.act?.skip),
    ...effortField(context.act?.skip),
    { is: 'text', name: 'effectOnChild', label: 'Wat betekent dit voor het kind?', rows: 2 },
  ],
  event: (said, context) => ({
    acts: exceptionUsed(said, context),
    act: context.act?.id,
    ground: said.text('ground'),
    because: said.text('because'),
    adviceAsked: adviceIn(said),
    effortForConsent: said.text('effortForConsent'),
    effectOnChild: said.text('effectOnChild'),
  }),
};

/** The exception of the code that gives this ground, where it is an act of its own (F-3.11). */
function exceptionUsed(said: Said, { act, code }: FormContext): readonly string[] {
  const skip = act?.skip;
  if (skip === undefined || !skip.grounds.some((ground) => ground === said.text('ground'))) return [];
  return code.acts.get(skip.rule)?.entry === 'ActSkipped' ? [skip.rule] : [];
}

/** The grounds that this code gives here, or the national one with its label; another is possible and warns. */
function groundsOf({ act, due, code }: FormContext): readonly Choice[] {
  const skip = act?.skip;
  const isNational = skip?.rule.startsWith('R-') === true;
  const own = (skip?.grounds ?? []).filter((ground) => ground !== 'other');
  const expertDue = [...due].some((id) => code.acts.get(id)?.does === 'ask_expert');
  const named = own.map((value) => ({
    value,
    label: groundWords[value],
    hint: isNational
      ? 'Dit staat niet in uw code. Het komt uit de landelijke regels.'
      : `Deze grond staat in uw code, regel ${skip?.rule ?? ''}.`,
  }));
  return [
    ...named,
    ...(expertDue && !own.includes('expert_first')
      ? [{ value: 'expert_first', label: groundWords.expert_first, hint: 'Dit komt uit de landelijke regels.' }]
      : []),
    {
      value: 'other',
      label: groundWords.other,
      hint: 'Uw code noemt deze grond niet. Het kan, maar Pluis blijft erop wijzen.',
    },
  ];
}

function adviceField(skip: Skip | undefined): readonly Field[] {
  if (skip === undefined || skip.advice === 'none') return [];
  const isMust = skip.advice === 'must';
  return [
    {
      is: 'one',
      name: 'advised',
      label: 'Vroeg u Veilig Thuis om advies hierover?',
      hint: isMust
        ? `Dit moet altijd volgens regel ${skip.rule}. Bel anders nu, en vul het daarna hier in.`
        : 'Dit mag. Noem geen namen als dat niet nodig is.',
      needs: 'Kies of u Veilig Thuis om advies vroeg.',
      options: [
        {
          value: 'yes',
          label: 'Ja',
          then: [
            { is: 'day', name: 'advised-on', label: 'Op welke dag?', needs: 'Vul in op welke dag u advies vroeg.' },
            { is: 'line', name: 'advised-contact', label: 'Met wie sprak u?' },
            {
              is: 'text',
              name: 'advised-what',
              label: 'Wat was het advies?',
              needs: 'Vul in wat het advies was.',
              rows: 3,
            },
          ],
        },
        {
          value: 'no',
          label: isMust ? 'Nee, nog niet. Pluis blijft hierop wijzen' : 'Nee',
        },
      ],
    },
  ];
}

function effortField(skip: Skip | undefined): readonly Field[] {
  if (skip?.showsEffortForConsent !== true) return [];
  return [
    {
      is: 'text',
      name: 'effortForConsent',
      label: 'Wat deed u om toestemming te krijgen?',
      hint: `Uw code vraagt dit, regel ${skip.rule}. Voor een melding is geen toestemming nodig.`,
      rows: 3,
    },
  ];
}

function adviceIn(said: Said): object | undefined {
  if (said.text('advised') !== 'yes') return undefined;
  return { on: said.day('advised-on'), contact: said.text('advised-contact'), advice: said.text('advised-what') };
}
