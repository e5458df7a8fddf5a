/** The name as it is kept: nobody is kept out by a capital or a space. */
export function accountName(typed: string): string {
  return typed.normalize('NFC').trim().toLowerCase();
}

/** What is wrong with a new name, in Dutch, or null. */
export function wrongWithName(name: string): string | null {
  if (/^[a-z0-9][a-z0-9._@-]{2,59}$/.test(name)) return null;
  return 'Kies een gebruikersnaam van minstens 3 tekens: letters, cijfers, punten en streepjes.';
}
