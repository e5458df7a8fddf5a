import { describe, expect, test } from 'vitest';
import { codeOf, shipped, type Shipped } from '../../../test/builders/codes.ts';
import { aDossier } from '../../../test/builders/dossier.ts';
import { Desk, shown } from '../../../test/builders/desk.ts';
import type { Content } from '../../core/dossier/events.schema.ts';
import { parseForm } from '../../platform/http/form.ts';
import { emptyForm } from '../../ui/forms/form-state.ts';
import { contextFor } from './build-context.ts';
import { fieldsOf, parseEntry, type EntryForm } from './entry-form.ts';
import { Fields } from './fields.tsx';
import type { FormContext } from './form-context.ts';
import { always, formByType } from './forms.ts';
import { skipForm } from './skip.form.ts';
import { subjectOf } from './subject.ts';

const els = { id: 'els', name: 'Els Voorbeeld', role: 'childProtectionLead' };
const bram = { id: 'bram', name: 'Bram Bedacht', role: 'teacher' };
const today = 'on-day=9&on-month=3&on-year=2026';

function contextAt(protocol: Shipped, key: string): { readonly form: EntryForm; readonly context: FormContext } {
  const desk = new Desk(aDossier(protocol).signal(), '2026-03-09', [els, bram]);
  const opened = desk.opened();
  const subject = subjectOf(opened, key);
  if (subject?.is !== 'form') throw new Error(`no form for ${key}`);
  const context = contextFor({ asked: desk.asked({}), opened, staff: desk.people }, subject);
  return { form: subject.form, context };
}

function parsed(protocol: Shipped, key: string, typed: string) {
  const { form, context } = contextAt(protocol, key);
  return parseEntry(form, parseForm(typed), context);
}

function wrong(protocol: Shipped, key: string, typed: string): string[] {
  const outcome = parsed(protocol, key, typed);
  return outcome.ok ? [] : [...outcome.error.keys()];
}

function read(protocol: Shipped, key: string, typed: string): Content {
  const outcome = parsed(protocol, key, `${today}&${typed}`);
  if (!outcome.ok) throw new Error([...outcome.error].join(' | '));
  return outcome.value;
}

describe('an empty form', () => {
  test.each<[string, string, string[]]>([
    ['a signal', 'signaal', ['on', 'danger', 'facts-1-what']],
    ['an observation', 'F-1.2', ['on', 'facts-1-what']],
    ['factors', 'F-1.5', ['on', 'confirming']],
    ['contact with the lead', 'F-1.4', ['on']],
    ['a consultation', 'F-2.1', ['on', 'what', 'company-1-staff']],
    ['advice', 'F-2.4', ['on', 'of', 'anonymous', 'advice']],
    ['an expert', 'F-2.5', ['on', 'expert', 'kind', 'anonymous', 'advice']],
    ['a talk', 'F-3.1', ['on', 'with', 'purpose', 'told', 'signature']],
    ['consent', 'F-3.9', ['on', 'purpose', 'outcome']],
    ['a kindcheck', 'F-1.9', ['on', 'trigger', 'outcome']],
    ['flags', 'vooraf', ['on', 'flag-acute', 'flag-structural', 'flag-disclosure']],
    ['an assignment', 'F-5.6', ['on', 'task', 'who']],
    ['somebody informed', 'F-4.10', ['on', 'who', 'of', 'by']],
    ['progress', 'verloop', ['on', 'kind', 'what']],
    ['an emergency contact', 'noodcontact', ['on', 'contact', 'what']],
    ['a task', 'F-1.6', ['on', 'outcome']],
    ['a person', 'persoon', ['on', 'name', 'relation', 'custody']],
    ['a child', 'kind', ['on', 'name']],
    ['an answer of Veilig Thuis', 'antwoord', ['on', 'received']],
  ])('of %s says all that is missing at once', (_, key, names) => {
    expect(wrong('fedra-2019', key, '')).toEqual(names);
  });

  test('of agreements on safety asks for one agreement', () => {
    expect(wrong('verdi-2023', 'V-5.10', today)).toEqual(['agreements-1-about']);
  });
});

