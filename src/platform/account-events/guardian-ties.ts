import { contactForms } from '../../core/access/contact.ts';
import { tiesBetween } from '../../core/access/ties.ts';
import type { StaffId } from '../../core/kernel/kernel.ts';
import type { Keyring } from '../crypto/keyring.ts';
import type { Db } from '../db/database.ts';
import type { Actor } from '../dossier-store/dossier-store.ts';
import { mailsOfBoard } from './mail-address.ts';

/** Colleagues who have contact data in common with what is known of the guardians. What was typed is compared and not kept. */
export type GuardianTies = (actor: Actor, lines: readonly string[]) => Promise<readonly StaffId[]>;

export function guardianTies(parts: { readonly db: Db; readonly keyring: Keyring }): GuardianTies {
  return async (actor, lines) => {
    const forms = contactForms(lines);
    if (forms.size === 0) return [];
    const mails = await mailsOfBoard(parts, actor);
    const theirs = new Map(mails.map(({ staff, mail }) => [staff, contactForms([mail])]));
    return tiesBetween((form) => parts.keyring.blindIndex(actor.board, 'staff_guardian_tie', form), forms, theirs);
  };
}
