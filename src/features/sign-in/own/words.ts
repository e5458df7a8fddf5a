import type { AccountEvent } from '../../../platform/account-events/account-events.ts';
import type { DeviceClass } from '../../../platform/http/route.ts';

export const deviceWords = {
  computer: 'Computer',
  phone: 'Telefoon',
  tablet: 'Tablet',
  unknown: 'Onbekend apparaat',
} as const satisfies Record<DeviceClass, string>;

export const eventWords = {
  password_chosen: 'Er is een wachtwoord gekozen met een code',
  password_changed: 'Uw wachtwoord is veranderd',
  factor_set_up: 'Er is een app met codes ingesteld',
  factor_reset: 'Uw app met codes is vervangen met een code van een collega',
  recovery_used: 'Er is een herstelcode gebruikt',
  recovery_renewed: 'Er zijn nieuwe herstelcodes gemaakt',
  passkey_added: 'Er is een passkey toegevoegd',
  passkey_removed: 'Er is een passkey verwijderd',
  sso_linked: 'Uw account is gekoppeld aan uw organisatie',
  sso_ended: 'Uw account is losgemaakt van uw organisatie',
  new_browser: 'U meldde zich aan in een browser die we niet kenden',
  mail_changed: 'Uw e-mailadres voor berichten is veranderd',
  guessed_at: 'Iemand raadde vaak naar uw wachtwoord of code',
} as const satisfies Record<AccountEvent, string>;
