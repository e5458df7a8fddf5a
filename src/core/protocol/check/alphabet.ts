import type { Fact } from '../facts.ts';
import type { Item, Prepared } from '../weigh/prepare.ts';
import { answers, type Effect } from '../words.ts';

/** Every answer to one flag or question. */
export function judgementsOf(item: Item): readonly Fact[] {
  return answers.map((answer): Fact => {
    if ('flagId' in item && isFlag(item)) return { flag: item.flagId, is: answer };
    return { question: item.id, answer };
  });
}

function isFlag(item: Item): item is Item & { readonly flagId: Prepared['flags'][number]['flagId'] } {
  return item.kind === 'flag';
}

/** One act for each of these effects: the weighing looks at nothing else of an act. */
export function actsWith(on: Prepared, ...effects: readonly Effect[]): readonly Fact[] {
  return effects.flatMap((effect) => {
    const act = on.actDoing.get(effect);
    return act === undefined ? [] : [{ act: act.id }];
  });
}

const because = 'met reden';

/** What can end a report duty or bring it back: the report, advice, and decisions by the decider and by another. */
export function reportFacts(on: Prepared): readonly Fact[] {
  const decider = [...on.deciders][0];
  const other = Object.keys(on.code.protocol.roles).find((role) => !on.code.protocol.finalDecider.roles.includes(role));
  return [
    ...actsWith(on, 'report', 'ask_veilig_thuis'),
    ...(decider === undefined ? [] : (['yes', 'no'] as const)).map((is): Fact => ({
      decision: 'report',
      is,
      by: decider ?? '',
      because,
    })),
    ...(other === undefined ? [] : [{ decision: 'report', is: 'no', by: other, because } satisfies Fact]),
  ];
}
