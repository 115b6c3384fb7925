/** Builds the publishing engine and owns its life. */
import { createDueQueue } from '../due/due-queue.ts'
import { createDueTimer } from '../due/due-timer.ts'
import type { DueTimer } from '../due/due-timer.ts'
import { monthAround } from '../creators/spending.ts'
import { createGate } from '../gate/gate.ts'
import { createApprovalReader } from '../store/approval-reader.ts'
import { createApprovalWriter } from '../store/approval-writer.ts'
import { createAssetReader } from '../store/asset-reader.ts'
import { createAttemptReader } from '../store/attempt-reader.ts'
import { createAttemptWriter } from '../store/attempt-writer.ts'
import { createCreatorReader } from '../store/creator-reader.ts'
import { createGateReader } from '../store/gate-reader.ts'
import { createLibraryReader } from '../store/library-reader.ts'
import { createPartReader } from '../store/part-reader.ts'
import { createPartWriter } from '../store/part-writer.ts'
import { createPostReader } from '../store/post-reader.ts'
import { createPublicationReader } from '../store/publication-reader.ts'
import { createPublicationWriter } from '../store/publication-writer.ts'
import { createDispatcher } from './dispatcher.ts'
import { adaptersIn } from './engine.ts'
import type { Engine, PublishingDeps } from './engine.ts'
import { createPostDesk } from './post-desk.ts'
import type { PostDesk } from './post-desk.ts'
import { createPreflight } from './preflight.ts'
import { resumeAccount, resumePaid, resumeUnlocked } from './resume.ts'
import { createStopSwitch } from './stop.ts'
import type { StopSwitch } from './stop.ts'
import { recover } from './sweep.ts'

export type { PublishingDeps } from './engine.ts'

export interface Publishing extends AsyncDisposable {
  /** Concludes what an earlier core left open, then begins. Register every kind's handler on `timer` first. */
  start(): Promise<void>
  /** The machine woke up, or its clock was set: what is due is looked at now. */
  wake(): void
  /** Resolves when nothing that is due is under way. */
  settle(): Promise<void>
  /** The one timer, for measuring and jobs too. */
  timer: DueTimer
  /** For procedures and for measuring. */
  engine: Engine
  /** Holds everything that goes out. */
  stop: StopSwitch
  /** For procedures and for importing. */
  desk: PostDesk
}

export const createPublishing = (deps: PublishingDeps): Publishing => {
  const { store, clock } = deps
  const queue = createDueQueue(store)
  const timer = createDueTimer({ queue, clock })
  const creators = createCreatorReader(store)
  const closing = new AbortController()
  const { adapterOf, findAdapter, assistedOn } = adaptersIn(deps.adapters)
  const engine: Engine = {
    ...deps,
    queue,
    timer,
    adapterOf,
    findAdapter,
    assistedOn,
    closing: closing.signal,
    gate: createGate({
      store,
      costsOf: (platform) => {
        const found = findAdapter(platform)
        return found?.assisted ? undefined : found?.publishCosts
      },
      needsSecret: (platform) => assistedOn(platform) === undefined,
      vaultLockedBy: deps.vault.lockedBy,
      spending: deps.spending,
    }),
    publications: { ...createPublicationReader(store), ...createPublicationWriter(store, queue) },
    attempts: { ...createAttemptReader(store), ...createAttemptWriter(store) },
    parts: { ...createPartReader(store), ...createPartWriter(store) },
    posts: createPostReader(store),
    accountRows: createGateReader(store),
    approvals: { ...createApprovalReader(store), ...createApprovalWriter(store) },
    approvalOf: (creatorId) => creators.get(creatorId)?.approval ?? 'none',
    said: createLibraryReader(store).said,
    zoneOf: (creatorId) => creators.get(creatorId)?.zone ?? 'UTC',
    constraintsOf: (creatorId) => creators.get(creatorId)?.constraints,
  }
  const dispatcher = createDispatcher(engine)
  timer.handle('publication', dispatcher.take)
  timer.handle('preflight', createPreflight(engine).take)
  /** Whether something may wait for the vault. */
  let wasLocked = true
  const resumeWhenUnlocked = (): void => {
    if (deps.vault.lockedBy() !== null) wasLocked = true
    else if (wasLocked) {
      resumeUnlocked(engine)
      wasLocked = false
    }
  }
  const listening = store.onCommitted((events) => {
    for (const { event } of events) {
      if (event.kind === 'system.changed') resumeWhenUnlocked()
      // The cap may be another.
      if (event.kind === 'app.changed') resumePaid(engine)
      if (event.kind === 'account.changed' && event.state === 'connected') resumeAccount(engine, event.accountId)
      if (event.kind === 'publication.changed') dispatcher.stir(event.accountId)
    }
  })

  /** A new month begins with nothing spent. */
  let month: Disposable | undefined
  const awaitMonth = (): void => {
    month = clock.at(monthAround(clock.now()).to, () => {
      resumePaid(engine)
      awaitMonth()
    })
  }

  return {
    timer,
    engine,
    stop: createStopSwitch(engine),
    desk: createPostDesk(engine, createAssetReader(store)),
    start: async () => {
      await recover(engine)
      for (const accountId of engine.publications.accountsToResume()) resumeAccount(engine, accountId)
      resumeWhenUnlocked()
      resumePaid(engine)
      awaitMonth()
      timer.start()
    },
    wake: () => timer.look(),
    settle: () => timer.settle(),
    [Symbol.asyncDispose]: async () => {
      listening[Symbol.dispose]()
      month?.[Symbol.dispose]()
      await dispatcher[Symbol.asyncDispose]()
      timer[Symbol.dispose]()
      closing.abort()
      await timer.finish()
    },
  }
}
