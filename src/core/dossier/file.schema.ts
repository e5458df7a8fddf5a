import * as z from 'zod';
import { childId, entryId, line, plainDate, reason } from '../kernel/kernel.schema.ts';
import { locationKinds, routes } from '../protocol/words.ts';
import { common } from './parts.schema.ts';

/** A child in the dossier. A household is a label, so that one dossier can hold two of them. */
const childSchema = z.strictObject({
  id: childId,
  name: line.optional(),
  birthDate: plainDate.optional(),
  group: line.optional(),
  household: line.optional(),
});

const personSchema = z.strictObject({
  id: entryId,
  name: line.optional(),
  relation: z.enum(['caregiver', 'household_member', 'sibling', 'other']),
  /** Parental authority (gezag): it decides who may inspect. */
  custody: z.enum(['yes', 'no', 'unknown']).default('unknown'),
  household: line.optional(),
  /** The address must reach nobody through this dossier. */
  secretAddress: z.boolean().default(false),
  /** The children this person belongs to; absent: all. */
  children: z.array(childId).min(1).optional(),
  language: line.optional(),
});

/** The dossier itself: who it is about, which code runs, which route, open or closed. */
export const dossierOpened = z.strictObject({
  type: z.literal('DossierOpened'),
  on: plainDate,
  child: childSchema,
  protocol: line,
  location: z.enum(locationKinds),
  route: z.enum(routes).default('home'),
});
export const routeChosen = z.strictObject({
  type: z.literal('RouteChosen'),
  ...common,
  route: z.enum(routes),
  because: reason,
});
export const protocolChanged = z.strictObject({
  type: z.literal('ProtocolChanged'),
  on: plainDate,
  protocol: line,
  because: reason,
});
export const childAdded = z.strictObject({ type: z.literal('ChildAdded'), ...common, child: childSchema });
export const personAdded = z.strictObject({ type: z.literal('PersonAdded'), ...common, person: personSchema });
export const dossierClosed = z.strictObject({ type: z.literal('DossierClosed'), on: plainDate, because: reason });
export const dossierReopened = z.strictObject({ type: z.literal('DossierReopened'), on: plainDate, because: reason });
export const entryWithdrawn = z.strictObject({
  type: z.literal('EntryWithdrawn'),
  on: plainDate,
  entry: entryId,
  because: reason,
});

export type Child = z.infer<typeof childSchema>;
export type Person = z.infer<typeof personSchema>;
