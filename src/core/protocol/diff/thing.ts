/** A thing of a code as a reader compares it: its name, and what is said of it under each head. */
export type Thing = { readonly id: string; readonly name: string; readonly told: Readonly<Record<string, string>> };
