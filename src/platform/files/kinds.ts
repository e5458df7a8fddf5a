import type { FileKind } from '../../core/dossier/attachment.schema.ts';

export const mostBytes = 10 * 1024 * 1024;

/** Why a file is not taken. */
export type FileRefusal =
  | 'empty'
  | 'too_large'
  | 'other_kind'
  | 'not_whole'
  /** Something in it would do more than be read: a script, a program, another file. */
  | 'active'
  | 'locked'
  | 'too_many_pixels'
  | 'infected';

export const mediaTypes: Readonly<Record<FileKind, string>> = {
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  png: 'image/png',
  text: 'text/plain; charset=UTF-8',
};

export const extensions: Readonly<Record<FileKind, string>> = { pdf: 'pdf', jpeg: 'jpg', png: 'png', text: 'txt' };
