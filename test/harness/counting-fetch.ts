/** The network, with a count of the requests made by path. */

export const countingFetch = (
  through: typeof globalThis.fetch = globalThis.fetch,
): { fetch: typeof globalThis.fetch; count: (path: string) => number } => {
  const paths: string[] = []
  return {
    fetch: (input, init) => {
      paths.push(new URL(input instanceof Request ? input.url : input).pathname)
      return through(input, init)
    },
    count: (part) => paths.filter((path) => path.includes(part)).length,
  }
}
