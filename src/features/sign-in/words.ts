export const tooOften =
  'Er is te vaak iets verkeerds ingevuld. Wacht een halfuur en probeer het dan opnieuw. Is er haast? Bel uw beheerder.';
export const wrongCode = 'Deze code klopt niet, of is al gebruikt. Wacht op de volgende code in uw app en vul die in.';
