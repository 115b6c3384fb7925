/** The question of both contestants: a long list, all of it in the future. */
export interface LookUpInput {
  dir: string
  scheduled: number
}

export interface LookUpOutput {
  /** Of one call, the median over many batches of calls. */
  microseconds: number
}

export const firstDueMs = 3 * 3_600_000

/** The first is due in three hours, the others behind it every 20 s, for months. */
export const dueAtOf = (now: number, index: number): number => now + firstDueMs + index * 20_000

const batches = 201
const callsPerBatch = 200

export const timeCalls = (call: () => unknown, median: (values: readonly number[]) => number): number => {
  const perCall = Array.from({ length: batches }, () => {
    const startedAt = performance.now()
    for (let index = 0; index < callsPerBatch; index += 1) call()
    return ((performance.now() - startedAt) * 1000) / callsPerBatch
  })
  return median(perCall)
}
