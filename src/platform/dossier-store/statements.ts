import type { Statement } from '../db/database.ts';

// Each is one round trip and one transaction: who asks, the work, and the row in the access log.
export const readDossier: Statement = {
  name: 'read_dossier',
  text: 'select head, wrapped, headers, payloads from read_dossier($1, $2, $3, $4, $5)',
};
export const createDossier: Statement = {
  name: 'create_dossier',
  text: 'select create_dossier($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) as answer',
};
export const openFromSignal: Statement = {
  name: 'open_from_signal',
  text: 'select open_from_signal($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) as answer',
};
export const appendEntries: Statement = {
  name: 'append_entries',
  text: `select outcome, first_seq, version, headers, payloads
    from append_entries($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
};
export const appendWithFile: Statement = {
  name: 'append_with_file',
  text: `select outcome, first_seq, version, headers, payloads
    from append_with_file($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
};
export const appendSignal: Statement = {
  name: 'append_signal',
  text: `select outcome, first_seq, version, headers, payloads
    from append_signal($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
};
export const readAttachment: Statement = {
  name: 'read_attachment',
  text: 'select head, wrapped, content from read_attachment($1, $2, $3, $4, $5, $6, $7)',
};
export const noteScan: Statement = { name: 'note_scan', text: 'select note_scan($1, $2, $3, $4, $5, $6, $7)' };
export const listDossiers: Statement = {
  name: 'list_dossiers',
  text: 'select head, wrapped, summary from list_dossiers($1, $2, $3, $4, $5, $6, $7, $8)',
};
export const recordSignal: Statement = {
  name: 'record_signal',
  text: 'select record_signal($1, $2, $3, $4, $5, $6, $7, $8, $9) as answer',
};
export const readSignals: Statement = {
  name: 'read_signals',
  text: 'select head, wrapped, payload from read_signals($1, $2, $3, $4, $5, $6, $7)',
};
export const seeSignal: Statement = {
  name: 'see_signal',
  text: 'select see_signal($1, $2, $3, $4)',
};
export const confirmRead: Statement = {
  name: 'confirm_read',
  text: 'select confirm_read($1, $2, $3, $4, $5) as confirmed',
};
export const dossierKey: Statement = {
  name: 'dossier_key_of',
  text: 'select bucket, key_version, wrapped from dossier_key_of($1, $2, $3, $4)',
};
