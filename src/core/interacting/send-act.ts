/** One try of an act: open the account, let the adapter write, write down what came of it. */
import { AppError, isAppError } from '../app-error.ts'
import { toFailure } from '../failure.ts'
import type { Failure } from '../failure.ts'
import type { AccountSession, Credential, Interaction, InteractionProof } from '../platforms/kit/adapter.ts'
import { keepTrying } from '../publishing/keep-trying.ts'
import { giveUpAfterMs, writeMaxMs } from '../publishing/timings.ts'
import type { InteractionRow } from '../store/interaction-reader.ts'
import { nextLookMs } from '../publishing/retry.ts'
import type { WriteTx } from '../store/store.ts'
import { asFailure, decideHere } from './decide-here.ts'
import type { Interacting } from './parts.ts'
import { subjectOf } from './label-of.ts'
import { recordDone } from './record-done.ts'
import { firstLookMs, leaseMarginMs } from './timings.ts'

/** As the adapter gets it: the same over all tries. */
export const toInteraction = ({ engine }: Interacting, row: InteractionRow): Interaction => {
  const publication =
    row.isReply && row.rootId === null && row.publicationId !== null ? engine.publications.get(row.publicationId) : undefined
  const remoteId = row.rootId ?? publication?.remoteId ?? null
  const version = row.rootId === null ? (publication?.remoteVersion ?? null) : row.rootVersion
  const root = remoteId === null ? null : { remoteId, ...(version !== null && { version }) }
  return {
    key: row.operationKey,
    createdAt: row.createdAt,
    act: row.act,
    on: { remoteId: row.targetId, ...(row.targetVersion !== null && { version: row.targetVersion }), ...(root && { root }) },
    ...(row.recipient !== null && { recipient: row.recipient }),
    ...(row.text !== null && { text: row.text }),
    ...(row.takesBack !== null && { takesBack: row.takesBack }),
  }
}

/** What the platform takes once, however often it is sent: the rest is looked for. */
export const mayBeSentAgain = ({ act, takesBack }: Pick<InteractionRow, 'act' | 'takesBack'>): boolean =>
  (act !== 'answer' && act !== 'message') || takesBack !== null

type Ending = { proof: InteractionProof } | { failure: Failure; wrote: boolean }

export const sendAct = async (it: Interacting, row: InteractionRow): Promise<void> => {
  const { engine } = it
  let wrote = false
  let httpStatus: number | null = null
  let used: Credential | undefined
  const ending = await (async (): Promise<Ending> => {
    try {
      const { platform } = accountOf(it, row)
      const { interactions } = engine.adapterOf(platform)
      if (!interactions) throw new AppError('NOT_SUPPORTED', { platform, capability: row.act })
      const session: AccountSession = await engine.accounts.open(row.accountId, engine.closing)
      const interaction = toInteraction(it, row)
      const hooks = {
        beforeWrite: async (): Promise<void> => {
          used = session.credential()
          await engine.faults.hit('ledger.before_commit')
          await engine.store.writeSoon((tx) => begin(it, tx, row, interaction))
          wrote = true
          await engine.faults.hit('write.before_send')
          if (!engine.store.lease.stillMine()) throw new AppError('STATE_CHANGED', { what: 'lease', state: 'lost' })
        },
        stillMine: () => engine.store.lease.stillMine(),
        answered: (status: number) => {
          httpStatus = status
        },
      }
      const proof = await interactions.act(session, interaction, hooks, engine.io)
      await engine.faults.hit('write.after_send')
      return { proof }
    } catch (error) {
      if (!isAppError(error)) engine.logger.error({ err: error, interactionId: row.id }, 'an act failed unexpectedly')
      return { failure: toFailure(error), wrote }
    }
  })()
  await engine.faults.hit('outcome.before_commit')
  await keepTrying(engine, engine.closing, () =>
    engine.store.writeSoon((tx) => {
      const now = it.rows.get(row.id)
      if (!now) return
      if ('proof' in ending) recordDone(it, tx, now, ending.proof, httpStatus)
      else recordFailed(it, tx, now, { ...ending, httpStatus, wasInDoubt: row.tries > 0 })
    }),
  )
  await engine.faults.hit('outcome.after_commit')
  if ('failure' in ending && ending.failure.code === 'REAUTH_REQUIRED') engine.accounts.needsReconnect(row.accountId, used)
}

