/** Writing down an act before it is sent: whether it may be asked for at all, and that it is asked for once. */
import { messageLength } from '../../contract/message-length.ts'
import type { InteractionAct } from '../../contract/platforms.ts'
import { AppError } from '../app-error.ts'
import { newId } from '../ids.ts'
import type { PlatformAdapter } from '../platforms/kit/adapter.ts'
import type { PublicationRow } from '../store/publication-reader.ts'
import type { InteractionRow } from '../store/interaction-reader.ts'
import type { Actor, WriteTx } from '../store/store.ts'
import type { Automated } from './decide-here.ts'
import type { Interacting } from './parts.ts'
import { beginsWithinMs } from './timings.ts'

export interface Wanted {
  publicationId: string
  accountId: string
  act: InteractionAct
  replyId: string | null
  text?: string | undefined
  requestKey: string
}

/** What stands already, or the row of a new act. In one transaction, so that two who ask at once get the same. */
export const planAct = (it: Interacting, tx: WriteTx, wanted: Wanted, actor: Actor): InteractionRow => {
  const known = it.rows.byRequest(wanted.requestKey)
  if (known) return known
  return planOn(it, tx, wanted, targetOf(it, checked(it, wanted), wanted), actor)
}

/** What an act is on. */
export interface ActTarget extends Pick<InteractionRow, 'targetId' | 'targetVersion' | 'targetAuthor' | 'targetUrl' | 'isReply'> {
  /** Where its conversation began; else the publication says. */
  rootId?: string | null
  rootVersion?: string | null
  /** Whom a message goes to. */
  recipient?: string | null
  summons: boolean | null
}

/** The same for what is on no page of a publication: something that was said to the account. */
export const planOn = (
  it: Interacting,
  tx: WriteTx,
  wanted: Pick<Wanted, 'accountId' | 'act' | 'text' | 'requestKey'> & { publicationId: string | null; automated?: Automated },
  { summons, ...target }: ActTarget,
  actor: Actor,
): InteractionRow => {
  const known = it.rows.byRequest(wanted.requestKey)
  if (known) return known
  const { act, accountId, publicationId, requestKey } = wanted
  const platform = platformOf(it, accountId)
  const adapter = it.engine.adapterOf(platform)
  const one = offered(adapter, act)
  if (!one) throw new AppError('NOT_SUPPORTED', { platform, capability: act })
  const standing = it.rows.standing({ accountId, act, targetId: target.targetId })
  const hasWords = act === 'answer' || act === 'message'
  const text = hasWords ? checkedText(adapter, act, wanted.text ?? '') : null
  const [first] = standing
  if (!hasWords && first) return first
  if (standing.some((other) => other.text === text)) throw new AppError('CONFLICT', { what: 'same_answer' })
  if (one.when === 'summoned' && act === 'answer') {
    if (!summons) throw new AppError('NOT_SUPPORTED', { platform, capability: 'unasked_reply' })
    if (first) throw new AppError('CONFLICT', { what: 'answered_once' })
  }
  const by = wanted.automated && { automated: wanted.automated.act, circumstances: wanted.automated.of }
  return insert(
    it,
    tx,
    { publicationId, accountId, act, requestKey, ...target, text, creatorId: ownerOf(it, accountId), ...by },
    adapter,
    actor,
  )
}

export const planTakingBack = (
  it: Interacting,
  tx: WriteTx,
  {
    interactionId,
    requestKey,
    ...of
  }: { interactionId: string; requestKey: string } & ({ publicationId: string } | { accountId: string; targetId: string }),
  actor: Actor,
): InteractionRow => {
  const known = it.rows.byRequest(requestKey) ?? it.rows.takingBack(interactionId)
  if (known) return known
  const row = it.rows.get(interactionId)
  const isOf =
    row && ('publicationId' in of ? row.publicationId === of.publicationId : row.accountId === of.accountId && row.targetId === of.targetId)
  if (!isOf || row.takesBackId !== null) throw new AppError('NOT_FOUND', { what: 'interaction', id: interactionId })
  if (row.state !== 'done' || row.remoteId === null) throw new AppError('STATE_CHANGED', { what: 'interaction', state: row.state })
  const { publicationId, act, accountId, targetId, targetVersion, targetAuthor, targetUrl, isReply, creatorId, rootId, rootVersion } = row
  const platform = platformOf(it, accountId)
  const adapter = it.engine.adapterOf(platform)
  if (!offered(adapter, act)?.undo) throw new AppError('NOT_SUPPORTED', { platform, capability: `undo_${act}` })
  const on = { targetId, targetVersion, targetAuthor, targetUrl, isReply, rootId, rootVersion }
  const back = { text: null, takesBackId: row.id, takesBack: row.remoteId }
  return insert(it, tx, { publicationId, accountId, act, requestKey, creatorId, ...on, ...back }, adapter, actor)
}

type New = Pick<
  InteractionRow,
  | 'publicationId'
  | 'accountId'
  | 'act'
  | 'requestKey'
  | 'creatorId'
  | 'targetId'
  | 'targetVersion'
  | 'targetAuthor'
  | 'targetUrl'
  | 'isReply'
  | 'text'
