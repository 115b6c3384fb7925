/** Runs the practice agency's week and reads back what came of it. */
import type { Publication } from '../../contract/publications.ts'
import type { Core, CoreClient } from '../../core/index.ts'
import type { Ports } from '../../core/ports.ts'
import type { AcceleratedClock } from '../../host/accelerated-clock.ts'
import type { Practice } from '../../practice/index.ts'
import { whenAborted } from '../when-aborted.ts'
import { countWeek } from './count-week.ts'
import type { Balance, PlannedPost } from './count-week.ts'
import { readPostsOut } from './read-network.ts'
import type { PostOut } from './read-network.ts'
import type { ReportLine, Rhythm } from './report.ts'

export interface Week {
  clock: AcceleratedClock
  /** The machine's. */
  realNow(): number
  signal: AbortSignal
  /** Somebody at the desk, who looks so often. */
  desk: { look(): Promise<void>; everyMs: number }
}

/** Ends when the fast clock has caught up with the machine's, or when it is told to. */
export const runWeek = async (core: Pick<Core, 'settle'>, { clock, realNow, signal, desk }: Week): Promise<void> => {
  const stopped = whenAborted(signal)
  // Whoever presses Ctrl-C waits for nothing that waits for the clock, which stands.
  const settle = (): Promise<void> => Promise.race([core.settle(), stopped])
  const look = (): Promise<void> => (signal.aborted ? Promise.resolve() : Promise.race([desk.look(), stopped]))
  while (clock.now() + desk.everyMs < realNow() && !signal.aborted) {
    await clock.runTo(clock.now() + desk.everyMs, settle, signal)
    await look()
  }
  await clock.runTo(realNow(), settle, signal)
  await look()
  // It took a while; the machine's clock went on meanwhile.
  await clock.runTo(realNow(), settle, signal)
}

export interface Outcome {
  lines: ReportLine[]
  balance: Balance
  /** How steadily each creator posted, by their plans. */
  rhythms: Rhythm[]
}

/** What is scheduled before the week begins. */
export const readPlanned = async (client: CoreClient): Promise<PlannedPost[]> =>
  (await allPublications(client)).map(({ platform, accountHandle, text }) => ({ platform, handle: accountHandle, text }))

const allPublications = async (client: CoreClient): Promise<Publication[]> => {
  const found: Publication[] = []
  let cursor: string | undefined
  do {
    const { items, next } = await client.publications.list({ cursor, limit: 500 })
    // What they had posted elsewhere before is none of the week's.
    found.push(...items.filter(({ elsewhere }) => !elsewhere))
    cursor = next
  } while (cursor !== undefined)
  return found
}

/** Figures are asked for once more, so that the report says what is so now. */
export const readOutcome = async (
  client: CoreClient,
  { planned, before, from, to }: { planned: readonly PlannedPost[]; before: ReadonlySet<string>; from: number; to: number },
  practice: Practice,
  byHand: readonly PostOut[],
  ports: Pick<Ports, 'network'>,
): Promise<Outcome> => {
  const publications = await allPublications(client)
  const lines: ReportLine[] = []
  for (const publication of publications) {
    const metrics =
      publication.state === 'published' && publication.postedBy === null
        ? (await client.publications.refreshMetrics({ publicationId: publication.id })).metrics
        : null
    lines.push({ publication, likes: metrics?.likes ?? null, replies: metrics?.replies ?? null })
  }
  const out = [...(await readPostsOut(practice, ports)).filter(({ uri }) => !before.has(uri)), ...byHand]
  const dates = { from: dateOf(from), to: dateOf(to) }
  const rhythms: Rhythm[] = []
  for (const { id, name } of await client.creators.list({}))
    rhythms.push({ name, report: await client.reports.consistency({ creatorId: id, ...dates }) })
  return { lines, rhythms, balance: countWeek(planned, publications, out) }
}

const dateOf = (at: number): string => new Date(at).toISOString().slice(0, 10)
