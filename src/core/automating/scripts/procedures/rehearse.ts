/** What a script would have done in the last week's conversations. Nothing is written, nothing is sent. */
import type { ScriptRehearsal } from '../../../../contract/scripts.ts'
import { breathe } from '../../../planning/solve-beside.ts'
import type { Handler } from '../../../procedure.ts'
import type { AccountRow } from '../../../store/account-reader.ts'
import type { InboxRow } from '../../../store/inbox-reader.ts'
import { fillText, valuesFor } from '../fill-text.ts'
import { suitsAccount } from '../hear-messages.ts'
import type { Scripts } from '../parts.ts'
import { rehearseScript, type PastLine } from '../rehearse-script.ts'
import { assertMayWriteFor } from './change-scripts.ts'

const weekMs = 7 * 24 * 3_600_000
const mostShown = 50
/** Of all accounts' week: what is more than that tells nothing more. */
const mostMessages = 10_000

const theirs = ({ text, at, language, sentiment, spam, state }: InboxRow): PastLine => ({
  from: state === 'own' ? 'us' : 'them',
  by: null,
  text,
  at,
  language,
  sentiment,
  isSpam: spam === true,
})

/** In order: what came in, and what people of the agency answered from here. What scripts said is left out. */
const linesOf = (it: Scripts, items: readonly InboxRow[], of: Pick<InboxRow, 'accountId' | 'conversation'>, from: number): PastLine[] => {
  const sent = it.rows.sentInto(of)
  const ours = new Set(sent.flatMap(({ remoteId }) => remoteId ?? []))
  const answered = sent
    .filter(({ automated, state, createdAt }) => automated === null && state !== 'refused' && createdAt >= from)
    .map(({ createdBy, text, createdAt }): PastLine => ({
      from: 'us',
      by: createdBy,
      text: text ?? '',
      at: createdAt,
      language: null,
      sentiment: null,
      isSpam: false,
    }))
  return [...items.filter(({ remoteId }) => !ours.has(remoteId)).map(theirs), ...answered].toSorted((a, b) => a.at - b.at)
}

export const rehearse =
  (it: Scripts): Handler<'scripts.rehearse'> =>
  async ({ input: { draft }, call }) => {
    if (draft.creatorId !== null) assertMayWriteFor(it, draft.creatorId, call)
    const { creatorId, name: _name, ...kept } = draft
    const now = it.engine.clock.now()
    const accounts = it.accounts
      .list(null)
      .filter(
        (account) =>
          account.state === 'connected' &&
          (call.reach === null || call.reach.has(account.creatorId)) &&
          suitsAccount({ creatorId, draft: kept }, account),
      )
    let conversations = 0
    const matched: { last: number; shown: ScriptRehearsal }[] = []
    let left = mostMessages
    for (const account of accounts) {
      if (left <= 0) break
      const items = it.rows.messagesSince(account.id, now - weekMs, left)
      left -= items.length
      if (items.length > 0) await breathe()
      for (const [conversation, own] of Map.groupBy(items, (item) => item.conversation)) {
        const [first] = own
        const person = own.find(({ state }) => state !== 'own')
        if (!first || !person) continue
        conversations += 1
        const rehearsed = rehearseScript(draft, {
          lines: linesOf(it, own, { accountId: account.id, conversation }, now - weekMs),
          isWhole: first.at >= account.connectedAt && it.rows.isFirst(first),
          seed: `rehearsal ${account.id} ${conversation}`,
          windowMs: it.roomOf(account.platform)?.windowMs ?? null,
          now,
        })
        if (rehearsed) matched.push({ last: rehearsed.lines.at(-1)?.at ?? 0, shown: shownOf(it, account, person, rehearsed, draft.link) })
      }
    }
    const shown = matched
      .toSorted((a, b) => b.last - a.last)
      .slice(0, mostShown)
      .map((one) => one.shown)
    return { conversations, matched: matched.length, shown }
  }

const shownOf = (
  it: Scripts,
  account: AccountRow,
  { author, authorName }: InboxRow,
  { lines, ended }: NonNullable<ReturnType<typeof rehearseScript>>,
  link: string | null,
): ScriptRehearsal => {
  const values = valuesFor(
    {
      author,
      authorName,
      platform: account.platform,
      creatorName: it.creators.get(account.creatorId)?.name ?? '',
      accountHandle: account.handle,
    },
    link,
  )
  return {
    accountId: account.id,
    accountHandle: account.handle,
    platform: account.platform,
    person: author,
    lines: lines.map(({ from, text, at }) => ({ from, text: from === 'script' ? fillText(text.trim(), values) : text, at: new Date(at) })),
    ended: ended && { at: new Date(ended.at), reason: ended.reason, detail: ended.detail },
  }
}
