import { describe, expect, test } from 'vitest';
import { standingOf } from '../../core/dossier/dossier.ts';
import { Desk, shown, type Person } from '../../../test/builders/desk.ts';
import { aDossier } from '../../../test/builders/dossier.ts';
import { lastPart, leadsTo, needsOf, visits } from '../../../test/builders/visits.ts';
import { paths } from '../../ui/paths.ts';
import { routes } from './routes.ts';

const els = { id: 'els', name: 'Els Voorbeeld', role: 'childProtectionLead' };
const bram = { id: 'bram', name: 'Bram Bedacht', role: 'teacher' };
const dora = { id: 'dora', name: 'Dora Verzonnen', role: 'director' };
const ria = { id: 'ria', name: 'Ria Verzonnen', role: 'internalSupervisor' };

const { get, post, routeOf } = visits(routes);
const answer = async (desk: Desk, question: string, chosen: string, more: Readonly<Record<string, string>> = {}) =>
  post(desk, paths.weighingQuestion, { answer: chosen, because: 'Zie de feiten.', ...more }, { question });

const at = (day: string, about: ReturnType<typeof aDossier>, ...people: [Person, ...Person[]]) =>
  new Desk(about, day, people);
const fedra = () => aDossier('fedra-2019').on('2026-03-03').signal();
const verdi = () => aDossier('verdi-2023').on('2026-03-03').signal();
const safe = { 'flag-acute': 'no', 'flag-structural': 'no', 'flag-disclosure': 'no' };

describe('the weighing begins', () => {
  test('with the facts of both sides next to each other', async () => {
    const about = fedra().signal({
      statements: [
        { what: 'Kim speelde vrolijk.', source: { origin: 'school', who: 'Bram Bedacht' }, contradicting: true },
      ],
    });
    const { html } = await get(at('2026-03-09', about, els, bram), paths.weighingBegin);
    const elsewhere = html.indexOf('>Wijst op iets anders</h3>');
    expect(html.indexOf('blauwe plek')).toBeLessThan(elsewhere);
    expect(html.indexOf('Kim speelde vrolijk.')).toBeGreaterThan(elsewhere);
  });

  test('with refused consent on the table', async () => {
    const about = fedra().record({
      type: 'ConsentRecorded',
      acts: ['F-3.9'],
      purpose: 'extended_team',
      outcome: { is: 'refused' },
    });
    const { html } = await get(at('2026-03-09', about, els), paths.weighingBegin);
    expect(html).toContain('Er is geen toestemming gegeven');
  });

  test('A-9 with the objections of parents on the table', async () => {
    const about = fedra().talk(['F-5.7'], { objections: 'Zij herkennen het niet.' });
    const { html } = await get(at('2026-03-09', about, els), paths.weighingBegin);
    expect(html).toContain('Ouders hebben bezwaar');
  });

  test('names every missing choice at once and keeps what was typed', async () => {
    const desk = at('2026-03-09', fedra(), els);
    const { status, html } = await shown(await post(desk, paths.weighingBegin, { because: 'Wij zagen dit vaker.' }));
    expect(status).toBe(400);
    expect(html).toContain('href="#who"');
    expect(html).toContain('href="#flag-acute"');
    expect(html).not.toContain('href="#flag-recurrence"');
    expect(html).toContain('Wij zagen dit vaker.');
  });

  test('and keeps who weighs for every question after it', async () => {
    const desk = at('2026-03-09', fedra(), els, bram);
    const reply = await post(desk, paths.weighingBegin, { ...safe, who: ['els:childProtectionLead', 'bram:teacher'] });
    expect(leadsTo(reply)).toBe('/weging/q1');
    await answer(desk, 'q1', 'B');
    const [weighed] = standingOf(desk.dossier, 'QuestionWeighed');
    expect(weighed?.event.participants).toEqual([
      { role: 'childProtectionLead', staff: 'els' },
      { role: 'teacher', staff: 'bram' },
    ]);
    expect(weighed?.event.acts).toContain('F-4.2');
  });

  test('says nothing again that was judged the same before', async () => {
    const desk = at('2026-03-09', fedra().flag({ acute: 'yes', structural: 'no' }), els);
    await post(desk, paths.weighingBegin, { ...safe, 'flag-acute': 'yes', who: 'els:childProtectionLead' });
    const last = standingOf(desk.dossier, 'FlagJudged').at(-1);
    expect(last?.event.flags).not.toHaveProperty('acute');
    expect(last?.event.flags).toHaveProperty('disclosure', 'no');
  });

  test('B-2 with a team that is too small: it warns and goes on', async () => {
    const desk = at('2026-03-09', verdi(), ria);
    const reply = await post(desk, paths.weighingBegin, { ...safe, who: 'ria:internalSupervisor' });
    expect(leadsTo(reply)).toBe('/weging/q1');
    const { html } = await get(desk, paths.weighingQuestion, { question: 'q1' });
    expect(html).toContain('minder dan 2 verschillende personen');
    expect(html).toContain('er is geen leerkracht bij');
  });

  test('a colleague who recorded in between is named, and nothing typed is lost', async () => {
    const desk = at('2026-03-09', fedra(), els);
    const seen = desk.version;
    desk.meanwhile((about) => about.record({ type: 'AdviceAsked', advice: 'Praat met de ouders.' }));
    const typed = { ...safe, who: 'els:childProtectionLead', because: 'Mijn tekst.', _version: String(seen) };
    const { status, html } = await shown(await post(desk, paths.weighingBegin, typed));
    expect(status).toBe(409);
    expect(html).toContain('Advies gevraagd, door Els Voorbeeld');
    expect(html).toContain('Mijn tekst.');
  });
});

