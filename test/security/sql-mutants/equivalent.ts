/** Mutants that change nothing that anybody could notice, by the reason. A mutant that is noticed after all may not stand here. */
export const equivalent: Readonly<Record<string, readonly string[]>> = {
  'What the check looks at cannot be changed by this role: no right on that column.': [
    'board.board_change: with check (true)',
    'child.app_changes: with check (true)',
    'dossier_grant.app_ends: with check (true)',
    'exclusion.app_lifts: with check (true)',
  ],
  'The same person and moment were asked already, by `using`.': [
    `destruction.app_decides: with check (((state = 'withdrawn'::text) OR ((state = 'approved'::text) AND (approved_by = pluis.app_staff()) AND (proposed_by <> pluis.app_staff()))))`,
  ],
  'The owner is a member of the gate, which reads these too.': [
    'access_log.owner_reads: gone',
    'log_head.owner_reads: gone',
    'log_link.owner_reads: gone',
  ],
  'The owner alone makes the change that it tells of, and is a member of the gate.': [
    'pluis.log_term(): by the rights of who calls',
  ],
  'Whoever may call it sees by the policies what the function looks at, or is the gate itself.': [
    'pluis.gives_access_to(text): by the rights of who calls',
    'pluis.may_do(text,text): by the rights of who calls',
    'pluis.reads_dossier(text): by the rights of who calls',
    'pluis.review_part(): by the rights of who calls',
    'pluis.review_shows(text,text): by the rights of who calls',
    'pluis.sees_dossier(text): by the rights of who calls',
    'pluis.sees_own_in(text): by the rights of who calls',
  ],
};
