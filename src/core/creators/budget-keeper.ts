/** Keeps what platforms say is left of each account's budgets, over restarts too. */
import type { Logger } from '../log.ts'
import { createBudgetWriter } from '../store/budget-writer.ts'
import type { Store } from '../store/store.ts'

export interface HeardBudget {
  name: string
  limit: number
  remaining: number
  /** ms UTC */
  resetsAt: number
}

export interface BudgetKeeper {
  heard(accountId: string, budget: HeardBudget): void
  /** Once all that was heard so far is kept, or could not be. */
  kept(): Promise<void>
}

/** Many answers come in a turn of the event loop; only the last word about each budget is written, in one commit. */
export const createBudgetKeeper = ({ store, logger }: { store: Pick<Store, 'writeSoon' | 'sql'>; logger: Logger }): BudgetKeeper => {
  const budgets = createBudgetWriter(store)
  let writing = Promise.resolve()
  const pending = new Map<string, { accountId: string; budget: HeardBudget }>()

  const writePending = async (): Promise<void> => {
    try {
      await store.writeSoon((tx) => {
        for (const { accountId, budget } of pending.values()) {
          budgets.put(tx, {
            accountId,
            name: budget.name,
            used: Math.max(0, budget.limit - budget.remaining),
            max: budget.limit,
            resetsAt: budget.resetsAt,
          })
        }
        pending.clear()
      })
    } catch (error) {
      // Losing it costs one request that the platform then answers with 429, which is obeyed.
      pending.clear()
      logger.warn({ err: error }, 'budgets could not be kept')
    }
  }

  return {
    heard: (accountId, budget) => {
      const isFirst = pending.size === 0
      pending.set(`${accountId}/${budget.name}`, { accountId, budget })
      if (isFirst) writing = writePending()
    },
    kept: () => writing,
  }
}