const accountOf = ({ engine }: Interacting, { accountId }: InteractionRow) => {
  const account = engine.accountRows.account(accountId)
  if (!account) throw new AppError('NOT_FOUND', { what: 'account', id: accountId })
  return account
}

/** The last word before anything goes out: the stop, the account, its budgets and the money; and the ledger. */
const begin = (it: Interacting, tx: WriteTx, row: InteractionRow, interaction: Interaction): void => {
  const { engine } = it
  const { platform } = accountOf(it, row)
  const { interactions } = engine.adapterOf(platform)
  const costs = interactions?.costsOf?.(interaction) ?? []
  const gate = engine.gate.ask(row.accountId, tx.now, { micros: interactions?.priceOf?.(interaction) ?? 0, posts: 1, costs })
  if (gate.answer === 'held') throw new AppError(gate.failure.code, gate.failure.data)
  askAgain(it, row, tx.now)
  const before = it.rows.get(row.id)
  const leaseUntil = tx.now + writeMaxMs
  const began =
    before &&
    it.rows.move(tx, before, mayBeSentAgain(row) ? ['planned', 'unknown'] : ['planned'], {
      state: 'sending',
      tries: before.tries + 1,
      writeAt: tx.now,
      leaseUntil,
      epoch: engine.store.lease.epoch,
      nextAt: leaseUntil + leaseMarginMs,
    })
  if (!began) throw new AppError('STATE_CHANGED', { what: 'interaction', state: before?.state ?? 'gone' })
  engine.gate.spend(tx, row.accountId, platform, costs)
  if (row.automated !== null) it.automatedWrites.add(tx, { accountId: row.accountId, act: row.automated, interactionId: row.id })
}

/** What nobody pressed is decided once more, with what was done meanwhile; a person's press is not held to it. */
const askAgain = (it: Interacting, row: InteractionRow, now: number): void => {
  const { id, accountId, targetId, automated, circumstances } = row
  if (automated === null || circumstances === null) return
  if (it.objections.some((isUnwanted) => isUnwanted(row, now)))
    throw new AppError('STATE_CHANGED', { what: 'interaction', state: 'unwanted' })
  const isAnswered = it.rows.standing({ accountId, act: 'answer', targetId }).some((other) => other.id !== id)
  const of = { ...circumstances, answered: circumstances.answered || isAnswered }
  const decision = decideHere(it, accountId, { act: automated, of }, now)
  if (decision.verdict === 'allowed') return
  const { code, data } = asFailure(decision)
  throw new AppError(code, data)
}

interface Failed {
  failure: Failure
  wrote: boolean
  httpStatus: number | null
  /** An earlier try of it may be out. */
  wasInDoubt: boolean
}

const recordFailed = (it: Interacting, tx: WriteTx, row: InteractionRow, { failure, wrote, httpStatus, wasInDoubt }: Failed): void => {
  if (failure.code === 'RATE_LIMITED') {
    const until = Date.parse(String(failure.data['retryAt']))
    if (!Number.isNaN(until)) it.engine.gate.refuse(tx, row.accountId, until)
  }
  const isLost = wrote && failure.code === 'OUTCOME_UNKNOWN'
  const patch = { httpStatus, failureCode: failure.code, failureData: failure.data }
  if (isLost || wasInDoubt) {
    const isOver = tx.now - row.createdAt > giveUpAfterMs
    const wait = isLost && !wasInDoubt ? firstLookMs : nextLookMs(tx.now - row.createdAt)
    it.rows.move(tx, row, ['sending', 'unknown'], { ...patch, state: 'unknown', nextAt: isOver ? null : tx.now + wait })
    return
  }
  refuse(it, tx, row, patch)
}

/** It did not go out. `failureCode` null: certain, and nobody knows why. */
export const refuse = (
  it: Interacting,
  tx: WriteTx,
  row: InteractionRow,
  patch: Pick<InteractionRow, 'failureCode' | 'failureData'> & Partial<InteractionRow>,
): void => {
  if (!it.rows.move(tx, row, ['planned', 'sending', 'unknown'], { ...patch, state: 'refused', nextAt: null })) return
  tx.audit({
    actor: { kind: row.createdByKind, id: row.createdById, name: row.createdBy },
    action: 'interaction.refused',
    creatorId: row.creatorId,
    subject: subjectOf(it, row),
    after: {
      act: row.act,
      ...(row.text !== null && { text: row.text }),
      ...(patch.failureCode !== null && { failure: patch.failureCode }),
    },
  })
}
