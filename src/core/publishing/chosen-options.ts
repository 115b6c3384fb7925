/** What was chosen for accounts, as their platforms' adapters shape it. */
import type { ChosenOptions } from '../../contract/platform-options.ts'
import type { PostContent } from '../../contract/posts.ts'
import { AppError } from '../app-error.ts'
import type { Engine } from './engine.ts'

/**
 * With what is off by default written out; `null` when it is for no account. Throws NOT_FOUND for an account that is not
 * the creator's, NOT_SUPPORTED where its platform has nothing to choose, BAD_INPUT for what it does not have.
 */
export const chosenFor = (
  { accountRows, findAdapter }: Pick<Engine, 'accountRows' | 'findAdapter'>,
  creatorId: string,
  given: NonNullable<PostContent['options']>,
): Record<string, ChosenOptions> | null => {
  const chosen = Object.entries(given).map(([id, options]): [string, ChosenOptions] => {
    const account = accountRows.account(id)
    if (account?.creatorId !== creatorId) throw new AppError('NOT_FOUND', { what: 'account', id })
    const schema = findAdapter(account.platform)?.options
    if (!schema) throw new AppError('NOT_SUPPORTED', { platform: account.platform, capability: 'options' })
    const parsed = schema.safeParse(options)
    if (!parsed.success) throw new AppError('BAD_INPUT', { issues: [{ path: `content.options.${id}`, code: 'options.invalid' }] })
    return [id, parsed.data]
  })
  return chosen.length === 0 ? null : Object.fromEntries(chosen)
}
