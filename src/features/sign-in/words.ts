export const tooOften =
  'Er is te vaak iets verkeerds ingevuld. Wacht een halfuur en probeer het dan opnieuw. Is er haast? Bel uw beheerder.';
