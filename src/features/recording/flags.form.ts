import { flagIds, type FlagId } from '../../core/protocol/words.ts';
import { yesNoDoubt } from './choices.ts';
import type { EntryForm } from './entry-form.ts';
import type { Field } from './field.ts';
import type { FormContext } from './form-context.ts';
import type { Said } from './said.ts';

const asks: Readonly<Record<FlagId, string>> = {
  danger_now: 'Is iemand nu in gevaar?',
  acute: 'Is de situatie acuut onveilig?',
  structural: 'Is het steeds opnieuw of al lang onveilig?',
  disclosure: 'Heeft een slachtoffer het zelf verteld, of zelf om hulp gevraagd?',
  serious_injury: 'Is er ernstig letsel door geweld?',
  unprotected: 'Is het kind te weinig beschermd?',
  recurrence: 'Gaat de onveiligheid door, of komt die terug, terwijl er hulp is?',
  no_lasting_safety: 'Verwacht u dat hulp het kind níet blijvend veilig maakt?',
  special_form: 'Kan eer, een gedwongen huwelijk, achterlating of genitale verminking een rol spelen?',
};

const firstThree: readonly FlagId[] = ['acute', 'structural', 'disclosure'];

export const flagsForm: EntryForm = {
  type: 'FlagJudged',
  title: 'Eerst drie vragen: acuut, structureel of zelf verteld',
  button: 'Oordeel vastleggen',
  when: 'Wanneer is dit beoordeeld?',
  fields: (context) => {
    const asked = flagsAsked(context);
    const others = context.act === null ? otherFlags(context, asked) : [];
    return [
      ...asked.map((flag) => flagField(context, flag, true)),
      ...(others.length === 0 ? [] : [{ is: 'heading', says: 'Speelt dit ook?' } satisfies Field]),
      ...others.map((flag) => flagField(context, flag, false)),
      { is: 'text', name: 'because', label: 'Waarop baseert u dit?', hint: 'Noem de feiten.', rows: 3 },
    ];
  },
  event: (said, context) => {
    const asked = [...flagsAsked(context), ...otherFlags(context, [])];
    return { flags: flagsIn(said, asked), because: said.text('because') };
  },
};

/** What the act is about, as its own condition says; without one the three questions that go before question 2. */
export function flagsAsked({ act, code }: FormContext): readonly FlagId[] {
  const condition = JSON.stringify(act?.when ?? null);
  const named = flagIds.filter((flag) => code.flags.has(flag) && condition.includes(`"flag":"${flag}"`));
  return named.length > 0 ? named : firstThree;
}

function otherFlags({ code }: FormContext, asked: readonly FlagId[]): readonly FlagId[] {
  return flagIds.filter((flag) => code.flags.has(flag) && !asked.includes(flag));
}

function flagField({ code }: FormContext, flag: FlagId, isAsked: boolean): Field {
  const meaning = code.flags.get(flag);
  return {
    is: 'one',
    name: `flag-${flag}`,
    label: asks[flag],
    ...(meaning === undefined ? {} : { hint: meaning.says }),
    ...(isAsked ? { needs: 'Kies een antwoord, of kies ‘Ik twijfel’.' } : {}),
    options: yesNoDoubt,
  };
}

function flagsIn(said: Said, flags: readonly FlagId[]): object {
  return Object.fromEntries(flags.map((flag) => [flag, said.text(`flag-${flag}`)]));
}
