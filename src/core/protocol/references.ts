import type { Finding } from './finding.ts';
import type { Overlay, Protocol } from './protocol.schema.ts';
import { dangling, doubles, type Names } from './references/names.ts';
import { ofProtocol } from './references/of-protocol.ts';
import { misshapen } from './references/shape.ts';

/** Names in a protocol that point at nothing, things said twice, circles and missing parts. Empty: it hangs together. */
export function wrongInProtocol(protocol: Protocol, overlay: Overlay): readonly Finding[] {
  return [...dangling(ofProtocol(protocol), namesOf(protocol, overlay)), ...misshapen(protocol)];
}

/** The same for the national overlay, whose acts speak of roles that each protocol fills in for itself. */
export function wrongInOverlay(overlay: Overlay): readonly Finding[] {
  const documents = new Set(Object.keys(overlay.documents));
  return [
    ...doubles(
      ['rules'],
      overlay.rules.map(({ id }) => id),
    ),
    ...overlay.rules.flatMap((rule, at) => [
      ...sourcesOf(rule)
        .filter(({ doc }) => !documents.has(doc))
        .map(({ doc }) => ({
          path: ['rules', at, 'source', 'doc'],
          says: `Het document "${doc}" staat niet onder "documents". Zet het erbij.`,
        })),
    ]),
  ];
}

function sourcesOf(rule: Overlay['rules'][number]): readonly { readonly doc: string }[] {
  return [rule, ...rule.acts, ...rule.contacts, ...Object.values(rule.flags)].map(({ source }) => source);
}

function namesOf(protocol: Protocol, overlay: Overlay): Names {
  const national = overlay.rules.flatMap(({ acts }) => acts.map(({ id }) => id));
  const nationalContacts = overlay.rules.flatMap(({ contacts }) => contacts.map(({ id }) => id));
  return {
    role: new Set(Object.keys(protocol.roles)),
    team: new Set(Object.keys(protocol.teams)),
    anyone: new Set(['anyone']),
    act: new Set([...protocol.acts.map(({ id }) => id), ...national]),
    question: new Set(protocol.questions.map(({ id }) => id)),
    step: new Set([...protocol.steps.map(({ id }) => id), 'S6', 'E']),
    close: new Set(['close']),
    document: new Set(Object.keys(protocol.documents)),
    attachment: new Set(protocol.attachments.map(({ id }) => id)),
    form: new Set(protocol.forms.map(({ id }) => id)),
    contact: new Set([...protocol.contacts.map(({ id }) => id), ...nationalContacts]),
  };
}
