import * as z from 'zod';
import { answers, circumstances, flagIds, helpStates, outcomes, reportStates, stepIds } from './words.ts';
import type { Condition } from './condition.ts';

/** The closed little language of conditions: it can be printed, compared, drawn and explained. */
export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ flag: z.enum(flagIds), is: z.enum(answers) }),
    z.strictObject({ answered: z.string(), is: z.array(z.enum(answers)).min(1).optional() }),
    z.strictObject({ act: z.string() }),
    z.strictObject({ reached: z.enum(stepIds) }),
    z.strictObject({ outcome: z.array(z.enum(outcomes)).min(1) }),
    z.strictObject({ report: z.array(z.enum(reportStates)).min(1) }),
    z.strictObject({ help: z.array(z.enum(helpStates)).min(1) }),
    z.strictObject({ doubt: z.literal('stands') }),
    z.strictObject({ noted: z.enum(circumstances) }),
    z.strictObject({ all: z.array(conditionSchema).min(1) }),
    z.strictObject({ any: z.array(conditionSchema).min(1) }),
    z.strictObject({ not: conditionSchema }),
  ]),
);
