import { parseContact } from '../../../src/features/emergency/contact.form.ts';
import { parseReport } from '../../../src/features/emergency/report.form.ts';
import { parseSignal } from '../../../src/features/signals/signal.form.ts';
import { parseTakeUp } from '../../../src/features/signals/take-up.form.ts';
import { parseHelpPlan } from '../../../src/features/weighing/help-plan.form.ts';
import { accessPointOf } from '../../../src/platform/access-log/access-point.ts';
import { instantOf } from '../../../src/platform/clock/clock.ts';
import { clamdAddress } from '../../../src/platform/files/clamd.ts';
import { inspect } from '../../../src/platform/files/inspect.ts';
import { proxyList, whoAsked } from '../../../src/platform/http/address.ts';
import { refusedBy } from '../../../src/platform/http/browser-reports.schema.ts';
import { csrfMatches, isForAnotherSite, isFromOurOwnPage } from '../../../src/platform/http/csrf.ts';
import { deviceOf } from '../../../src/platform/http/device.ts';
import { parseForm } from '../../../src/platform/http/form.ts';
import { multipartIn } from '../../../src/platform/http/multipart.ts';
import { toDossierRef, toEntryId } from '../../../src/platform/http/reference.ts';
import { assertionSchema, registrationSchema } from '../../../src/platform/passkeys/passkeys.schema.ts';
import { wrongWithPassword } from '../../../src/platform/passwords/choice.ts';
import { acceptedStep, recoveryHash } from '../../../src/platform/second-factor/totp.ts';
import { pdf, pdfPacking, picture } from '../files/corpus.ts';
import { bytes, signalForm } from './samples.ts';
import type { Subject } from './watched.ts';

const now = instantOf(new Date('2026-06-01T12:00:00Z'));
const proxies = proxyList(['10.0.0.0/8']);
const secret = Buffer.alloc(20, 1);

const passkey = bytes(
  '{"id":"YQ","rawId":"YQ","type":"public-key","response":{"clientDataJSON":"YQ","attestationObject":"YQ","authenticatorData":"YQ","signature":"YQ"}}',
);
const report = bytes(
  '[{"type":"csp-violation","body":{"effectiveDirective":"script-src"}},{"csp-report":{"violated-directive":"img-src"}}]',
);

const inParts = bytes(
  '--x\r\nContent-Disposition: form-data; name="title"\r\n\r\nEen brief\r\n--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\ntekst\r\n--x--\r\n',
);

/** Files that somebody brings; each comes back as refused or made harmless, never as an error. */
export async function fileSubjects(): Promise<readonly Subject[]> {
  const packed = pdfPacking('4 0 << /Type /Font >>');
  const pictures = [await picture('jpeg', 24, 16), await picture('png', 24, 16)];
  return [
    {
      name: 'a form in parts',
      samples: [inParts],
      parse: (input) => multipartIn('multipart/form-data; boundary=x', input),
    },
    {
      name: 'the boundary of a form in parts',
      samples: ['multipart/form-data; boundary=x', 'multipart/form-data; boundary="x y"; a=b'].map(bytes),
      parse: (input) => multipartIn(input.toString('latin1'), Buffer.from(inParts)),
    },
    { name: 'a PDF', samples: [pdf(), packed], parse: inspect },
    { name: 'a picture', samples: pictures, parse: inspect, weight: 20 },
    {
      name: 'where the scanner is',
      samples: ['unix:/run/x', '127.0.0.1:3310', '[::1]:1'].map(bytes),
      parse: (input) => clamdAddress(input.toString('utf8')),
    },
  ];
}

/** What a browser, or somebody who is none, sends. */
export const webSubjects: readonly Subject[] = [
  {
    name: 'a form and what is typed in it',
    samples: [signalForm],
    parse: (input) => {
      const form = parseForm(input.toString('utf8'));
      const signal = parseSignal(form, 'Els Voorbeeld', now);
      if (signal.ok) signal.value.toEvent(['F-1.1']);
      parseContact(form, now);
      parseReport(form, now);
      parseTakeUp(form);
      parseHelpPlan(form, ['F-5.19'], now);
    },
  },
  {
    name: 'references in an address',
    samples: ['0123456789abcdef0123456789abcdef', 'F-2.1', 'a-b_c'].map(bytes),
    parse: (input) => [toDossierRef(input.toString('utf8')), toEntryId(input.toString('utf8'))],
  },
  {
    name: 'headers about who asks',
    samples: ['10.0.0.1, 192.0.2.7', '::ffff:10.0.0.1', 'Mozilla/5.0 (iPad; CPU OS 17_0)'].map(bytes),
    parse: (input) => {
      const typed = input.toString('latin1');
      accessPointOf(whoAsked('10.0.0.1', typed, proxies), typed);
      whoAsked(typed, typed, proxies);
      deviceOf(typed);
    },
  },
  {
    name: 'headers about where a request is from',
    samples: ['https://pluis.example', 'same-origin', 'null'].map(bytes),
    parse: (input) => {
      // A header holds no more than this; the server answers for it before a handler is called.
      const value = input.toString('latin1').replace(/[^\t\x20-\x7e\x80-\xff]/g, '');
      isFromOurOwnPage(new Headers({ origin: value, host: 'pluis.example' }));
      isForAnotherSite(new Headers({ 'sec-fetch-site': value }));
    },
  },
  {
    name: 'tokens and codes',
    samples: ['proef-fedra.aaaaaaaaaaaa.bbbb', '123456', 'ABCD-EFGH-IJKL', 'vier losse woorden hier'].map(bytes),
    parse: (input) => {
      const typed = input.toString('utf8');
      csrfMatches(typed, typed);
      acceptedStep(secret, typed, 0, now);
      recoveryHash(typed, ['x'.repeat(43)]);
      wrongWithPassword(typed, typed);
    },
  },
  {
    name: 'what a browser tells of a passkey or a refusal',
    samples: [passkey, report],
    parse: (input) => {
      let sent: unknown = null;
      try {
        sent = JSON.parse(input.toString('utf8'));
      } catch {
        // Read as nothing, as both readers do.
      }
      refusedBy(sent);
      registrationSchema.safeParse(sent);
      assertionSchema.safeParse(sent);
    },
  },
];
