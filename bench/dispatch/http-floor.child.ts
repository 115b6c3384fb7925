/** Floor: the same calls to the same server at the same concurrency, and nothing else. */
import { serveRunner } from '../runner/child-side.ts'
import { handlerOf, postsOf, type DrainInput, type DrainOutput } from './drain.ts'

const measure = async (input: DrainInput): Promise<DrainOutput> => {
  const handle = handlerOf(input)
  const posts = postsOf(input).values()
  const usedBefore = process.cpuUsage()
  const startedAt = performance.now()
  await Promise.all(
    Array.from({ length: input.concurrency }, async () => {
      for (const post of posts) await handle(post)
    }),
  )
  const seconds = (performance.now() - startedAt) / 1000
  const used = process.cpuUsage(usedBefore)
  return { seconds, cpuMs: (used.user + used.system) / 1000 / input.publications }
}

serveRunner({ measure })