describe('a question of the weighing', () => {
  test('A-1 at question 2, yes or doubt leads to the report, the rest with Veilig Thuis', async () => {
    const desk = at('2026-03-09', fedra().answer('q1', 'yes'), els);
    const reply = await answer(desk, 'q2', 'B', { meaning: 'doubt' });
    expect(leadsTo(reply)).toBe('/weging/uitkomst');
    expect(standingOf(desk.dossier, 'QuestionWeighed').at(-1)?.event).toMatchObject({
      answer: 'doubt',
      printedCode: 'B',
    });
    const outcome = await get(desk, paths.weighingOutcome);
    expect(outcome.html).toContain('Volgens uw code meldt u bij Veilig Thuis.');
    expect(outcome.html).toContain('De vragen 3, 4 en 5 beantwoordt u samen met Veilig Thuis.');
    const { html } = await get(desk, paths.weighingQuestion, { question: 'q3' });
    expect(html).toContain('Wie sprak u bij Veilig Thuis?');
  });

  test('A-2 question 4 shows C and D as printed, with the note, and D leads to help', async () => {
    const about = fedra().answer('q1', 'yes').answer('q2', 'no').answer('q3', 'yes');
    const desk = at('2026-03-09', about, els);
    const { html } = await get(desk, paths.weighingQuestion, { question: 'q4' });
    expect(html).toContain('C. Nee. Meld bij Veilig Thuis.');
    expect(html).toContain('D. Ja. Begin met de hulp.');
    expect(html).toContain('de letters C en D in plaats van A en B');
    await answer(desk, 'q4', 'D');
    expect(standingOf(desk.dossier, 'QuestionWeighed').at(-1)?.event).toMatchObject({
      answer: 'yes',
      printedCode: 'D',
    });
    expect(desk.opened().assessment.weighed.outcome).toBe('help');
    const outcome = await get(desk, paths.weighingOutcome);
    expect(outcome.html).toContain('/hulp/plan');
  });

  test('A-3 a suspicion that remains without Veilig Thuis shows as a duty with the outcome', async () => {
    const desk = at('2026-03-09', fedra().answer('q1', 'yes').answer('q2', 'no').answer('q3', 'yes'), els);
    await answer(desk, 'q4', 'D');
    expect(desk.opened().assessment.duties.map(({ id }) => id)).toContain('F-4.4');
    expect((await get(desk, paths.weighingOutcome)).html).toContain('/act/F-4.4');
  });

  test('A-4 answer B at question 1 asks to tell the board', async () => {
    const desk = at('2026-03-09', fedra(), els);
    await answer(desk, 'q1', 'B');
    expect((await get(desk, paths.weighingOutcome)).html).toContain('Bestuur inlichten');
  });

  test('A-11 answer B at question 5 asks agreements on safety before closing', async () => {
    const about = fedra().answer('q1', 'yes').answer('q2', 'no').answer('q3', 'yes').answer('q4', 'yes');
    const desk = at('2026-03-09', about.record({ type: 'HelpPlanned', reviewOn: '2026-03-09' }), els);
    expect(leadsTo(await answer(desk, 'q5', 'B'))).toBe('/weging/uitkomst');
    expect((await get(desk, paths.weighingOutcome)).html).toContain('/act/F-6.5');
  });

  test('B-6 disclosure leaves question 2 with Ja and Nee, and shows norm 1', async () => {
    const desk = at('2026-03-09', verdi().flag({ disclosure: 'yes' }).answer('q1', 'yes'), ria);
    const { html } = await get(desk, paths.weighingQuestion, { question: 'q2' });
    expect(html.match(/name="answer"/g)).toHaveLength(3);
    expect(html).toContain('Wij twijfelen');
    expect(html).toContain('Meldnorm 1');
    expect(html).toContain('Dan geldt meldnorm 1 ook');
    expect((await get(desk, paths.weighingOutcome)).html).toContain('Volgens uw code meldt u bij Veilig Thuis.');
  });

  test('B-7 answer Ja at question 5 is closing, with a note on the printed word', async () => {
    const about = verdi().answer('q1', 'yes').answer('q2', 'no').answer('q3', 'yes').answer('q4', 'yes');
    const desk = at('2026-03-09', about.record({ type: 'HelpPlanned', reviewOn: '2026-03-09' }), ria);
    await answer(desk, 'q5', 'Ja');
    expect(desk.opened().assessment.weighed.outcome).toBe('close');
    const { html } = await get(desk, paths.weighingOutcome);
    expect(html).toContain('De weging is klaar.');
    expect(html).toContain('‘opstarten’');
  });

  test('doubt that the code does not print leads to advice of Veilig Thuis', async () => {
    const desk = at('2026-03-09', verdi().answer('q1', 'yes'), ria);
    expect(leadsTo(await answer(desk, 'q2', 'doubt'))).toBe('/weging/uitkomst');
    expect(standingOf(desk.dossier, 'QuestionWeighed').at(-1)?.event.printedCode).toBeUndefined();
    expect((await get(desk, paths.weighingOutcome)).html).toContain('Er is twijfel.');
  });

  test('somebody who answers otherwise stands by name with the outcome', async () => {
    const about = fedra().answer('q1', 'yes', { participants: [{ role: 'teacher', staff: 'bram' }] });
    const desk = at('2026-03-09', about, els, bram);
    await answer(desk, 'q2', 'A', { 'view-1-is': 'yes', 'view-1-because': 'Ik ben er niet gerust op.' });
    const { html } = await get(desk, paths.weighingOutcome);
    expect(html).toContain('Bram Bedacht (leerkracht) antwoordt ja. Ik ben er niet gerust op.');
    expect(desk.opened().assessment.weighed.outcome).toBe('report');
  });

  test('keeps the wording that stood on the screen, and what was known beside it', async () => {
    const desk = at('2026-03-09', verdi().answer('q1', 'yes'), ria);
    await answer(desk, 'q2', 'Nee', { 'info-repetition': 'Niet vaker gezien.' });
    const last = standingOf(desk.dossier, 'QuestionWeighed').at(-1)?.event;
    expect(last?.asked).toBe(desk.opened().code.questions.get('q2')?.asks);
    expect(last?.information).toEqual({ repetition: 'Niet vaker gezien.' });
  });

  test('asks an answer and a reason', async () => {
    const { status, html } = await shown(await answer(at('2026-03-09', fedra(), els), 'q1', '', { because: '' }));
    expect(status).toBe(400);
    expect(html).toContain('href="#answer"');
    expect(html).toContain('href="#because"');
  });

  test('that the code does not have is not there', async () => {
    const reply = await routeOf('GET', paths.weighingQuestion).answer(
      at('2026-03-09', fedra(), els).asked({ question: 'q9' }),
      needsOf(at('2026-03-09', fedra(), els)),
    );
    expect(reply).toEqual({ notFound: true });
  });
});

