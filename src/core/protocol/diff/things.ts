import type { Code, CodeAct } from '../code.ts';
import { namesOf } from '../explain/names.ts';
import { sayLeads } from '../explain/questions.ts';
import { sayCondition } from '../explain/say-condition.ts';
import { answerWords, flagWords, groundWords, locationWords, stepWords, strengthWords } from '../explain/words-nl.ts';
import { flagIds, type Effect } from '../words.ts';
import { filing, forms } from './papers.ts';
import type { Thing } from './thing.ts';

/** One difference between two codes, in Dutch. */
export type Difference = {
  /** The part of the code: roles, teams, acts, questions, signals, contacts, terms, forms, filing. */
  readonly part: string;
  readonly id: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly says: string;
};

export function changedThings(from: Code, to: Code): readonly Difference[] {
  return parts.flatMap(({ part, of }) => compare(part, of(from), of(to)));
}

const parts: readonly { readonly part: string; readonly of: (code: Code) => readonly Thing[] }[] = [
  { part: 'De code', of: general },
  { part: 'Rol', of: roles },
  { part: 'Team', of: teams },
  { part: 'Handeling', of: (code) => [...code.acts.values()].map((act) => actThing(code, act)) },
  { part: 'Vraag', of: questions },
  { part: 'Signaal', of: flags },
  { part: 'Contact', of: contacts },
  { part: 'Termijn', of: deadlines },
  { part: 'Formulier', of: forms },
  { part: 'Bewaarplaats', of: filing },
];

function compare(part: string, before: readonly Thing[], after: readonly Thing[]): readonly Difference[] {
  const added = after.filter(({ id }) => !before.some((one) => one.id === id));
  const removed = before.filter(({ id }) => !after.some((one) => one.id === id));
  const both = before.flatMap((one) => {
    const other = after.find(({ id }) => id === one.id);
    return other === undefined ? [] : changes(part, one, other);
  });
  return [
    ...removed.map(({ id, name }) => ({ part, id, kind: 'removed' as const, says: `${part} ${name} vervalt.` })),
    ...added.map(({ id, name }) => ({ part, id, kind: 'added' as const, says: `${part} ${name} komt erbij.` })),
    ...both,
  ];
}

function changes(part: string, before: Thing, after: Thing): readonly Difference[] {
  const heads = [...new Set([...Object.keys(before.told), ...Object.keys(after.told)])];
  return heads
    .filter((head) => before.told[head] !== after.told[head])
    .map((head) => ({
      part,
      id: after.id,
      kind: 'changed' as const,
      says: `${part} ${after.name}: ${head} was ‘${before.told[head] ?? 'niets'}’ en wordt ‘${after.told[head] ?? 'niets'}’.`,
    }));
}

function general(code: Code): readonly Thing[] {
  const { protocol } = code;
  const derived = protocol.help.requires.length === 0 ? 'niets vast' : protocol.help.requires.join(', ');
  return [
    {
      id: 'code',
      name: 'als geheel',
      told: {
        titel: protocol.title,
        organisatie: protocol.organisation,
        versie: protocol.edition,
        'geldig vanaf': protocol.valid.from,
        locaties: protocol.locations.map((one) => locationWords[one]).join(' en '),
        'wie coördineert': namesOf(code, protocol.coordinator.roles),
        'wie weegt': namesOf(code, protocol.weighers.by),
        'wie over melden beslist': namesOf(code, protocol.finalDecider.roles),
        'wie meldt': namesOf(code, protocol.reporter.roles),
        'wat een hulpplan vraagt': derived,
        bewaartermijn: `${protocol.retention.yearsAfterLeaving} jaar`,
        'volgorde bij nood': code.contacts.map(({ name }) => name).join(', '),
        'landelijke regels die gelden': code.rules.map(({ id }) => id).join(', '),
      },
    },
  ];
}

function roles(code: Code): readonly Thing[] {
  return Object.entries(code.protocol.roles).map(([id, role]) => ({
    id,
    name: `‘${namesOf(code, [id])}’`,
    told: {
      naam: namesOf(code, [id]),
      taak: role.tasks ?? 'niets',
      vervanging: role.deputies.length === 0 ? 'niemand genoemd' : namesOf(code, role.deputies, ', '),
      'wat de rol mag': role.may.length === 0 ? 'niets' : role.may.join(', '),
    },
  }));
}

function teams(code: Code): readonly Thing[] {
  return Object.entries(code.protocol.teams).map(([id, team]) => ({
    id,
    name: `‘${namesOf(code, [id])}’`,
    told: {
      'het minste aantal personen': String(team.atLeast),
      'wie erin zitten': team.seats.map(({ anyOf }) => namesOf(code, anyOf)).join('; '),
    },
  }));
}

