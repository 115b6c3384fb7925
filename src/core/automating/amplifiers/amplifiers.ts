/**
 * Amplifiers: accounts that the agency owns and has let repost what its creators post. Figures that were read, posts that
 * went out or were removed, and what platforms say have groups looked at again; nobody calls this but to set a group up.
 */
import type { CommittedEvent } from '../../events.ts'
import type { Failure } from '../../failure.ts'
import type { Interacting } from '../../interacting/parts.ts'
import type { Publishing } from '../../publishing/create-publishing.ts'
import { createAccountReader } from '../../store/account-reader.ts'
import { createAmplifierReader } from '../../store/amplifier-reader.ts'
import type { AmplifierGroupRow } from '../../store/amplifier-reader.ts'
import { updateGroup } from '../../store/amplifier-writer.ts'
import { createCreatorReader } from '../../store/creator-reader.ts'
import type { InteractionRow } from '../../store/interaction-reader.ts'
import { createMeasuredReader } from '../../store/measured-reader.ts'
import { systemActor } from '../../store/store.ts'
import type { WriteTx } from '../../store/store.ts'
import type { ActQueue } from '../queue/parts.ts'
import { dropAct } from '../queue/settle-act.ts'
import type { Amplifiers } from './parts.ts'
import { tellOf } from './tell-of.ts'
import { isAsked, foreseeReposts, reviewGroup, stillWantedBy } from './review-group.ts'

const hourMs = 3_600_000
/** What a platform says that a person should look at before an account goes on. */
const warnings: readonly (string | null)[] = ['PLATFORM_REJECTED', 'RATE_LIMITED', 'REAUTH_REQUIRED']

