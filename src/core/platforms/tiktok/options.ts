/** What stands in the way of posting directly, of what was chosen. Pure. */
import type { TiktokOptions } from '../../../contract/platform-options.ts'

export type OptionProblem = 'privacy.missing' | 'music.unconfirmed' | 'paid.private'

export const optionProblems = ({ delivery, privacy, musicConfirmed, paidPartnership }: TiktokOptions): OptionProblem[] =>
  delivery === 'inbox'
    ? []
    : [
        ...(privacy === undefined ? ['privacy.missing' as const] : []),
        ...(musicConfirmed ? [] : ['music.unconfirmed' as const]),
        ...(paidPartnership && privacy === 'SELF_ONLY' ? ['paid.private' as const] : []),
      ]