const today = { 'on-day': '9', 'on-month': '3', 'on-year': '2026' };

describe('a decision', () => {
  const due = () => fedra().answer('q1', 'yes').answer('q2', 'yes');

  test('shows every ground of the code as it stands, and what declining asks', async () => {
    const { html } = await get(at('2026-03-09', due(), dora), paths.decideReport);
    expect(html).toContain('Er is geweld met ernstig letsel.');
    expect(html).toContain('nog niet beoordeeld');
    expect(html).toContain('ja: grond om te melden');
    expect(html).toContain('Veilig Thuis is eerst om advies gevraagd');
  });

  test('not to report keeps the duty until all conditions are met, and says so', async () => {
    const desk = at('2026-03-09', due(), dora);
    const reply = await post(desk, paths.decideReport, {
      is: 'no',
      because: 'Wij zien het anders.',
      by: 'director',
      ...today,
    });
    expect(standingOf(desk.dossier, 'DecisionTaken')).toHaveLength(1);
    const { html } = await get(desk, paths.decisionRecorded, { entry: lastPart(reply) });
    expect(html).toContain('De plicht om te melden blijft staan.');
  });

  test('by another than the code names is warned for, not refused', async () => {
    const desk = at('2026-03-09', due(), els);
    expect((await get(desk, paths.decideReport)).html).toContain('Volgens uw code beslist de directeur');
    const typed = { is: 'yes', because: 'Het is nodig.', by: 'childProtectionLead', ...today };
    expect(leadsTo(await post(desk, paths.decideReport, typed))).toMatch(/^\/vastgelegd\//);
  });

  test('in a role that this person does not hold is refused', async () => {
    const desk = at('2026-03-09', due(), els);
    const { status, html } = await shown(
      await post(desk, paths.decideReport, { is: 'no', because: 'Nee.', by: 'director', ...today }),
    );
    expect(status).toBe(400);
    expect(html).toContain('href="#by"');
  });

  test('on help asks the three conditions of the code, and no to lasting safety leads to the report', async () => {
    const about = fedra().answer('q1', 'yes').answer('q2', 'no').answer('q3', 'yes').answer('q4', 'yes');
    const desk = at('2026-03-09', about, dora);
    expect((await get(desk, paths.decideHelp)).html).toContain('Wordt het kind er blijvend veilig door?');
    await post(desk, paths.decideHelp, {
      is: 'no',
      because: 'Het is te zwaar.',
      by: 'director',
      lasting: 'no',
      ...today,
    });
    expect(standingOf(desk.dossier, 'FlagJudged').at(-1)?.event).toMatchObject({
      acts: ['F-5.13'],
      flags: { no_lasting_safety: 'yes' },
    });
    expect(desk.opened().assessment.weighed.outcome).toBe('report');
  });

  test('stands in the overview beside the answers', async () => {
    const desk = at('2026-03-09', due(), dora);
    await post(desk, paths.decideReport, { is: 'yes', because: 'Het kind is niet veilig.', by: 'director', ...today });
    const { html } = await get(desk, paths.weighings);
    expect(html).toContain('Melden bij Veilig Thuis: ja');
    expect(html).toContain('Het kind is niet veilig.');
  });
});
