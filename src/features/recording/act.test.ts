import { describe, expect, test } from 'vitest';
import { entriesOf, standingOf } from '../../core/dossier/dossier.ts';
import { aDossier, statement } from '../../../test/builders/dossier.ts';
import { Desk, shown } from '../../../test/builders/desk.ts';
import { routes } from './routes.ts';
import type { Needs } from './needs.ts';
import type { Reply } from '../../platform/http/route.ts';
import { paths } from '../../ui/paths.ts';

const els = { id: 'els', name: 'Els Voorbeeld', role: 'childProtectionLead' };
const bram = { id: 'bram', name: 'Bram Bedacht', role: 'teacher' };
const ria = { id: 'ria', name: 'Ria Verzonnen', role: 'internalSupervisor' };
const today = 'on-day=9&on-month=3&on-year=2026';

function routeOf(method: 'GET' | 'POST', path: string) {
  const found = routes.find((route) => route.method === method && route.path === path);
  if (found?.on !== 'dossier') throw new Error(`no route ${path}`);
  return found;
}

async function get(desk: Desk, path: string, params: Readonly<Record<string, string>>) {
  const needs: Needs = desk.needs;
  return shown(await routeOf('GET', path).answer(desk.asked(params), needs));
}

async function post(desk: Desk, act: string, typed: string, path: string = paths.act): Promise<Reply> {
  const needs: Needs = desk.needs;
  return routeOf('POST', path).answer(desk.asked({ act }, typed), needs);
}

/** Sends a form and follows to the page after it. */
async function recorded(desk: Desk, act: string, typed: string, path: string = paths.act): Promise<string> {
  const reply = await post(desk, act, typed, path);
  if (!('redirect' in reply))
    throw new Error(`not recorded: ${/error-summary__list.*?<\/ul>/.exec((await shown(reply)).html)?.[0] ?? ''}`);
  const entry = reply.redirect.split('/').at(-1) ?? '';
  return (await get(desk, paths.recorded, { entry })).html;
}

const fedra = () =>
  aDossier('fedra-2019')
    .on('2026-03-03')
    .signal({ acts: ['F-1.1'] });
const verdi = () =>
  aDossier('verdi-2023')
    .on('2026-03-03')
    .signal({ acts: ['V-1.1'] });

describe('choosing what to record', () => {
  test('the emergency contact and the report are always in sight, before anything else', async () => {
    const { html } = await get(new Desk(fedra(), '2026-03-09', [els]), paths.recordSomething, {});
    expect(html.indexOf('/act/noodcontact')).toBeGreaterThan(0);
    expect(html.indexOf('/melding')).toBeGreaterThan(0);
    expect(html.indexOf('/act/noodcontact')).toBeLessThan(html.indexOf('Alles van deze code'));
  });

  test('every act says how strongly the code asks it, in words', async () => {
    const { html } = await get(new Desk(fedra(), '2026-03-09', [els]), paths.recordSomething, {});
    expect(html).toContain('moet volgens uw code');
    expect(html).toContain('mag');
  });

  test('who may not see everything gets the page for what is not there', async () => {
    const desk = new Desk(fedra(), '2026-03-09', [els]);
    desk.canRead = false;
    const needs: Needs = desk.needs;
    expect(await routeOf('GET', paths.recordSomething).answer(desk.asked({}), needs)).toEqual({ notFound: true });
  });
});

