/** Threads of Node, as core asks for them. */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Thread, ThreadName } from '../core/ports.ts'

/** What is calculated takes seconds; a machine of many cores is left some for what its owner does meanwhile. */
export const threadsAtOnce = Math.min(4, availableParallelism())

/** From the sources as they are; in a bundle, beside it, with the same ending. */
const sources: Record<ThreadName, string> = {
  solve: '../core/planning/solve-thread.ts',
  xlsx: '../core/importing/figures/xlsx-thread.ts',
  predict: '../core/advising/predictor/predict-thread.ts',
  group: '../core/measuring/columns/group-thread.ts',
}
const fileOf = (name: ThreadName): URL => {
  const ending = /\.(ts|cjs|js)$/.exec(import.meta.url)?.[1]
  return new URL(ending === 'ts' ? sources[name] : `./${name}-thread.${ending ?? 'js'}`, import.meta.url)
}

type Waiting = PromiseWithResolvers<unknown>
type Answer = { id: number; answer: unknown } | { id: number; error: string }

export const startNodeThread = (name: ThreadName): Thread => {
  const worker = new Worker(fileOf(name), { name: `coulisse-${name}`, stdin: false })
  const waiting = new Map<number, Waiting>()
  let asked = 0
  let ended: Error | undefined
  const end = (error: Error): void => {
    ended ??= error
    for (const each of waiting.values()) each.reject(ended)
    waiting.clear()
  }
  worker.on('message', (message: Answer) => {
    const each = waiting.get(message.id)
    waiting.delete(message.id)
    if ('error' in message) each?.reject(new Error(message.error))
    else each?.resolve(message.answer)
  })
  worker.on('error', (error) => end(error instanceof Error ? error : new Error(String(error))))
  worker.on('exit', () => end(new Error('the thread has ended')))
  return {
    ask: (question) => {
      if (ended) return Promise.reject(ended)
      asked += 1
      const id = asked
      const answer = Promise.withResolvers<unknown>()
      waiting.set(id, answer)
      try {
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
        worker.postMessage({ id, question })
      } catch (error) {
        // What cannot be cloned is not asked.
        waiting.delete(id)
        return Promise.reject(error)
      }
      return answer.promise
    },
    [Symbol.asyncDispose]: async () => {
      end(new Error('the thread was ended'))
      await worker.terminate()
    },
  }
}
