/** Which of a platform's refusals are a warning about the account itself, rather than about what was to go out. Pure. */
const warnings: ReadonlySet<string> = new Set([
  'account_deactivated',
  'account_locked',
  'account_restricted',
  'account_suspended',
  'account_taken_down',
  'action_blocked',
  'spam_risk_too_many_posts',
  'spam_risk_user_banned_from_posting',
])

export const isWarning = (failureCode: string | null, reason: string | null): boolean =>
  failureCode === 'PLATFORM_REJECTED' && reason !== null && warnings.has(reason)
