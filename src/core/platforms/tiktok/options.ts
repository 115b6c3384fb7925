/** What stands in the way of posting directly, of what was chosen. Pure. */
import type { TiktokOptions } from '../../../contract/platform-options.ts'

/** All that an application which TikTok has not audited may post for. */
export const unauditedPrivacy = 'SELF_ONLY'

export interface OptionProblem {
  rule: 'privacy.missing' | 'privacy.unaudited' | 'music.unconfirmed' | 'commercial.unsaid' | 'paid.private'
  /** What is to be chosen otherwise. */
  choice: keyof TiktokOptions
}

/** Of whom it is an advertisement for, as TikTok is told. */
export const brandsOf = ({ commercial, ownBrand, paidPartnership }: TiktokOptions): { own: boolean; paid: boolean } => ({
  own: commercial && ownBrand,
  paid: commercial && paidPartnership,
})

export const optionProblems = (options: TiktokOptions, audited?: boolean | null): OptionProblem[] => {
  const { delivery, privacy, musicConfirmed, commercial } = options
  const { own, paid } = brandsOf(options)
  if (delivery === 'inbox') return []
  return [
    ...(privacy === undefined ? [{ rule: 'privacy.missing', choice: 'privacy' } as const] : []),
    ...(audited === false && privacy !== undefined && privacy !== unauditedPrivacy
      ? [{ rule: 'privacy.unaudited', choice: 'privacy' } as const]
      : []),
    ...(commercial && !own && !paid ? [{ rule: 'commercial.unsaid', choice: 'commercial' } as const] : []),
    ...(paid && privacy === 'SELF_ONLY' ? [{ rule: 'paid.private', choice: 'privacy' } as const] : []),
    ...(musicConfirmed ? [] : [{ rule: 'music.unconfirmed', choice: 'musicConfirmed' } as const]),
  ]
}
