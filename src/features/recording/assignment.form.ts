import type { EntryForm } from './entry-form.ts';
import { nameOf, rolesHere, type FormContext } from './form-context.ts';
import type { Choice } from './field.ts';

const tasks: readonly Choice[] = [
  { value: 'reporter', label: 'Melder: doet de melding' },
  { value: 'parentInformer', label: 'Vertelt ouders over de uitkomst en de melding' },
  { value: 'coordinator', label: 'Regelt de volgende stappen' },
  { value: 'caseManager', label: 'Casemanager: houdt de hulp bij elkaar' },
  { value: 'follower', label: 'Volgt of het veilig blijft' },
];

export const assignmentForm: EntryForm = {
  type: 'PersonAssigned',
  title: 'Wie doet wat',
  button: 'Afspraak vastleggen',
  when: 'Wanneer is dit afgesproken?',
  fields: (context) => [
    { is: 'one', name: 'task', label: 'Welke taak?', needs: 'Kies een taak.', options: tasks },
    {
      is: 'select',
      name: 'who',
      label: 'Wie doet dit?',
      options: [
        { value: '', label: 'Kies een collega' },
        ...context.staff.map(({ id, name, role }) => ({ value: id, label: `${name} (${nameOf(context, role)})` })),
      ],
    },
    { is: 'line', name: 'name', label: 'Of: naam van iemand van buiten' },
    {
      is: 'select',
      name: 'role',
      label: 'In welke rol?',
      options: [{ value: '', label: 'De rol die de collega hier heeft' }, ...rolesHere(context)],
    },
    { is: 'text', name: 'note', label: 'Wat is erover afgesproken?', rows: 2 },
  ],
  event: (said, context) => {
    const colleague = context.staff.find(({ id }) => id === said.text('who'));
    const who = {
      role: said.text('role') ?? colleague?.role,
      staff: colleague?.id,
      name: colleague?.name ?? said.text('name'),
    };
    return { task: said.text('task'), who, note: said.text('note') };
  },
  errors: (said, context) => {
    if (isKnown(context, said.text('who'))) return [];
    if (said.text('name') === undefined) return [['who', 'Kies een collega, of vul een naam in.']];
    return said.text('role') === undefined ? [['role', 'Kies in welke rol deze persoon dit doet.']] : [];
  },
};

function isKnown({ staff }: FormContext, chosen: string | undefined): boolean {
  return staff.some(({ id }) => id === chosen);
}