> &
  Partial<Pick<InteractionRow, 'takesBackId' | 'takesBack' | 'rootId' | 'rootVersion' | 'recipient' | 'automated' | 'circumstances'>>

const insert = (it: Interacting, tx: WriteTx, wanted: New, adapter: PlatformAdapter, actor: Actor): InteractionRow => {
  const id = newId('int', it.engine.store.ids)
  const { publicationId, accountId, act, requestKey, creatorId, targetId, targetVersion, targetAuthor, targetUrl, isReply, text } = wanted
  it.rows.insert(tx, {
    id,
    publicationId,
    accountId,
    act,
    requestKey,
    creatorId,
    targetId,
    targetVersion,
    targetAuthor,
    targetUrl,
    isReply,
    text,
    rootId: wanted.rootId ?? null,
    rootVersion: wanted.rootVersion ?? null,
    recipient: wanted.recipient ?? null,
    takesBackId: wanted.takesBackId ?? null,
    takesBack: wanted.takesBack ?? null,
    automated: wanted.automated ?? null,
    circumstances: wanted.circumstances ?? null,
    operationKey: adapter.newOperationKey(it.engine.io),
    state: 'planned',
    stateSince: tx.now,
    nextAt: tx.now + beginsWithinMs,
    createdBy: actor.name,
    createdById: actor.id,
    createdByKind: actor.kind,
    createdAt: tx.now,
  })
  const row = it.rows.get(id)
  if (!row) throw new Error('the act that was just written is not there')
  return row
}

const offered = ({ capabilities }: PlatformAdapter, act: InteractionAct) => capabilities.interactions?.find((one) => one.act === act)

const platformOf = ({ engine }: Interacting, accountId: string) => {
  const account = engine.accountRows.account(accountId)
  if (!account) throw new AppError('NOT_FOUND', { what: 'account', id: accountId })
  return account.platform
}

const ownerOf = ({ accounts }: Interacting, accountId: string): string => accounts.get(accountId)?.creatorId ?? ''

const checked = (it: Interacting, { publicationId, accountId, act, replyId }: Wanted): PublicationRow => {
  const publication = it.engine.publications.get(publicationId)
  if (!publication) throw new AppError('NOT_FOUND', { what: 'publication', id: publicationId })
  const { state, removedAt, platform } = publication
  if (state !== 'published' || removedAt !== null)
    throw new AppError('STATE_CHANGED', { what: 'publication', state: removedAt === null ? state : 'removed' })
  const adapter = it.engine.findAdapter(platform)
  // A message answers a message, which is on no page of a publication.
  const one = adapter && !adapter.assisted && act !== 'message' ? offered(adapter, act) : undefined
  // On an answer its own account acts, and on the post another one: its own would applaud itself.
  const isOwn = accountId === publication.accountId
  const fits = replyId === null ? act === 'repost' && !isOwn : act !== 'repost' && isOwn
  if (!one || !fits || platformOf(it, accountId) !== platform) throw new AppError('NOT_SUPPORTED', { platform, capability: act })
  return publication
}

const targetOf = (it: Interacting, publication: PublicationRow, { publicationId, replyId }: Wanted): ActTarget => {
  const { remoteId, remoteVersion, remoteUrl } = publication
  if (replyId === null) {
    if (remoteId === null) throw new AppError('STATE_CHANGED', { what: 'publication', state: 'unseen' })
    const targetAuthor = it.accounts.get(publication.accountId)?.handle ?? null
    return { targetId: remoteId, targetVersion: remoteVersion, targetAuthor, targetUrl: remoteUrl ?? '', isReply: false, summons: null }
  }
  const reply = it.rows.reply(publicationId, replyId)
  if (!reply || reply.remoteId === reply.url) throw new AppError('NOT_FOUND', { what: 'reply', id: replyId })
  const { version: targetVersion, author: targetAuthor, url: targetUrl, summons } = reply
  return { targetId: reply.remoteId, targetVersion, targetAuthor, targetUrl, isReply: true, summons }
}

/** A message by its own rules, an answer as a post of words alone; what the platform says of media is not asked. */
const checkedText = (adapter: PlatformAdapter, act: InteractionAct, given: string): string => {
  const text = given.trim()
  if (text === '') throw new AppError('TEXT_INVALID', { rule: 'text.empty' })
  const limit = act === 'message' ? adapter.capabilities.inbox?.messages?.text : undefined
  if (limit) {
    const actual = messageLength(text, limit.unit)
    if (actual > limit.max) throw new AppError('TEXT_INVALID', { rule: 'text.too_long', actual, allowed: limit.max })
    return text
  }
  const problems = adapter.check({ kind: 'text', text, languages: [], labels: [], media: [] })
  const wrong = problems.find(({ severity, rule }) => severity === 'error' && rule.startsWith('text.'))
  if (!wrong) return text
  const number = (name: string) => (typeof wrong.data[name] === 'number' ? { [name]: wrong.data[name] } : {})
  throw new AppError('TEXT_INVALID', { rule: wrong.rule, ...number('actual'), ...number('allowed') })
}