describe('a form', () => {
  test('shows what the code says, its strength and the place to check it', async () => {
    const { html } = await get(new Desk(fedra(), '2026-03-09', [els]), paths.act, { act: 'F-2.1' });
    expect(html).toContain('moet volgens uw code');
    expect(html).toContain('Dit staat in uw eigen code.');
    expect(html).toContain('Bron:');
  });

  test('begins with today and with the person signed in', async () => {
    const { html } = await get(new Desk(fedra(), '2026-03-09', [els]), paths.act, { act: 'F-2.1' });
    expect(html).toMatch(/name="on-day"[^>]*value="9"/);
    expect(html).toMatch(/value="els"[^>]*selected/);
  });

  test.each([
    ['F-4.2', 'weging/begin'],
    ['F-5.1', 'besluit/melden'],
    ['F-5.2', 'besluit/hulp'],
    ['F-5.10', 'melding/vastleggen'],
    ['F-5.19', 'hulp/plan'],
    ['F-3.11', 'nieuw'],
  ])('of %s stands on a page of its own, so its address leads to %s', async (act, page) => {
    const desk = new Desk(fedra(), '2026-03-09', [els]);
    const needs: Needs = desk.needs;
    const reply = await routeOf('GET', paths.act).answer(desk.asked({ act }), needs);
    expect(reply).toEqual({ redirect: `/d/${'a'.repeat(32)}/${page}` });
  });

  test('an act that the code does not have is not there', async () => {
    expect(await post(new Desk(fedra(), '2026-03-09', [els]), 'F-99.9', today)).toEqual({ notFound: true });
  });

  test('says all that is wrong at once, at the field, and keeps what was typed', async () => {
    const desk = new Desk(fedra(), '2026-03-09', [els]);
    const { status, html } = await shown(await post(desk, 'F-2.4', 'on-day=31&on-month=2&on-year=2026&contact=Ans'));
    expect(status).toBe(400);
    for (const name of ['on', 'of', 'anonymous', 'advice']) expect(html).toContain(`href="#${name}"`);
    expect(html).toContain('value="Ans"');
    expect(entriesOf(desk.dossier)).toHaveLength(2);
  });

  test('a day that still has to come is refused at the day', async () => {
    const desk = new Desk(fedra(), '2026-03-09', [els]);
    const typed = 'on-day=10&on-month=3&on-year=2026&of=veilig_thuis&anonymous=yes&advice=Bel+morgen';
    const { status, html } = await shown(await post(desk, 'F-2.4', typed));
    expect(status).toBe(400);
    expect(html).toContain('Vul een dag in tot en met vandaag');
  });

  test('brings back what was being typed when the session lapsed', async () => {
    const desk = new Desk(fedra(), '2026-03-09', [els]);
    desk.kept = new Map([['advice', ['Wacht nog even met het gesprek.']]]);
    const { html } = await get(desk, paths.act, { act: 'F-2.4' });
    expect(html).toContain('Wacht nog even met het gesprek.');
  });

  test('when somebody recorded in between it shows that, keeps the text and saves nothing', async () => {
    const desk = new Desk(fedra(), '2026-03-09', [els]);
    const { version } = desk;
    desk.meanwhile((about) => about.on('2026-03-08').record({ type: 'LeadContacted', acts: ['F-1.4'] }, 'teacher'));
    const typed = `${today}&_version=${version}&of=veilig_thuis&anonymous=yes&advice=Wacht+nog+even`;
    const { status, html } = await shown(await post(desk, 'F-2.4', typed));
    expect(status).toBe(409);
    expect(html).toContain('Uw tekst is nog niet vastgelegd');
    expect(html).toContain('Contact met wie coördineert, door Els Voorbeeld');
    expect(html).toContain('Wacht nog even');
    expect(html).toContain(`name="_version" value="${desk.version}"`);
    expect(standingOf(desk.dossier, 'AdviceAsked')).toHaveLength(0);
  });

  test('on a closed dossier it says so and keeps the text', async () => {
    const desk = new Desk(fedra().close(), '2026-03-09', [els]);
    const typed = `${today}&of=veilig_thuis&anonymous=yes&advice=Wacht+nog+even`;
    const { status, html } = await shown(await post(desk, 'F-2.4', typed));
    expect(status).toBe(409);
    expect(html).toContain('Dit dossier is gesloten.');
    expect(html).toContain('Wacht nog even');
  });
});

describe('after recording', () => {
  test('a page says what is recorded, what comes next, who is told and who can read it', async () => {
    const desk = new Desk(fedra(), '2026-03-09', [els, bram]);
    const html = await recorded(desk, 'F-2.4', `${today}&of=veilig_thuis&anonymous=yes&advice=Praat+met+ouders`);
    expect(html).toContain('vastgelegd op maandag 9 maart 2026');
    expect(html).toContain('Wat er nu gebeurt');
    expect(html).toContain('Els Voorbeeld coördineert');
    expect(html).toContain('Els Voorbeeld, Bram Bedacht. Niemand anders.');
  });

  test('one consultation fulfils the other acts that were ticked', async () => {
    const desk = new Desk(fedra(), '2026-03-09', [els, bram]);
    const typed = `${today}&company-1-staff=els&company-2-staff=bram&what=De+signalen&also=F-2.3&also=F-2.6`;
    await recorded(desk, 'F-2.1', typed);
    expect(standingOf(desk.dossier, 'ColleagueConsulted')[0]?.event.acts).toEqual(['F-2.1', 'F-2.3', 'F-2.6']);
  });

  test('danger now is saved first and shows at once whom to call', async () => {
    const desk = new Desk(fedra(), '2026-03-09', [els]);
    const typed = `${today}&danger=yes&facts-1-what=Het+kind+durft+niet+naar+huis&facts-1-source=seen&facts-1-points=toward`;
    const html = await recorded(desk, 'signaal', typed);
    expect(standingOf(desk.dossier, 'SignalRecorded')).toHaveLength(2);
    expect(html).toContain('href="/nood"');
    expect(html).toContain('tel:112');
  });
});

