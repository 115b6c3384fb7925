import { describe, expect, it } from 'vitest'
import type { CoreProcessEvents } from './core-process.ts'
import { createCoreSupervisor, type CoreState } from './core-supervisor.ts'

/** A supervisor over processes and timers that the test moves by hand. */
const setUp = () => {
  const spawned: { events: CoreProcessEvents; posted: string[]; killed: boolean }[] = []
  const states: string[] = []
  const notified: string[] = []
  const timers = new Set<{ delayMs: number; fn: () => void }>()
  const supervisor = createCoreSupervisor({
    config: { dataDir: '/data', appVersion: '1.0.0' },
    spawn: (events) => {
      const child = { events, posted: [] as string[], killed: false }
      spawned.push(child)
      return {
        pid: spawned.length,
        post: (order) => void child.posted.push(order.kind),
        handOver: () => {},
        kill: () => void (child.killed = true),
      }
    },
    after: (delayMs, fn) => {
      const timer = { delayMs, fn }
      timers.add(timer)
      return () => void timers.delete(timer)
    },
    onState: (state: CoreState) => void states.push(state.is === 'failed' ? `failed ${state.failure.code}` : state.is),
    onNotification: ({ title }) => void notified.push(title),
    log: () => {},
  })
  const last = () => {
    const child = spawned.at(-1)
    if (!child) throw new Error('nothing was started')
    return child
  }
  const becomeReady = () => {
    last().events.onReport({ kind: 'hello' })
    last().events.onReport({ kind: 'ready' })
  }
  /** Lets the one timer run out; answers how long it was. */
  const elapse = (): number => {
    const [timer] = timers
    if (!timer) throw new Error('no timer')
    timers.delete(timer)
    timer.fn()
    return timer.delayMs
  }
  return { supervisor, spawned, states, notified, timers, last, becomeReady, elapse }
}

describe('core supervisor', () => {
  it('hands each notification on once, and none of a process that was replaced', () => {
    const { supervisor, spawned, notified, last, becomeReady, elapse } = setUp()
    const notify = (title: string) => ({ kind: 'notify', notification: { title, body: '' } }) as const
    supervisor.start()
    becomeReady()
    last().events.onReport(notify('first'))
    expect(notified).toEqual(['first'])
    last().events.onExit('crashed')
    elapse()
    becomeReady()
    spawned[0]?.events.onReport(notify('late'))
    last().events.onReport(notify('second'))
    expect(notified).toEqual(['first', 'second'])
  })

  it('starts core when its host is there, and says when it is ready', () => {
    const { supervisor, states, last, becomeReady } = setUp()
    supervisor.start()
    expect(last().posted).toEqual([])
    becomeReady()
    expect(last().posted).toEqual(['start'])
    expect(states).toEqual(['starting', 'ready'])
  })

  it('starts a core that died again, waiting longer each time, and gives up in the end', () => {
    const { supervisor, spawned, states, last, becomeReady, elapse } = setUp()
    supervisor.start()
    becomeReady()
    const waits: number[] = []
    for (let death = 0; death < 4; death++) {
      last().events.onExit('signal SIGKILL')
      waits.push(elapse())
    }
    last().events.onExit('signal SIGKILL')
    expect(waits).toEqual([250, 1_000, 4_000, 10_000])
    expect(spawned).toHaveLength(5)
    expect(states.slice(2)).toEqual(['restarting', 'restarting', 'restarting', 'restarting', 'failed CORE_STOPPED'])
  })

  it('counts anew once core has run for a while', () => {
    const { supervisor, last, becomeReady, elapse } = setUp()
    supervisor.start()
    becomeReady()
    for (let day = 0; day < 10; day++) {
      last().events.onExit('code 1')
      expect(elapse()).toBe(250)
      becomeReady()
      expect(elapse()).toBe(60_000)
    }
  })

  it('tries a core that never got ready only once more', () => {
    const { supervisor, states, last, elapse } = setUp()
    supervisor.start()
    last().events.onExit('code 1')
    elapse()
    last().events.onExit('code 1')
    expect(states).toEqual(['starting', 'restarting', 'failed CORE_STOPPED'])
  })

  it('does not start a core again that said why it cannot; a retry waits until it is gone', () => {
    const { supervisor, spawned, states, last } = setUp()
    supervisor.start()
    last().events.onReport({ kind: 'failed', failure: { code: 'STORE_LOCKED', data: {} } })
    expect(last().killed).toBe(true)
    expect(states).toEqual(['starting', 'failed STORE_LOCKED'])
    supervisor.retry()
    expect(spawned).toHaveLength(1)
    last().events.onExit('code 0')
    expect(spawned).toHaveLength(2)
    last().events.onReport({ kind: 'ready' })
    expect(states).toEqual(['starting', 'failed STORE_LOCKED', 'starting', 'ready'])
  })

  it('gives up a core that neither gets ready nor ends', () => {
    const { supervisor, states, last, elapse } = setUp()
    supervisor.start()
    expect(elapse()).toBe(120_000)
    expect(states).toEqual(['starting', 'failed CORE_STOPPED'])
    expect(last().killed).toBe(true)
  })

  it('stops core by asking, and by force when it does not listen', async () => {
    const asked = setUp()
    asked.supervisor.start()
    asked.becomeReady()
    const stopped = asked.supervisor.stop()
    expect(asked.last().posted).toEqual(['start', 'stop'])
    asked.last().events.onReport({ kind: 'stopped' })
    expect(asked.last().killed).toBe(true)
    asked.last().events.onExit('code 0')
    await stopped
    expect(asked.states).toEqual(['starting', 'ready'])
    expect(asked.timers.size).toBe(0)

    const deaf = setUp()
    deaf.supervisor.start()
    const ended = deaf.supervisor.stop()
    expect(deaf.elapse()).toBe(8_000)
    expect(deaf.last().killed).toBe(true)
    deaf.elapse()
    await ended
    expect(deaf.spawned).toHaveLength(1)
  })

  it('does not bring core back while the application ends', async () => {
    const { supervisor, spawned, last, becomeReady } = setUp()
    supervisor.start()
    becomeReady()
    last().events.onExit('code 1')
    await supervisor.stop()
    expect(spawned).toHaveLength(1)
  })
})
