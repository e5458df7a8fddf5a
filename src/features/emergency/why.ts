import type { Code } from '../../core/protocol/code.ts';
import type { Source } from '../../core/protocol/protocol.schema.ts';
import type { WhyProps } from '../../ui/dossier/why.tsx';

export function sourceIn({ protocol, overlay }: Code, { doc, at }: Source): WhyProps['source'] {
  const document = protocol.documents[doc] ?? overlay.documents[doc];
  return { document: document?.title ?? protocol.title, section: at };
}

/** Why these numbers stand in this order: the emergency rule of the code. */
export function whyThisOrder(code: Code): WhyProps {
  const { says, source } = code.protocol.emergency;
  return { says, source: sourceIn(code, source), origin: 'own' };
}