describe('danger named on a form that is not complete', () => {
  test('shows whom to call above the errors to mend, and says that nothing is saved yet', async () => {
    const desk = new Desk(fedra(), '2026-03-09', [els]);
    const { status, html } = await shown(await post(desk, 'signaal', `${today}&danger=yes`));
    expect(status).toBe(400);
    expect(html).toContain('Bel nu. Het formulier kan daarna');
    expect(html).toContain('href="#facts-1-what"');
  });

  test('is not shown where no danger was named', async () => {
    const { html } = await shown(await post(new Desk(fedra(), '2026-03-09', [els]), 'signaal', `${today}&danger=no`));
    expect(html).not.toContain('Bel nu.');
  });
});

describe('what the codes ask, on the screen', () => {
  test('A-5: each talk of Fedra offers the grounds of its own rule, and reasoning is asked', async () => {
    const desk = new Desk(fedra(), '2026-03-09', [els]);
    const first = (await get(desk, paths.skipAct, { act: 'F-1.7' })).html;
    expect(first).toContain('value="safety"');
    expect(first).toContain('value="not_approachable"');
    expect(first).not.toContain('value="breaking_contact"');
    const later = (await get(desk, paths.skipAct, { act: 'F-3.1' })).html;
    expect(later).toContain('value="breaking_contact"');
    expect(later).not.toContain('value="not_approachable"');
    const refused = await shown(await post(desk, 'F-3.1', `${today}&ground=safety`, paths.skipAct));
    expect(refused.status).toBe(400);
    expect(refused.html).toContain('href="#because"');
  });

  test('before a report the advice of Veilig Thuis must be told, and the effort for consent is asked', async () => {
    const { html } = await get(new Desk(fedra(), '2026-03-09', [els]), paths.skipAct, { act: 'F-5.7' });
    expect(html).toContain('Dit moet altijd volgens regel F-5.11.');
    expect(html).toContain('name="effortForConsent"');
  });

  test('a talk left out is recorded with its ground and the exception of the code that gives it', async () => {
    const desk = new Desk(fedra(), '2026-03-09', [els]);
    await recorded(desk, 'F-3.1', `${today}&ground=safety&because=Vader+dreigde+gisteren`, paths.skipAct);
    const [row] = standingOf(desk.dossier, 'ActSkipped');
    expect(row?.event).toMatchObject({ act: 'F-3.1', ground: 'safety', acts: ['F-3.11'] });
  });

  test('a ground that the code does not give is recorded and stays in sight', async () => {
    const desk = new Desk(fedra(), '2026-03-09', [els]);
    const html = await recorded(desk, 'F-3.1', `${today}&ground=other&because=Geen+tijd+gehad`, paths.skipAct);
    expect(standingOf(desk.dossier, 'ActSkipped')).toHaveLength(1);
    expect(html).toContain('Let op.');
  });

  test('A-7: consent refused comes back in the weighing', async () => {
    const desk = new Desk(fedra(), '2026-03-09', [els]);
    await recorded(desk, 'F-3.9', `${today}&purpose=extended_team&outcome=refused&refused-because=Zij+willen+niet`);
    expect(desk.opened().assessment.toWeigh.map(({ kind }) => kind)).toContain('consent_refused');
  });

  test('A-8: discussed by name with somebody from outside without consent on paper is warned of, with its rule', async () => {
    const desk = new Desk(fedra(), '2026-03-09', [els]);
    const typed = `${today}&company-1-staff=els&company-2-name=Ans+Verzonnen&company-2-role=supportTeamExtended&what=De+signalen`;
    const html = await recorded(desk, 'F-2.1', typed);
    expect(html).toContain('zonder schriftelijke toestemming');
    const skip = (await get(desk, paths.skipAct, { act: 'F-3.9' })).html;
    expect(skip).toContain('value="safety"');
  });

  test('B-1: a consultation of Verdi without the IB’er is recorded, and its act is not done', async () => {
    const desk = new Desk(verdi(), '2026-03-09', [bram]);
    await recorded(desk, 'V-2.1', `${today}&company-1-staff=bram&what=De+signalen`);
    const acts = desk.opened().assessment.steps.flatMap((step) => step.acts);
    expect(acts.find(({ id }) => id === 'V-2.1')?.state).toBe('incomplete');
    const { html } = await get(desk, paths.recordSomething, {});
    expect(html).toContain('/act/noodcontact');
    expect(html).toContain('/melding');
  });

  test('B-2: the form of the expert team says how many persons it is, and one person is warned of', async () => {
    const desk = new Desk(verdi(), '2026-03-09', [ria]);
    const { html } = await get(desk, paths.act, { act: 'V-2.5' });
    expect(html).toContain('minstens 2 verschillende personen');
    const after = await recorded(desk, 'V-2.5', `${today}&company-1-staff=ria&answer-signalen=Een+blauwe+plek`);
    expect(after).toContain('minstens 2 verschillende personen');
  });

  test('B-3: the internal consultation has its thirteen questions in their order, and the rights with the law', async () => {
    const { html } = await get(new Desk(verdi(), '2026-03-09', [ria]), paths.act, { act: 'V-2.5' });
    const numbers = [...html.matchAll(/for="answer-[\w-]+"[^>]*>(\d+)\. /g)].map(([, number]) => Number(number));
    expect(numbers).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
    expect(html).toContain('name="answer-naam-kind"');
    expect(html).toMatch(/\(Volgens de wet/);
  });

  test('B-4: telling the management records who, when and by whom', async () => {
    const desk = new Desk(verdi(), '2026-03-09', [ria]);
    await recorded(desk, 'V-2.3', `${today}&who=director&of=de+zorg&by=Ria+Verzonnen`);
    expect(standingOf(desk.dossier, 'PersonInformed')[0]?.event).toMatchObject({
      on: '2026-03-09',
      who: { role: 'director' },
      by: 'Ria Verzonnen',
    });
  });

  test.each([
    ['agreed', '', { outcome: 'agreed' }],
    ['seen', '', { outcome: 'seen' }],
    ['refused', '', { outcome: 'refused' }],
    ['not_offered', '&signature-because=Per+telefoon', { outcome: 'not_offered', because: 'Per telefoon' }],
  ])('B-5: a talk with parents ends with the signature %s', async (signature, more, expected) => {
    const desk = new Desk(verdi(), '2026-03-09', [ria]);
    const typed = `${today}&company-1-staff=ria&with=caregiver&purpose=share_concern&told=no&signature=${signature}${more}`;
    await recorded(desk, 'V-3.2', typed);
    expect(standingOf(desk.dossier, 'ConversationHeld')[0]?.event.signature).toEqual(expected);
  });

  test('B-5: not offering the minutes asks why', async () => {
    const desk = new Desk(verdi(), '2026-03-09', [ria]);
    const typed = `${today}&with=caregiver&purpose=share_concern&told=no&signature=not_offered`;
    const { html } = await shown(await post(desk, 'V-3.2', typed));
    expect(html).toContain('href="#signature-because"');
  });

  test('B-11: Verdi gives no ground, so the national one is offered as such, with advice of Veilig Thuis', async () => {
    const { html } = await get(new Desk(verdi(), '2026-03-09', [ria]), paths.skipAct, { act: 'V-3.2' });
    expect(html).toContain('Dit staat niet in uw code.');
    expect(html).toContain('Dit moet altijd volgens regel R-4.');
  });

  test('a report cannot be skipped', async () => {
    const needs: Needs = new Desk(verdi(), '2026-03-09', [ria]).needs;
    const desk = new Desk(verdi(), '2026-03-09', [ria]);
    const reply = await routeOf('GET', paths.skipAct).answer(desk.asked({ act: 'V-5.5' }), needs);
    expect(reply).toEqual({ notFound: true });
  });

  test('with a special form an expert goes before a talk with the family', async () => {
    const about = fedra().flag({ special_form: 'yes' });
    const { html } = await get(new Desk(about, '2026-03-09', [els]), paths.act, { act: 'F-3.1' });
    expect(html).toContain('Deskundige vragen vóór een gesprek met de familie');
  });

  test('unsafety is asked again once help runs, and not before', async () => {
    const before = (await get(new Desk(fedra(), '2026-03-09', [els]), paths.act, { act: 'verloop' })).html;
    expect(before).not.toContain('unsafeAgain');
    const about = fedra();
    for (const question of ['q1', 'q2', 'q3', 'q4']) about.answer(question, question === 'q2' ? 'no' : 'yes');
    about.record({ type: 'HelpPlanned', acts: [], goal: 'Rust thuis', reviewOn: '2026-04-01' });
    const after = (await get(new Desk(about, '2026-03-09', [els]), paths.act, { act: 'verloop' })).html;
    expect(after).toContain('unsafeAgain');
  });
});

describe('preparing a talk', () => {
  test('names the facts the school saw itself, and not what was told', async () => {
    const told = {
      ...statement,
      what: 'Opa vertelde iets.',
      kind: 'told',
      source: { origin: 'third_party', who: 'opa' },
    };
    const about = fedra().signal({ statements: [statement, told] });
    const { html } = await get(new Desk(about, '2026-03-09', [els]), paths.prepareAct, { act: 'F-3.1' });
    expect(html).toContain(statement.what);
    expect(html).not.toContain('Opa vertelde iets.');
    expect(html).toContain('Wat u niet zegt');
    expect(html).toContain('bel direct. Alarmnummer 112');
  });

  test('is there for talks only', async () => {
    const desk = new Desk(fedra(), '2026-03-09', [els]);
    const needs: Needs = desk.needs;
    expect(await routeOf('GET', paths.prepareAct).answer(desk.asked({ act: 'F-2.1' }), needs)).toEqual({
      notFound: true,
    });
  });
});
