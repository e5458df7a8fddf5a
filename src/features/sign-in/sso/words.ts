/** One sentence for whatever went wrong: it tells nobody who works here, or what another system said. */
export const failed =
  'Aanmelden via uw organisatie lukte niet. Probeer het opnieuw, of gebruik uw wachtwoord en code. Blijft het misgaan? Bel uw beheerder.';
export const notConfirmed =
  'Bevestigen via uw organisatie lukte niet. Probeer het opnieuw, of gebruik een code uit uw app.';
export const notLinked =
  'Er is niets gekoppeld. Probeer het opnieuw. Blijft het misgaan? Bel uw beheerder: misschien is dit account al van een ander.';
