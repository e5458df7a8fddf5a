/** The kinds of file that are taken, told by their content and never by their name. */
export const fileKinds = ['pdf', 'jpeg', 'png', 'text'] as const;
export type FileKind = (typeof fileKinds)[number];

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
