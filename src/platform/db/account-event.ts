/** What happened to an account, as its owner is told: never with a content. */
export type AccountEvent =
  | 'password_chosen'
  | 'password_changed'
  | 'factor_set_up'
  | 'factor_reset'
  | 'recovery_used'
  | 'recovery_renewed'
  | 'passkey_added'
  | 'passkey_removed'
  | 'sso_linked'
  | 'sso_ended'
  | 'guessed_at'
  | 'new_browser'
  | 'mail_changed';
