import type { Circumstance } from '../../core/protocol/words.ts';
import type { Field } from './field.ts';
import type { FormContext } from './form-context.ts';

const words: Readonly<Record<Circumstance, string>> = {
  carer_situation_may_harm:
    'De situatie van een ouder of verzorger kan schade geven aan kinderen, zoals ziekte, verslaving of geweld',
  named_external_discussion: 'Het kind is of wordt met naam besproken met iemand van buiten',
  consent_refused: 'Ouders geven geen toestemming',
  objections: 'Ouders hebben bezwaar',
  injury: 'Er is letsel te zien of genoemd',
  child_conversation: 'Er is met het kind gesproken',
  caregiver_conversation: 'Er is met ouders gesproken',
  suspicion_of_serious_concern: 'Er zijn ernstige zorgen over het kind',
  named_earlier_teachers: 'Een eerdere leerkracht, of die van een broer of zus, kan er meer van weten',
};

/** Only circumstances that change what this code asks; the rest would be a question for nothing. */
export function circumstanceField(asked: readonly Circumstance[], { code }: FormContext): readonly Field[] {
  const conditions = JSON.stringify([...code.acts.values()].map(({ when, offered }) => [when, offered]));
  const used = asked.filter((circumstance) => conditions.includes(`"noted":"${circumstance}"`));
  if (used.length === 0) return [];
  const options = used.map((value) => ({ value, label: words[value] }));
  return [
    {
      is: 'many',
      name: 'noted',
      label: 'Speelt er nog iets mee?',
      hint: 'Dit bepaalt wat uw code nog meer vraagt.',
      options,
    },
  ];
}
