/** Core says what changed; what is on screen is read again. Knows too whether core is there at all. */
import { createContext, useContext, useEffect, useState, type ReactNode } from 'react'
import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import type { LiveEvent } from '../../contract/events.ts'
import type { Contract } from '../../contract/index.ts'
import { useApiClient, type ApiClient } from './api.tsx'
import { after, pause } from './clock.ts'
import { codeOf } from './error-code.ts'
import { mayChange } from './query-client.ts'

/** `lost`: core does not answer; we go on trying. */
export type Line = 'connecting' | 'live' | 'lost'

type Group = keyof Contract
type Procedure = { [G in Group]: `${G}.${keyof Contract[G] & string}` }[Group]

/** Which procedures' answers, of whole groups or one by one, an event makes old. Total: a new kind does not compile until decided. */
const touches: Record<LiveEvent['kind'], readonly (Group | Procedure)[]> = {
  'publication.changed': [
    'publications',
    'calendar',
    'obligations',
    'reports',
    'posts',
    'assets',
    'creators',
    'accounts',
    'system',
    'history',
  ],
  'post.changed': ['posts', 'publications', 'calendar', 'links', 'history'],
  'account.changed': ['accounts', 'analytics', 'practice', 'creators', 'publications', 'calendar', 'obligations', 'history'],
  'past.changed': ['past', 'publications', 'calendar', 'analytics', 'history'],
  'app.changed': ['developerApps', 'history'],
  'media_host.changed': ['mediaHost', 'posts', 'history'],
  'encoder.changed': ['encoder', 'media', 'history'],
  'creator.changed': ['creators', 'publications', 'calendar', 'obligations', 'history'],
  'metrics.collected': ['publications', 'accounts', 'analytics'],
  'interaction.changed': ['interactions', 'automation', 'publications', 'history'],
  'automation.changed': ['automation', 'amplifiers', 'rules', 'history'],
  // Not what accounts are read for: it is long, and hardly ever another.
  'inbox.changed': ['inbox.list', 'inbox.count', 'inbox.get', 'inbox.thresholds', 'history'],
  'saved_replies.changed': ['savedReplies', 'history'],
  'scripts.changed': ['scripts', 'history'],
  'figures.changed': ['figures', 'links', 'publications', 'history'],
  'import.changed': ['imports', 'posts', 'publications', 'calendar', 'creators', 'history'],
  'plan.changed': ['plans', 'calendar', 'obligations', 'reports', 'captions', 'hashtags', 'assets', 'folders', 'advice', 'history'],
  'advice.changed': ['advice', 'history'],
  'alert.changed': ['alerts', 'history'],
  'alert_channels.changed': ['alertChannels', 'history'],
  'ticket.changed': ['tickets', 'history'],
  'team.changed': ['team', 'session', 'history'],
  'system.changed': ['system', 'stops', 'setup', 'agency', 'practice', 'history', 'analytics'],
}

/**
 * Read at once, before the rest: whether everything is stopped must show in every window, and a window that is not in front
 * has its timers slowed down.
 */
const atOnce: Partial<Record<LiveEvent['kind'], readonly (Group | Procedure)[]>> = { 'system.changed': ['system.status', 'stops'] }

/** Many events in a burst are one reading. */
const gatherMs = 250
const firstPauseMs = 1_000
const longestPauseMs = 30_000

const createGatherer = (queries: QueryClient) => {
  const old = new Set<Group | Procedure>()
  let cancel: (() => void) | null = null
  const readAgain = (name: Group | Procedure): void => void queries.invalidateQueries({ queryKey: [name.split('.')], predicate: mayChange })
  const flush = (): void => {
    cancel = null
    for (const name of old) readAgain(name)
    old.clear()
  }
  return {
    note: (event: LiveEvent): void => {
      for (const name of atOnce[event.kind] ?? []) readAgain(name)
      for (const name of touches[event.kind]) old.add(name)
      cancel ??= after(gatherMs, flush)
    },
    stop: (): void => cancel?.(),
  }
}

const follow = async (client: ApiClient, queries: QueryClient, setLine: (line: Line) => void, signal: AbortSignal): Promise<void> => {
  const gatherer = createGatherer(queries)
  signal.addEventListener('abort', gatherer.stop, { once: true })
  let pauseMs = firstPauseMs
  let wasLost = false
  while (!signal.aborted) {
    try {
      const stream = await client.events.watch(undefined, { signal })
      setLine('live')
      pauseMs = firstPauseMs
      // What happened while nobody listened is unknown: read everything shown again.
      if (wasLost) void queries.invalidateQueries({ predicate: mayChange })
      wasLost = false
      for await (const event of stream) gatherer.note(event)
    } catch (error) {
      // Losing the stream is expected (core restarts, session ends); the loop below answers it.
      if (signal.aborted) return
      if (codeOf(error) === 'UNAUTHENTICATED') void queries.invalidateQueries({ queryKey: [['session']] })
    }
    if (signal.aborted) return
    wasLost = true
    setLine('lost')
    await pause(pauseMs, signal)
    pauseMs = Math.min(longestPauseMs, pauseMs * 2)
  }
}

const LineContext = createContext<Line>('connecting')

/** Follows core's events for as long as somebody is signed in. */
export const LiveUpdates = ({ children }: { children: ReactNode }) => {
  const client = useApiClient()
  const queries = useQueryClient()
  const [line, setLine] = useState<Line>('connecting')
  useEffect(() => {
    const ending = new AbortController()
    void follow(client, queries, setLine, ending.signal)
    return () => ending.abort()
  }, [client, queries])
  return <LineContext value={line}>{children}</LineContext>
}

export const useLine = (): Line => useContext(LineContext)
