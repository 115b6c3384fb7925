/** What each account's platform would say to a content. Saves nothing. */
import type { Handler } from '../../procedure.ts'
import type { Engine } from '../engine.ts'
import { checkContent } from '../planning-guard.ts'

export const checkPost =
  (engine: Engine): Handler<'posts.check'> =>
  ({ input: { creatorId, content, accountIds } }) => {
    const { draft, problems } = checkContent(engine, creatorId, content, accountIds, engine.clock.now())
    const counts = accountIds.flatMap((accountId) => {
      const platform = engine.accountRows.account(accountId)?.platform
      const adapter = platform && engine.findAdapter(platform)
      return adapter ? [{ accountId, ...adapter.countText(content.text) }] : []
    })
    return { kind: draft.kind, counts, problems }
  }
