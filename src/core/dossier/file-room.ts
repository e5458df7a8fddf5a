/** How many files, and how much of them together, one dossier holds, and one person adds in 24 hours. The database keeps to it (migrations/0141). */
export const fileRoom = { files: 100, megabytes: 200 } as const;

/** What there is no room in for one more file. */
export type FileLack = 'dossier_files' | 'dossier_bytes' | 'person_files' | 'person_bytes';
