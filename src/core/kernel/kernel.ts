declare const brand: unique symbol;
/** A string (or other value) that only its parser can mint. */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };

export type BoardId = Brand<string, 'BoardId'>;
export type LocationId = Brand<string, 'LocationId'>;
export type StaffId = Brand<string, 'StaffId'>;
export type ChildId = Brand<string, 'ChildId'>;
export type DossierId = Brand<string, 'DossierId'>;
export type EntryId = Brand<string, 'EntryId'>;
/** The random 128-bit reference that stands in an address: 32 lower-case hexadecimal characters. */
export type DossierRef = Brand<string, 'DossierRef'>;
/** A day in the school's life: 2026-03-09. */
export type PlainDate = Brand<string, 'PlainDate'>;
/** A moment on the server's clock, UTC: 2026-03-09T13:05:00.000Z. */
export type Instant = Brand<string, 'Instant'>;
/** Never empty; only its parser makes one. */
export type Reason = Brand<string, 'Reason'>;
export type Answer = 'yes' | 'no' | 'doubt';

export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function refuse<E>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error };
}