export const createAmplifiers = (
  { engine, timer }: Pick<Publishing, 'engine' | 'timer'>,
  interacting: Interacting,
  queue: ActQueue,
): Amplifiers => {
  const { store, logger, closing } = engine
  let listening: Disposable | undefined

  /** Of the group that wanted it; undefined: it is no amplifier's. */
  const groupOfAct = ({ requestKey }: InteractionRow): string | undefined => {
    const act = queue.rows.byDedupeKey(requestKey.slice(0, requestKey.lastIndexOf(' ')))
    return act?.byKind === 'amplifier' ? act.byId : undefined
  }

  const pause = (tx: WriteTx, groupId: string, accountId: string, { code, data }: Failure): void => {
    const group = it.rows.group(groupId)
    if (!group || group.pausedAt !== null) return
    updateGroup(tx, groupId, { pausedAt: tx.now, pausedAccountId: accountId, pausedCode: code, pausedData: data })
    it.drop(tx, { groupId }, 'paused')
    const account = `@${it.accounts.get(accountId)?.handle ?? ''}`
    tellOf(tx, group, { actor: systemActor, action: 'amplifier.paused', after: { account, failure: code } })
  }

  /** What a platform refused since the group was last resumed. */
  const heed = (tx: WriteTx, publicationId: string): void => {
    for (const row of interacting.rows.ofPublication(publicationId)) {
      const { act, automated, state, stateSince, failureCode, failureData, accountId } = row
      if (act !== 'repost' || automated === null || state !== 'refused' || !warnings.includes(failureCode)) continue
      const groupId = groupOfAct(row)
      const group = groupId === undefined ? undefined : it.rows.group(groupId)
      if (!group || stateSince <= (group.resumedAt ?? 0)) continue
      pause(tx, group.id, accountId, { code: failureCode as Failure['code'], data: failureData ?? {} })
    }
  }

  const isGone = (publicationId: string): boolean => {
    const row = engine.publications.get(publicationId)
    return row?.state !== 'published' || row.removedAt !== null
  }

  const leaveUndone = (tx: WriteTx, publicationId: string): void => {
    for (const row of queue.rows.repostsOf(publicationId)) dropAct(queue, tx, row, 'gone')
  }

  const hear = (events: readonly CommittedEvent[]): void => {
    /** Creators whose groups may have something to repost, posts that are gone, posts on which something was refused. */
    const moved = new Set<string>()
    const gone = new Set<string>()
    const touched = new Set<string>()
    const lost = new Set<string>()
    for (const { event } of events) {
      if (event.kind === 'metrics.collected') moved.add(event.creatorId)
      else if (event.kind === 'publication.changed' && event.to === 'published') {
        if (isGone(event.publicationId)) gone.add(event.publicationId)
        else if (event.from !== event.to) moved.add(event.creatorId)
      } else if (event.kind === 'interaction.changed') touched.add(event.publicationId)
      else if (event.kind === 'account.changed' && event.state === 'needs_reconnect') lost.add(event.accountId)
    }
    const waits = [...gone].filter((id) => queue.rows.repostsOf(id).some(({ state }) => state === 'due' || state === 'asks'))
    const refused = [...touched].filter((id) =>
      interacting.rows.ofPublication(id).some(({ automated, state }) => automated === 'repost' && state === 'refused'),
    )
    const groups = [...moved].flatMap((creatorId) => it.rows.running(creatorId).map(({ id }) => id))
    const stopped = [...lost].flatMap((accountId) => it.rows.runningWith(accountId).map(({ id }) => [id, accountId] as const))
    if (waits.length + refused.length + groups.length + stopped.length === 0) return
    soon((tx) => {
      for (const id of waits) leaveUndone(tx, id)
      for (const id of refused) heed(tx, id)
      for (const [groupId, accountId] of stopped) {
        const platform = it.accounts.get(accountId)?.platform
        if (platform) pause(tx, groupId, accountId, { code: 'REAUTH_REQUIRED', data: { platform, accountId } })
      }
      for (const id of groups) it.review(tx, id)
    })
  }

  const soon = (work: (tx: WriteTx) => void): void => {
    if (closing.aborted) return
    timer.track(store.writeSoon(work)).catch((error: unknown) => {
      if (!closing.aborted) logger.warn({ err: error }, 'what amplifiers may repost could not be looked at')
    })
  }

  /** What was said, removed and read while nobody listened. */
  const catchUp = (tx: WriteTx, { id: groupId, creatorId, rules }: AmplifierGroupRow): void => {
    for (const row of queue.rows.waitingOf({ kind: 'amplifier', id: groupId }))
      if (row.publicationId !== null && isGone(row.publicationId)) dropAct(queue, tx, row, 'gone')
    for (const { publicationId } of it.rows.repostable(creatorId, tx.now - rules.withinHours * hourMs)) heed(tx, publicationId)
    it.review(tx, groupId)
  }

  const it: Amplifiers = {
    engine,
    interacting,
    queue,
    rows: createAmplifierReader(store),
    accounts: createAccountReader(store),
    creators: createCreatorReader(store),
    measured: createMeasuredReader(store),
    review: (tx, groupId) => void reviewGroup(it, tx, groupId),
    ask: (tx, groupId, publicationId) => reviewGroup(it, tx, groupId, publicationId),
    foresee: (of) => foreseeReposts(it, of),
    drop: (tx, { groupId, accountId }, why) => {
      for (const row of queue.rows.waitingOf({ kind: 'amplifier', id: groupId }))
        if (accountId === undefined || row.accountId === accountId) dropAct(queue, tx, row, why)
    },
    decideAnew: (tx, groupId) => {
      const asked = queue.rows.waitingOf({ kind: 'amplifier', id: groupId }).filter(isAsked)
      it.drop(tx, { groupId }, 'turned_off')
      // A rule's word outlives the change: what its group may still repost is reposted.
      for (const publicationId of new Set(asked.flatMap((row) => row.publicationId ?? []))) it.ask(tx, groupId, publicationId)
      it.review(tx, groupId)
    },
    start: () => {
      listening = store.onCommitted(hear)
      soon((tx) => {
        for (const creatorId of it.rows.creatorsWithRunning()) for (const group of it.rows.running(creatorId)) catchUp(tx, group)
      })
    },
    [Symbol.dispose]: () => listening?.[Symbol.dispose](),
  }
  queue.stillWanted.amplifier = stillWantedBy(it)
  return it
}
