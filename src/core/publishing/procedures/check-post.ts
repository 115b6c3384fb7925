/** What each account's platform would say to a content. Saves nothing. */
import { textOn } from '../../../contract/text-on.ts'
import type { Handler } from '../../procedure.ts'
import { priceOf } from '../claim.ts'
import type { Engine } from '../engine.ts'
import { furtherOn, inParts } from '../parts.ts'
import { checkContent } from '../planning-guard.ts'

export const checkPost =
  (engine: Engine): Handler<'posts.check'> =>
  ({ input: { creatorId, content, accountIds } }) => {
    const { draft, problems } = checkContent(engine, creatorId, content, accountIds, engine.clock.now())
    const of = accountIds.flatMap((accountId) => {
      const platform = engine.accountRows.account(accountId)?.platform
      const adapter = platform && engine.findAdapter(platform)
      return platform && adapter
        ? [{ accountId, adapter, drafts: inParts({ ...draft, text: textOn(content, platform) }, furtherOn(adapter, content.thread)) }]
        : []
    })
    const counts = of.map(({ accountId, adapter, drafts: [first, ...further] }) => ({
      accountId,
      ...adapter.countText(first.text),
      ...(further.length > 0 && { thread: further.map(({ text }) => adapter.countText(text)) }),
    }))
    const costs = of.flatMap(({ accountId, adapter, drafts }) =>
      adapter.capabilities.billing ? [{ accountId, usd: priceOf(adapter, drafts) / 1_000_000, parts: drafts.length }] : [],
    )
    return { kind: draft.kind, counts, ...(costs.length > 0 && { costs }), problems }
  }