describe('what was typed', () => {
  test.each<[string, string, string, object]>([
    [
      'the literal words of a child',
      'signaal',
      'danger=no&facts-1-what=Kim+huilde&told=yes&words=Ik+wil+niet+naar+huis&unprompted=yes',
      { dangerNow: 'no', childsWords: { words: 'Ik wil niet naar huis', unprompted: 'yes' } },
    ],
    [
      'a fact that points the other way, told by a parent',
      'signaal',
      'danger=no&facts-1-what=Gevallen+met+de+fiets&facts-1-source=caregiver&facts-1-points=elsewhere',
      {
        statements: [
          {
            what: 'Gevallen met de fiets',
            kind: 'told',
            source: { origin: 'caregiver', who: 'een ouder of verzorger' },
            on: '2026-03-09',
            contradicting: true,
          },
        ],
      },
    ],
    [
      'each line as a point',
      'F-1.5',
      'confirming=Een%0ATwee%0A%0A&contradicting=Drie',
      { confirming: ['Een', 'Twee'], contradicting: ['Drie'] },
    ],
    [
      'advice without names',
      'F-2.4',
      'of=veilig_thuis&anonymous=yes&advice=Bel&concerning=q2',
      { anonymous: true, concerning: ['q2'] },
    ],
    [
      'an expert on injury',
      'F-2.5',
      'expert=Arts&kind=injury&anonymous=no&advice=Foto',
      { kind: 'injury', anonymous: false },
    ],
    [
      'consent refused',
      'F-3.9',
      'purpose=extended_team&outcome=refused',
      { outcome: { is: 'refused' }, written: false },
    ],
    [
      'consent on paper',
      'F-3.9',
      'purpose=report&outcome=given&written=yes',
      { outcome: { is: 'given' }, written: true },
    ],
    [
      'the children of a kindcheck',
      'F-1.9',
      'trigger=Verslaving&outcome=concern&children-2-name=Bo+Verzonnen&children-2-age=3',
      { children: [{ name: 'Bo Verzonnen', age: '3' }] },
    ],
    [
      'flags',
      'vooraf',
      'flag-acute=no&flag-structural=doubt&flag-disclosure=yes',
      { flags: { acute: 'no', structural: 'doubt', disclosure: 'yes' } },
    ],
    [
      'who reports',
      'F-5.6',
      'task=reporter&who=els',
      { task: 'reporter', who: { role: 'childProtectionLead', staff: 'els' } },
    ],
    [
      'a parent who was told',
      'inlichten',
      'who=caregiver&name=Ouder&of=zorg&by=Els',
      { who: { person: 'caregiver', name: 'Ouder' } },
    ],
    [
      'a person with a secret address',
      'persoon',
      'name=Ouder&relation=caregiver&custody=yes&secretAddress=yes',
      { person: { secretAddress: true, custody: 'yes' } },
    ],
    ['nothing heard', 'antwoord', 'received=no', { received: false }],
    [
      'an emergency contact',
      'noodcontact',
      'contact=alarm&what=Gebeld&time=14:05',
      { contact: 'alarm', time: '14:05' },
    ],
  ])('is recorded: %s', (_, key, typed, expected) => {
    expect(read('fedra-2019', key, typed)).toMatchObject(expected);
  });

  test('an agreement on safety keeps until when', () => {
    const typed = 'agreements-1-about=Moeder&agreements-1-what=Bellen&agreements-1-who=Els&agreements-1-until=1-6-2027';
    expect(read('verdi-2023', 'V-5.10', typed)).toMatchObject({
      agreements: [{ about: 'Moeder', until: '2027-06-01' }],
    });
  });

  test('an agreement on a day that does not exist is refused at that day', () => {
    const typed = `${today}&agreements-1-about=M&agreements-1-what=B&agreements-1-who=E&agreements-1-until=31-2-2027`;
    expect(wrong('verdi-2023', 'V-5.10', typed)).toEqual(['agreements-1-until']);
  });

  test('a task that was not done asks why', () => {
    expect(wrong('fedra-2019', 'F-1.6', `${today}&outcome=declined`)).toEqual(['note']);
  });

  test('somebody from outside without a role is refused at the role', () => {
    const typed = `${today}&what=De+signalen&company-1-name=Ans+Verzonnen`;
    expect(wrong('fedra-2019', 'F-2.1', typed)).toEqual(['company-1-role']);
  });

  test('a text that is too long is refused at the field', () => {
    expect(
      wrong('fedra-2019', 'F-2.5', `${today}&expert=${'a'.repeat(301)}&kind=injury&anonymous=yes&advice=x`),
    ).toEqual(['expert']);
  });

  test('a time that does not exist is refused at the time', () => {
    expect(wrong('fedra-2019', 'noodcontact', `${today}&contact=alarm&what=Gebeld&time=25:00`)).toEqual(['time']);
  });

  test('an act that is not open is not fulfilled by asking for it', () => {
    expect(read('fedra-2019', 'F-2.4', 'of=veilig_thuis&anonymous=yes&advice=x&also=F-5.10').acts).toEqual(['F-2.4']);
  });

  test('leaving out says the effort for consent and the advice asked', () => {
    const { context } = contextAt('fedra-2019', 'F-5.7');
    const typed = `${today}&ground=safety&because=Gevaar&advised=yes&advised-on-day=8&advised-on-month=3&advised-on-year=2026&advised-what=Wacht&effortForConsent=Gevraagd`;
    const outcome = parseEntry(skipForm, parseForm(typed), context);
    expect(outcome.ok && outcome.value).toMatchObject({
      act: 'F-5.7',
      adviceAsked: { on: '2026-03-08', advice: 'Wacht' },
      effortForConsent: 'Gevraagd',
    });
  });
});

describe('every form of every shipped code', () => {
  const keys = shipped.flatMap((protocol) => [
    ...[...codeOf(protocol).acts.values()].flatMap(({ id, entry }) =>
      entry !== undefined && formByType.has(entry) ? [[protocol, id] as const] : [],
    ),
    ...[...always.keys()].map((key) => [protocol, key] as const),
  ]);

  test.each(keys)('%s %s has a label or legend for each control, and each id once', async (protocol, key) => {
    const { form, context } = contextAt(protocol, key);
    const { html } = await shown({ page: Fields({ fields: fieldsOf(form, context), form: emptyForm }) });
    const ids = [...html.matchAll(/<(?:input|select|textarea)[^>]* id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(html).toContain(`for="${id}"`);
    expect(html).not.toContain('<legend class="govuk-fieldset__legend"></legend>');
  });

  test.each(keys)('%s %s asks for a day and refuses an empty form without failing', (protocol, key) => {
    expect(wrong(protocol, key, '')).toContain('on');
  });
});
