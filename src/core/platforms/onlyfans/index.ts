/** OnlyFans: no API, so a person posts what is ready and brings back the link. */
import { onlyfansOptions } from '../../../contract/platform-options.ts'
import type { AssistedPlatform } from '../kit/adapter.ts'
import { account } from './account.ts'
import { capabilities } from './capabilities.ts'
import { check } from './check.ts'
import { priceLimit } from './limits.ts'
import { readLink } from './read-link.ts'
import { countText } from './text.ts'

export const onlyfans = {
  id: 'onlyfans',
  name: 'OnlyFans',
  capabilities,
  countText,
  options: onlyfansOptions,
  check,
  assisted: {
    account,
    readLink,
    priceOf: (options) => {
      const parsed = onlyfansOptions.safeParse(options ?? {})
      const cents = parsed.success ? parsed.data.price : undefined
      return cents === undefined ? null : { cents, currency: priceLimit.currency }
    },
  },
} satisfies AssistedPlatform
