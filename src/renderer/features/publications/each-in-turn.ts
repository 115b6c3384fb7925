/** Several publications, one after the other. What another hand has changed meanwhile is told, not an error. */
import { codeOf } from '../../lib/error-code.ts'

const isOvertaken = (error: unknown): boolean => ['STATE_CHANGED', 'NOT_FOUND', 'BAD_INPUT'].includes(codeOf(error))

/** Answers those it worked for. Throws what concerns all (core away, no right). */
export const eachInTurn = async <Item>(items: readonly Item[], act: (item: Item) => Promise<unknown>): Promise<Item[]> => {
  const done: Item[] = []
  for (const item of items) {
    try {
      await act(item)
      done.push(item)
    } catch (error) {
      if (!isOvertaken(error)) throw error
    }
  }
  return done
}
