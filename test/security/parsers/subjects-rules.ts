import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { admitAll } from '../../../src/app/cli/assess/admitting.ts';
import { assess } from '../../../src/core/assess/assess.ts';
import { dossierFileSchema } from '../../../src/core/dossier/events.schema.ts';
import { formatMoment, parseReason, plainDateOf, toInstant, toPlainDate } from '../../../src/core/kernel/dates.ts';
import { dossierId, dossierRef, entryId, line, text } from '../../../src/core/kernel/kernel.schema.ts';
import { conditionSchema } from '../../../src/core/protocol/condition.schema.ts';
import { explainWeighed } from '../../../src/core/protocol/explain/say-weighed.ts';
import { parseFacts } from '../../../src/core/protocol/facts.schema.ts';
import { overlaySchema, protocolSchema } from '../../../src/core/protocol/protocol.schema.ts';
import { wrongInOverlay, wrongInProtocol } from '../../../src/core/protocol/references.ts';
import { weigh } from '../../../src/core/protocol/weigh.ts';
import { boardFileSchema } from '../../../src/platform/boards/board-file.schema.ts';
import { writtenCodec } from '../../../src/platform/cases/written.schema.ts';
import { instantOf } from '../../../src/platform/clock/clock.ts';
import { loadProtocol, parseText } from '../../../src/platform/protocol-files/load.ts';
import { sayIssues } from '../../../src/platform/protocol-files/say-issue.ts';
import { shippedFolder } from '../../../src/platform/protocol-files/shipped.ts';
import { readYaml } from '../../../src/platform/protocol-files/yaml-file.ts';
import { calendars } from '../../builders/dossier.ts';
import { bytes, condition, dossierFile, facts, smallYaml } from './samples.ts';
import type { Subject } from './watched.ts';

const now = instantOf(new Date('2026-06-01T12:00:00Z'));

/** JSON first, as each of our readers does; what is no JSON is refused there and is V8's to read. */
function asJson(input: Buffer): unknown {
  try {
    return JSON.parse(input.toString('utf8'));
  } catch {
    return undefined;
  }
}

function read(name: string): Uint8Array {
  return readFileSync(join(shippedFolder(), name));
}

/** What is written in files for the rules and the record: codes, dossiers, conditions, facts, days and moments. */
export async function ruleSubjects(): Promise<readonly Subject[]> {
  const code = await loadProtocol(join(shippedFolder(), 'fedra-2019.yaml'));
  const overlay = parseText(Buffer.from(read('overlay-nl.yaml')).toString(), 'o', overlaySchema, wrongInOverlay);
  if (!code.ok || !overlay.ok) throw new Error('the codes that come with Pluis are whole');
  const protocol = (input: Buffer) =>
    parseText(input.toString('utf8'), 'p', protocolSchema, (one) => wrongInProtocol(one, overlay.value));
  return [
    { name: 'YAML', samples: [smallYaml], parse: (input) => readYaml(input.toString('utf8'), 'y'), weight: 5 },
    { name: 'a small protocol', samples: [smallYaml], parse: protocol, weight: 5 },
    { name: 'a whole protocol', samples: [read('landelijk-onderwijs.yaml')], parse: protocol, weight: 300 },
    {
      name: 'the overlay',
      samples: [read('overlay-nl.yaml')],
      parse: (input) => parseText(input.toString('utf8'), 'o', overlaySchema, wrongInOverlay),
      weight: 100,
    },
    {
      name: 'the file of a board',
      samples: [readFileSync(join(import.meta.dirname, '../../../seed/board.example.yaml'))],
      parse: (input) => parseText(input.toString('utf8'), 'b', boardFileSchema, () => []),
      weight: 10,
    },
    {
      name: 'a condition',
      samples: [condition],
      parse: (input) => {
        const read = readYaml(input.toString('utf8'), 'c');
        if (!read.ok) return read;
        const parsed = conditionSchema.safeParse(read.value.value);
        return parsed.success || sayIssues(parsed.error.issues, conditionSchema, read.value.value);
      },
      weight: 4,
    },
    {
      name: 'facts',
      samples: [facts],
      parse: (input) => {
        const read = parseFacts(code.value, asJson(input));
        return read.ok && explainWeighed(code.value, weigh(code.value, read.value));
      },
    },
    {
      name: 'a dossier as a file',
      samples: [dossierFile()],
      parse: (input) => {
        const value = asJson(input);
        const parsed = dossierFileSchema.safeParse(value);
        if (!parsed.success) return sayIssues(parsed.error.issues, dossierFileSchema, value);
        const { dossier } = admitAll(parsed.data.entries, new Map([['fedra-2019', code.value]]), now);
        return dossier.status === 'absent' || assess(code.value, dossier, { now, calendars });
      },
      weight: 2,
    },
    {
      name: 'an entry as it is stored',
      samples: [bytes('{"role":"teacher","event":{"type":"DossierClosed","on":"2026-03-03","because":"klaar"}}')],
      parse: (input) => writtenCodec.parse(asJson(input)),
      documented: (error) => error instanceof z.ZodError,
    },
    { name: 'a day or a moment', samples: ['2026-03-09', '2026-03-09T13:05:00+01:00', '-'].map(bytes), parse: moments },
    {
      name: 'ids, references and lines',
      samples: ['0123456789abcdef0123456789abcdef', 'a-b_c', 'Kim Fictief'].map(bytes),
      parse: (input) =>
        [dossierId, dossierRef, entryId, line, text].map((one) => one.safeParse(input.toString('utf8'))),
    },
  ];
}

/** What is accepted must also be sayable. */
function moments(input: Buffer): void {
  const typed = input.toString('utf8');
  toPlainDate(typed);
  parseReason(typed);
  const moment = toInstant(typed);
  if (moment === null) return;
  plainDateOf(moment);
  formatMoment(moment);
}
