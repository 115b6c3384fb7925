/** Looking ahead, a day and an hour before: what would fail then is shown now. Changes no state. */
import { isDeepStrictEqual } from 'node:util'
import type { Problem } from '../../contract/posts.ts'
import { isAppError } from '../app-error.ts'
import type { DueEntry } from '../due/due-queue.ts'
import type { Draft } from '../platforms/kit/adapter.ts'
import type { PublicationRow } from '../store/publication-reader.ts'
import type { WriteTx } from '../store/store.ts'
import { monthAround } from '../creators/spending.ts'
import type { Failure } from '../failure.ts'
import { costOf } from './claim.ts'
import { problemsForCreator, problemsOnAccount } from './check-content.ts'
import type { Engine } from './engine.ts'
import { similarElsewhere } from './find-similar.ts'
import { mediaRefused } from './media-words.ts'
import { takeConverted } from './take-converted.ts'
import { draftOf } from './operation.ts'
import { wholeText } from './parts.ts'
import { preflightBeforeMs, storeTroubleMs } from './timings.ts'
import { tell } from './transition.ts'

/** How long a token once seen alive is taken to be. */
const aliveForMs = 30 * 60_000

export interface Preflight {
  /** Entries of kind `preflight` that are due. */
  take(entries: readonly DueEntry[]): void
}

const entriesFor = (id: string, dueAt: number): DueEntry[] =>
  preflightBeforeMs.map((before) => ({ dueAt: dueAt - before, kind: 'preflight', id }))

export const planPreflight = ({ queue }: Pick<Engine, 'queue'>, tx: WriteTx, id: string, dueAt: number): void => {
  for (const entry of entriesFor(id, dueAt)) if (entry.dueAt > tx.now) queue.add(tx, entry)
}

export const dropPreflight = ({ queue }: Pick<Engine, 'queue'>, tx: WriteTx, id: string, dueAt: number): void => {
  for (const entry of entriesFor(id, dueAt)) queue.remove(tx, entry)
}

export const createPreflight = (engine: Engine): Preflight => {
  const { clock, logger, timer } = engine
  const aliveAt = new Map<string, number>()
  let last: Promise<void> = Promise.resolve()

  const isAlive = async (row: PublicationRow): Promise<boolean> => {
    if (engine.assistedOn(row.platform)) return true
    if ((aliveAt.get(row.accountId) ?? Number.NEGATIVE_INFINITY) > clock.now() - aliveForMs) return true
    try {
      const session = await engine.accounts.open(row.accountId, engine.closing)
      await engine.adapterOf(row.platform).profile(session, engine.io)
      aliveAt.set(row.accountId, clock.now())
      return true
    } catch (error) {
      if (isAppError(error, 'REAUTH_REQUIRED')) {
        engine.accounts.needsReconnect(row.accountId)
        return false
      }
      // What may pass (offline, the platform down) says nothing about a day from now.
      return true
    }
  }

  const inspect = async (row: PublicationRow): Promise<Problem[]> => {
    const content = engine.posts.content(row.postId)
    const constraints = engine.constraintsOf(row.creatorId)
    if (!content || !constraints) return []
    const adapter = engine.findAdapter(row.platform)
    const { audited = null, service } = engine.accountRows.account(row.accountId) ?? {}
    const draft = takeConverted(adapter, { ...draftOf(engine.media, content, row), audited, ...(service !== undefined && { service }) })
    const state = (await isAlive(row)) ? (engine.accountRows.account(row.accountId)?.state ?? 'disconnected') : 'needs_reconnect'
    return [
      ...problemsForCreator({ media: draft.media, text: wholeText({ text: draft.text, thread: content.thread }) }, constraints),
      ...problemsOnAccount(draft, content.thread, constraints, { id: row.accountId, platform: row.platform, state }, adapter, engine.io),
      ...mediaRefused(
        engine.said,
        content.media.map(({ assetId }) => assetId),
        { id: row.accountId, platform: row.platform },
      ),
      // A person may see to a file that cannot be made to fit.
      ...(adapter && !adapter.assisted ? await mediaProblems(draft, row, adapter.capabilities) : []),
      ...budgetProblems(engine, row),
      ...similarElsewhere(engine.posts, draft.text, { id: row.accountId, platform: row.platform }, row.dueAt),
    ]
  }

  const lookAhead = async (entry: DueEntry): Promise<void> => {
    const row = engine.publications.get(entry.id)
    const isPlanned = row?.state === 'scheduled' || row?.state === 'awaiting_approval'
    const problems = row && isPlanned ? await inspect(row) : []
    await engine.store.writeSoon((tx) => {
      engine.queue.remove(tx, entry)
      const now = engine.publications.get(entry.id)
      if (!now || now.state !== row?.state || isDeepStrictEqual(now.problems ?? [], problems)) return
      engine.publications.save(tx, now, { problems: problems.length === 0 ? null : problems })
      tell(tx, now, now.state, null)
    })
  }

  const lookAtAll = async (entries: readonly DueEntry[], before: Promise<unknown>): Promise<void> => {
    await before
    for (const entry of entries) {
      if (engine.closing.aborted) return
      try {
        await lookAhead(entry)
      } catch (error) {
        logger.warn({ err: error, publicationId: entry.id }, 'a pre-flight could not be done')
        timer.giveBack([entry], clock.now() + storeTroubleMs)
      }
    }
  }

  return {
    take: (entries) => {
      // One after the other: nobody waits for them, and what is due now goes first.
      last = timer.track(lookAtAll(entries, last))
    },
  }
}

/** Whether each picture can be made to fit: found out by doing it. Videos are not read twice. */
const mediaProblems = async (
  draft: Draft,
  row: PublicationRow,
  { images, animatedGif }: ReturnType<Engine['adapterOf']>['capabilities'],
): Promise<Problem[]> => {
  const problems: Problem[] = []
  for (const media of draft.media) {
    if (media.kind !== 'image' || !images) continue
    try {
      const { maxBytes } = media.seconds === null ? images : (animatedGif ?? images)
      await media.read({ maxBytes, types: media.seconds !== null && animatedGif ? ['image/gif'] : images.types })
    } catch (error) {
      if (!isAppError(error, 'MEDIA_INVALID', 'NOT_FOUND')) throw error
      const rule = isAppError(error, 'MEDIA_INVALID') ? error.data.rule : 'media.missing'
      problems.push({ accountId: row.accountId, platform: row.platform, severity: 'error', rule, data: { file: media.fileName } })
    }
  }
  return problems
}

const capData = ({ data }: Failure): Problem['data'] => ({
  app: String(data['app']),
  spent: Number(data['spentUsd']),
  cap: Number(data['capUsd']),
})

const budgetProblems = (engine: Engine, row: PublicationRow): Problem[] => {
  const gate = engine.gate.ask(row.accountId, engine.clock.now(), costOf(engine, row.id))
  if (gate.answer === 'held' && gate.failure.code === 'SPEND_CAP' && row.dueAt < monthAround(engine.clock.now()).to)
    return [
      { accountId: row.accountId, platform: row.platform, severity: 'warning', rule: 'cost.cap_reached', data: capData(gate.failure) },
    ]
  if (gate.answer === 'allowed' || gate.until === null || gate.until <= row.dueAt) return []
  return [
    {
      accountId: row.accountId,
      platform: row.platform,
      severity: 'warning',
      rule: 'budget.used_up',
      data: { until: new Date(gate.until).toISOString() },
    },
  ]
}
