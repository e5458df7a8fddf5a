import { describe, expect, test } from 'vitest';
import { codeOf, shipped } from '../../../test/builders/codes.ts';
import { aDossier, at, because, statement, type Case } from '../../../test/builders/dossier.ts';
import { admit, commandOf } from './admit.ts';
import { absent, entriesOf, replay, type Dossier } from './dossier.ts';
import { contentSchema, entrySchema, type Entry } from './events.schema.ts';

const known = (protocol: string) => {
  const id = shipped.find((one) => one === protocol);
  return id === undefined ? null : codeOf(id);
};

function entry(id: string, event: object, day = '2026-03-02'): Entry {
  return entrySchema.parse({ id, recordedAt: at(day), recordedBy: { staff: 'els', role: 'director' }, event });
}
const opening = (more: object = {}) =>
  entry('a1', {
    type: 'DossierOpened',
    on: '2026-03-02',
    child: { id: 'kim', name: 'Kim Fictief' },
    protocol: 'fedra-2019',
    location: 'school',
    ...more,
  });
const signal = (more: object = {}) =>
  entry('a2', { type: 'SignalRecorded', on: '2026-03-02', statements: [statement], ...more });

function refusal(dossier: Dossier, one: Entry): unknown {
  const admitted = admit(dossier, one, known);
  return admitted.ok ? 'admitted' : admitted.error;
}
function taken(entries: readonly Entry[]): Dossier {
  return entries.reduce<Dossier>((dossier, one) => {
    const admitted = admit(dossier, one, known);
    if (!admitted.ok) throw new Error(admitted.error.code);
    return admitted.value.dossier;
  }, absent);
}

describe('an entry that was recorded elsewhere', () => {
  test('is taken over as it stands: who, when and what', () => {
    const admitted = admit(taken([opening()]), signal(), known);
    expect(admitted.ok && admitted.value.entries).toEqual([signal()]);
    expect(admitted.ok && entriesOf(admitted.value.dossier)).toEqual([opening(), signal()]);
  });

  test('is refused by the same rules as a new one, at the moment it was recorded', () => {
    expect(refusal(taken([opening()]), signal({ on: '2026-03-03' }))).toEqual({
      code: 'InTheFuture',
      on: '2026-03-03',
    });
    expect(refusal(taken([opening()]), signal({ acts: ['F-9.9'] }))).toEqual({ code: 'UnknownAct', act: 'F-9.9' });
  });

  test('is refused before there is an opening, under a code not known here, and the second time', () => {
    expect(refusal(absent, signal())).toEqual({ code: 'NotOpen' });
    expect(refusal(absent, opening({ protocol: 'eigen-2020' }))).toEqual({
      code: 'OtherProtocol',
      protocol: 'eigen-2020',
    });
    expect(refusal(taken([opening(), signal()]), signal())).toEqual({ code: 'AlreadyRecorded', entry: 'a2' });
  });

  test.each([
    ['a closing', { type: 'DossierClosed', because }],
    ['a withdrawal', { type: 'EntryWithdrawn', entry: 'a2', because }],
    ['a change of code', { type: 'ProtocolChanged', protocol: 'verdi-2023', because }],
  ])('is refused with a day after its recording, also %s', (_, event) => {
    const later = entry('a3', { ...event, on: '2026-03-09' });
    expect(refusal(taken([opening(), signal()]), later)).toEqual({ code: 'InTheFuture', on: '2026-03-09' });
    expect(refusal(taken([opening(), signal()]), entry('a3', { ...event, on: '2026-03-02' }))).toBe('admitted');
  });

  test('that could be recorded in a closed dossier brings the reopening with it, under an id of its own', () => {
    const closing = entry('a3', { type: 'DossierClosed', on: '2026-03-02', because });
    const report = entry('x'.repeat(64), { type: 'ReportMade', on: '2026-03-02', channel: 'phone', by: 'director' });
    const admitted = admit(taken([opening(), signal(), closing]), report, known);
    const entries = admitted.ok ? admitted.value.entries : [];
    expect(entries.map(({ event }) => event.type)).toEqual(['DossierReopened', 'ReportMade']);
    expect(entries[0]?.id).toBe(`${'x'.repeat(58)}-weer`);
    expect(entries[0]?.recordedBy).toEqual(report.recordedBy);
    expect(admitted.ok && admitted.value.dossier.status).toBe('open');
  });

  test('is judged by the code the dossier has come under since', () => {
    const changed = entry('a3', { type: 'ProtocolChanged', on: '2026-03-02', protocol: 'verdi-2023', because });
    const task = (act: string) => entry('a4', { type: 'TaskDone', on: '2026-03-02', acts: [act] });
    expect(refusal(taken([opening(), signal(), changed]), task('V-2.6'))).toBe('admitted');
    expect(refusal(taken([opening(), signal(), changed]), task('F-1.6'))).toEqual({ code: 'UnknownAct', act: 'F-1.6' });
  });
});

test('a whole case built by commands is admitted entry by entry, and becomes the same dossier', () => {
  const one: Case = aDossier('fedra-2019').signal().flag({ acute: 'no' });
  one.do({
    do: 'Correct',
    entry: one.last,
    replacement: contentSchema.parse({ type: 'FlagJudged', on: '2026-03-02', flags: { acute: 'yes' } }),
    because,
  });
  one.act('F-1.6');
  one.do({ do: 'Withdraw', entry: one.last, because });
  one.close().do({ do: 'Reopen', because }).do({ do: 'ChangeProtocol', protocol: 'landelijk-onderwijs', because });
  expect(taken(entriesOf(one.dossier))).toEqual(replay(entriesOf(one.dossier)));
});

test('every event names the command that would have led to it', () => {
  const on = '2026-03-02';
  const commands = [
    opening().event,
    signal().event,
    entry('b', { type: 'ProtocolChanged', on, protocol: 'verdi-2023', because }).event,
    entry('b', { type: 'DossierClosed', on, because }).event,
    entry('b', { type: 'DossierReopened', on, because }).event,
    entry('b', { type: 'EntryWithdrawn', on, entry: 'a2', because }).event,
    entry('b', { type: 'EntryCorrected', on, entry: 'a2', replacement: signal().event, because }).event,
  ].map(commandOf);
  expect(commands).toEqual([
    { do: 'Open', event: opening().event },
    { do: 'Record', event: signal().event },
    { do: 'ChangeProtocol', protocol: 'verdi-2023', because },
    { do: 'Close', because },
    { do: 'Reopen', because },
    { do: 'Withdraw', entry: 'a2', because },
    { do: 'Correct', entry: 'a2', replacement: signal().event, because },
  ]);
});
