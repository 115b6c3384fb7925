/** The side of a measuring process: it answers requests of the runner, one at a time, until the runner lets it go. */

export interface Answered {
  value?: unknown
  error?: string
}

/**
 * Serves `handlers` to the runner, which names one and hands over its input. The process ends when the runner
 * disconnects and nothing else keeps it.
 */
export const serveRunner = (handlers: Readonly<Record<string, (input: never) => unknown>>): void => {
  process.on('message', (message: { ask: string; input: unknown }) => void answer(message))
  const answer = async ({ ask, input }: { ask: string; input: unknown }): Promise<void> => {
    const answered: Answered = {}
    try {
      const handler = handlers[ask]
      if (!handler) throw new Error(`nothing to do for "${ask}"`)
      answered.value = await handler(input as never)
    } catch (error) {
      answered.error = error instanceof Error ? (error.stack ?? error.message) : String(error)
    }
    process.send?.(answered)
  }
}
