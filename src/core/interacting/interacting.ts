/**
 * Acts of accounts on posts and comments. Each is written before it is sent and sent once: a lost answer is looked up
 * where the act is words, which are sent again only where they are certainly not there; the rest is sent again, which changes nothing. Whoever will act by rules does it through here.
 */
import type { DueEntry } from '../due/due-queue.ts'
import type { Publishing } from '../publishing/create-publishing.ts'
import { createAccountReader } from '../store/account-reader.ts'
import { createAutomatedWrites } from '../store/automated-writes.ts'
import { createAutomationBudgets } from '../store/automation-budgets.ts'
import { createCreatorReader } from '../store/creator-reader.ts'
import { createPlanReader } from '../store/plan-reader.ts'
import { createInteractionReader } from '../store/interaction-reader.ts'
import { createInteractionWriter } from '../store/interaction-writer.ts'
import type { Interacting } from './parts.ts'
import { reconcileAct } from './reconcile-act.ts'
import { sendAct } from './send-act.ts'

/** Before `publishing.start()`, so that its entries have a handler. */
export const createInteracting = ({ engine, timer }: Publishing): Interacting => {
  const inHand = new Set<string>()
  const alone = async (id: string, work: () => Promise<void>): Promise<boolean> => {
    if (inHand.has(id)) return false
    inHand.add(id)
    try {
      await work()
    } finally {
      inHand.delete(id)
    }
    return true
  }
  const it: Interacting = {
    engine,
    accounts: createAccountReader(engine.store),
    creators: createCreatorReader(engine.store),
    plans: createPlanReader(engine.store),
    automatedWrites: createAutomatedWrites(engine.store),
    budgets: createAutomationBudgets(engine.store),
    rows: { ...createInteractionReader(engine.store), ...createInteractionWriter(engine.queue) },
    objections: [],
    send: async ({ id }) => {
      const sendIfPlanned = async (): Promise<void> => {
        const row = it.rows.get(id)
        if (row?.state === 'planned') await sendAct(it, row)
      }
      await timer.track(alone(id, sendIfPlanned))
    },
  }
  const look = async (entry: DueEntry): Promise<void> => {
    try {
      if (!(await alone(entry.id, () => reconcileAct(it, entry)))) timer.giveBack([entry], engine.clock.now() + 1000)
    } catch (error) {
      if (engine.closing.aborted) return
      engine.logger.warn({ err: error, interactionId: entry.id }, 'an act could not be looked after')
      timer.giveBack([entry], engine.clock.now() + 60_000)
    }
  }
  timer.handle('interaction', (entries) => {
    for (const entry of entries) void timer.track(look(entry))
  })
  return it
}
