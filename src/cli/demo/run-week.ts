/** Runs the practice agency's week and reads back what came of it. */
import type { Publication } from '../../contract/publications.ts'
import type { Core, CoreClient } from '../../core/index.ts'
import type { Ports } from '../../core/ports.ts'
import type { AcceleratedClock } from '../../host/accelerated-clock.ts'
import { cast } from './cast.ts'
import { countWeek } from './count-week.ts'
import type { Balance } from './count-week.ts'
import { readPostsOut } from './read-network.ts'
import type { ReportLine } from './report.ts'
import type { PlannedPost } from './write-import.ts'

export interface Week {
  clock: AcceleratedClock
  /** The machine's. */
  realNow(): number
  signal: AbortSignal
}

/** Ends when the fast clock has caught up with the machine's. */
export const runWeek = async (core: Core, { clock, realNow, signal }: Week): Promise<void> => {
  const settle = (): Promise<void> => core.settle()
  await clock.runTo(realNow(), settle, signal)
  // It took a while; the machine's clock went on meanwhile.
  await clock.runTo(realNow(), settle, signal)
}

export interface Outcome {
  lines: ReportLine[]
  balance: Balance
}

const allPublications = async (client: CoreClient): Promise<Publication[]> => {
  const found: Publication[] = []
  let cursor: string | undefined
  do {
    const { items, next } = await client.publications.list({ cursor, limit: 500 })
    found.push(...items)
    cursor = next
  } while (cursor !== undefined)
  return found
}

/** Figures are asked for once more, so that the report says what is so now. */
export const readOutcome = async (
  client: CoreClient,
  planned: readonly PlannedPost[],
  service: string,
  ports: Pick<Ports, 'network'>,
): Promise<Outcome> => {
  const publications = await allPublications(client)
  const lines: ReportLine[] = []
  for (const publication of publications) {
    const metrics =
      publication.state === 'published' ? (await client.publications.refreshMetrics({ publicationId: publication.id })).metrics : null
    lines.push({ publication, likes: metrics?.likes ?? null, replies: metrics?.replies ?? null })
  }
  const out = (await Promise.all(cast.map(({ handle }) => readPostsOut(service, handle, ports)))).flat()
  return { lines, balance: countWeek(planned, publications, out) }
}