function actThing(code: Code, act: CodeAct): Thing {
  return {
    id: act.id,
    name: `${act.id} ‘${act.title}’`,
    told: {
      titel: act.title,
      stap: stepWords[act.step],
      kracht: strengthWords[act.strength],
      'wie het doet': namesOf(code, act.by),
      'met wie': act.with.length === 0 ? 'niemand genoemd' : namesOf(code, act.with, ' en '),
      wanneer: act.when === undefined ? 'zodra de stap is bereikt' : `als ${sayCondition(act.when)}`,
      'wanneer het kan': act.offered === undefined ? 'altijd' : `als ${sayCondition(act.offered)}`,
      'waar het aan voorafgaat': act.before ?? 'niets',
      'redenen om over te slaan': act.skip?.grounds.map((ground) => groundWords[ground]).join(', ') ?? 'geen',
      'wat het vastlegt': act.entry ?? 'niets',
      ...around(code, act),
      'wat het teweegbrengt': act.does === undefined ? 'niets' : effectWords[act.does],
      uitleg: act.says,
    },
  };
}

/** What goes with an act: its form, what is signed, and who is told. */
function around(code: Code, { form, signature, informs }: CodeAct): Thing['told'] {
  return {
    'met welk formulier': formName(code, form),
    'wat ouders tekenen': signature === undefined ? 'niets' : signatureWords[signature],
    'wie het hoort': informs === undefined ? 'niemand genoemd' : sayInforms(code, informs),
  };
}

function formName({ protocol }: Code, id: string | undefined): string {
  return id === undefined ? 'geen' : (protocol.forms.find((form) => form.id === id)?.title ?? id);
}

function sayInforms(code: Code, { who, timing, of }: NonNullable<CodeAct['informs']>): string {
  return `${namesOf(code, who, ' en ')}, ${timingWords[timing]}, over ${of}`;
}

const timingWords = { before: 'vooraf', after: 'achteraf', agreed: 'zoals afgesproken', always: 'altijd' };

const signatureWords: Readonly<Record<NonNullable<CodeAct['signature']>, string>> = {
  agreed: 'voor akkoord',
  seen: 'voor gezien',
  agreed_or_seen: 'voor akkoord of voor gezien',
  signed: 'het verslag',
};

const effectWords: Readonly<Record<Effect, string>> = {
  report: 'de melding is gedaan',
  ask_veilig_thuis: 'Veilig Thuis is gevraagd',
  ask_expert: 'een deskundige is gevraagd',
  decide_report: 'over melden is besloten',
  decide_help: 'over hulp is besloten',
  plan_help: 'er is een hulpplan',
  weigh_again: 'het wegen begint opnieuw',
  review_day: 'er is een dag om terug te kijken',
  close_help: 'de hulp is afgesloten',
  emergency: 'er is in nood gebeld',
};

function questions(code: Code): readonly Thing[] {
  return code.protocol.questions.map((question) => ({
    id: question.id,
    name: `${question.id} ‘${question.title}’`,
    told: {
      titel: question.title,
      stap: stepWords[question.step],
      'de vraag': question.asks,
      ...Object.fromEntries(
        question.answers.flatMap((answer) =>
          answer.covers.map((one) => [
            `het antwoord ${answerWords[one]}`,
            `${answer.code}: ${answer.says} (${sayLeads(answer.leads)})`,
          ]),
        ),
      ),
    },
  }));
}

function flags(code: Code): readonly Thing[] {
  return flagIds.flatMap((id) => {
    const flag = code.flags.get(id);
    return flag === undefined
      ? []
      : [
          {
            id,
            name: `‘${flagWords[id]}’`,
            told: { betekenis: flag.means, regel: flag.rule, herkomst: originWords[flag.origin] },
          },
        ];
  });
}

const originWords = { own: 'uw code', national: 'landelijk' };

function contacts(code: Code): readonly Thing[] {
  return code.contacts.map(({ id, name, phone, use }) => ({
    id,
    name: `‘${name}’`,
    told: { naam: name, nummer: phone ?? 'geen', waarvoor: use },
  }));
}

function deadlines(code: Code): readonly Thing[] {
  return code.protocol.deadlines.map(({ id, workingDays, owes, says }) => ({
    id,
    name: `‘${id}’`,
    told: { werkdagen: String(workingDays), 'wiens plicht': owes, uitleg: says },
  }));
}
