import { addresseeChoices, addresseesIn } from './addressees.ts';
import type { EntryForm } from './entry-form.ts';
import type { Choice, Field } from './field.ts';
import type { FormContext } from './form-context.ts';
import type { Said } from './said.ts';
import { statementRows, statementsIn } from './statement-rows.ts';

const factsSaid = statementRows('facts', 'Welke feiten noemde de school?');

export const conversationPurposes: readonly Choice[] = [
  { value: 'share_concern', label: 'De zorg delen' },
  { value: 'collect', label: 'Meer te weten komen' },
  { value: 'motivate', label: 'Ouders of kind motiveren voor hulp' },
  { value: 'announce_report', label: 'Vertellen dat u wilt melden' },
  { value: 'decision', label: 'Vertellen wat is besloten' },
  { value: 'help', label: 'Afspraken maken over hulp' },
  { value: 'kindcheck', label: 'Kindcheck' },
  { value: 'other', label: 'Iets anders' },
];

const checks: readonly Choice[] = [
  { value: 'facts_first', label: 'Wij begonnen met feiten, daarna vroegen wij een reactie' },
  { value: 'both_sides_heard', label: 'Beide kanten zijn gehoord' },
  { value: 'room_given', label: 'Er was tijd en ruimte om te reageren' },
  { value: 'no_secrecy_promised', label: 'Wij beloofden geen geheimhouding' },
  { value: 'told_what_safe_is', label: 'Wij legden het kind uit wat veilig opgroeien is' },
  { value: 'signals_taken_seriously', label: 'Wat het kind vertelde, namen wij serieus' },
];

/** Every talk with parents ends with one of these; a form that is silent about it is not finished. */
const signatures: readonly Choice[] = [
  { value: 'agreed', label: 'Getekend voor akkoord' },
  { value: 'seen', label: 'Getekend voor gezien' },
  { value: 'refused', label: 'Ouders wilden niet tekenen' },
  {
    value: 'not_offered',
    label: 'Niet voorgelegd',
    then: [
      {
        is: 'text',
        name: 'signature-because',
        label: 'Waarom niet?',
        needs: 'Leg uit waarom het verslag niet is voorgelegd.',
        rows: 2,
      },
    ],
  },
  { value: 'not_asked', label: 'Niet gevraagd, of een gesprek met alleen het kind' },
];

export const conversationForm: EntryForm = {
  type: 'ConversationHeld',
  title: 'Een gesprek met ouders, kind of iemand anders',
  button: 'Gesprek vastleggen',
  when: 'Wanneer was het gesprek?',
  time: true,
  company: true,
  noted: ['carer_situation_may_harm'],
  fields: (context) => [...before, ...during, ...after(context)],
  event: (said, { recorder }) => ({
    with: addresseesIn(said, 'with'),
    purpose: said.all('purpose'),
    prepared: said.text('prepared'),
    said: statementsIn(said, factsSaid, recorder.name, undefined),
    reaction: reactionIn(said),
    reading: said.text('reading'),
    attitude: said.text('attitude'),
    agreements: said.text('agreements'),
    signature: signatureIn(said),
    objections: said.text('objections'),
    toldReportIntended: said.text('told') === 'yes',
    checks: said.all('checks'),
  }),
};

const before: readonly Field[] = [
  {
    is: 'many',
    name: 'with',
    label: 'Met wie sprak u?',
    hint: 'Vertellen aan het kind is niet hetzelfde als vertellen aan ouders.',
    needs: 'Kies met wie u sprak.',
    options: addresseeChoices,
  },
  { is: 'many', name: 'purpose', label: 'Wat was het doel?', needs: 'Kies een doel.', options: conversationPurposes },
  { is: 'text', name: 'prepared', label: 'Hoe bereidde u het voor?', rows: 2 },
];

const during: readonly Field[] = [
  { is: 'heading', says: 'Het gesprek' },
  factsSaid,
  { is: 'text', name: 'reaction', label: 'Hoe reageerden zij, in hun eigen woorden?' },
  { is: 'text', name: 'childs-view', label: 'Hoe ziet het kind het?', rows: 3 },
  {
    is: 'text',
    name: 'reading',
    label: 'Hoe leest de school het?',
    hint: 'Na de reactie, en apart van de feiten.',
    rows: 3,
  },
  {
    is: 'one',
    name: 'attitude',
    label: 'Herkennen zij de zorgen?',
    options: [
      { value: 'recognises', label: 'Ja' },
      { value: 'denies', label: 'Nee' },
      { value: 'mixed', label: 'Deels' },
    ],
  },
  { is: 'text', name: 'agreements', label: 'Wat is afgesproken?', rows: 3 },
];

function after({ act }: FormContext): readonly Field[] {
  return [
    { is: 'heading', says: 'Na afloop' },
    { is: 'text', name: 'objections', label: 'Welke bezwaren noemden zij?', rows: 2 },
    {
      is: 'one',
      name: 'told',
      label: 'Vertelde u dat de school wil melden?',
      needs: 'Kies of u vertelde over een melding.',
      options: [
        { value: 'yes', label: 'Ja' },
        { value: 'no', label: 'Nee' },
      ],
    },
    {
      is: 'one',
      name: 'signature',
      label: 'Is het verslag getekend?',
      hint: act?.signature === undefined ? 'Voor gezien is geen akkoord.' : 'Uw code vraagt dit bij dit gesprek.',
      needs: 'Kies wat er met het verslag is gebeurd.',
      options: signatures,
    },
    { is: 'many', name: 'checks', label: 'Wat kunt u bevestigen?', options: checks },
  ];
}

/** The child's view has a heading of its own, since the entry has one place for reactions. */
function reactionIn(said: Said): string | undefined {
  const child = said.text('childs-view');
  const parts = [said.text('reaction'), child === undefined ? undefined : `Hoe het kind het ziet: ${child}`];
  const told = parts.filter((part) => part !== undefined).join('\n\n');
  return told === '' ? undefined : told;
}

function signatureIn(said: Said): object | undefined {
  const outcome = said.text('signature');
  if (outcome === undefined) return undefined;
  return outcome === 'not_offered' ? { outcome, because: said.text('signature-because') } : { outcome };
}
