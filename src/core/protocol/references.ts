import type { Finding } from './finding.ts';
import type { Overlay, Protocol } from './protocol.schema.ts';
import { dangling, doubles, type Names } from './references/names.ts';
import { ofOverlay, ofProtocol } from './references/of-protocol.ts';
import { misshapen } from './references/shape.ts';
import { stepIds } from './words.ts';

/** Names in a protocol that point at nothing, things said twice, circles and missing parts. Empty: it hangs together. */
export function wrongInProtocol(protocol: Protocol, overlay: Overlay): readonly Finding[] {
  return [...dangling(ofProtocol(protocol), namesOf(protocol, overlay)), ...misshapen(protocol)];
}

/** The same for the national overlay, whose acts speak of roles and questions that each protocol fills in for itself. */
export function wrongInOverlay(overlay: Overlay): readonly Finding[] {
  const acts = overlay.rules.flatMap((rule) => rule.acts.map(({ id }) => id));
  return [
    ...doubles(
      ['rules'],
      overlay.rules.map(({ id }) => id),
    ),
    ...overlay.rules.flatMap((rule, at) => doubledActs(rule, at, acts)),
    ...dangling(ofOverlay(overlay), namesInOverlay(overlay, acts)),
  ];
}

/** An act that stands under another rule too, or twice under this one. */
function doubledActs({ acts }: Overlay['rules'][number], at: number, all: readonly string[]): readonly Finding[] {
  return acts.flatMap(({ id }, place) =>
    all.filter((one) => one === id).length === 1
      ? []
      : [
          {
            path: ['rules', at, 'acts', place, 'id'],
            says: `"${id}" staat vaker in de landelijke regels. Geef elk een eigen naam.`,
          },
        ],
  );
}

function namesInOverlay({ documents, rules }: Overlay, acts: readonly string[]): Names {
  const none = new Set<string>();
  return {
    role: new Set(['coordinator', 'decider']),
    team: none,
    anyone: new Set(['anyone']),
    act: new Set(acts),
    question: new Set(['q1', 'q2', 'q3', 'q4', 'q5']),
    step: new Set(stepIds),
    close: new Set(['close']),
    document: new Set(Object.keys(documents)),
    attachment: none,
    form: none,
    contact: new Set(rules.flatMap(({ contacts }) => contacts.map(({ id }) => id))),
  };
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
