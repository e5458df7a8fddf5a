/** The oids whose text form is read in our own way, the same on both databases. */
const int8 = 20;
const date = 1082;
const timestamptz = 1184;
const bytea = 17;

/** From PostgreSQL's text form to what the tables promise: whole numbers, days as text, moments as ISO in UTC, bytes as Uint8Array. */
export const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  [int8]: toWholeNumber,
  [date]: (text) => text,
  [timestamptz]: (text) => new Date(text).toISOString(),
  [bytea]: (text) => Buffer.from(text.slice(2), 'hex'),
};

function toWholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError('a number too large to be counted exactly');
  return value;
}
