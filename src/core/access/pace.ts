/**
 * How many different dossiers one person opens within so many minutes before Pluis asks why the next is needed. The database has the rule
 * itself (migrations/0140-reading-pace.sql); here is what is said of it and what the review of the log looks for.
 */
export const pace = { dossiers: 20, minutes: 10 } as const;
