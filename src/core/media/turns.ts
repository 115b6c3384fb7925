/** One after the other for the same thing, side by side for different ones. */
export type Turns = <T>(name: string, work: () => Promise<T>) => Promise<T>

export const createTurns = (): Turns => {
  const last = new Map<string, Promise<unknown>>()
  return async (name, work) => {
    // What failed before is its own caller's to know.
    const before = last.get(name)?.catch(() => null)
    const mine = before ? before.then(work) : work()
    last.set(name, mine)
    try {
      return await mine
    } finally {
      if (last.get(name) === mine) last.delete(name)
    }
  }
}
