/** A window's port in a process to which no port can be handed: it has the shape of Electron's and speaks by messages. */
import { EventEmitter } from 'node:events'

interface Relay {
  post(data: unknown): void
  /** This end was closed here. */
  closed(): void
}

export interface RelayedPort {
  postMessage(data: unknown): void
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown
  on(event: 'close', listener: () => void): unknown
  start(): void
  close(): void
  /** A message from the window has come. */
  receive(data: unknown): void
  /** The window's end is gone. */
  lost(): void
}

/** Like a MessagePort it holds messages back until it is started, and says `close` once. */
export const createRelayedPort = (relay: Relay): RelayedPort => {
  const events = new EventEmitter()
  const early: unknown[] = []
  let state: 'waiting' | 'open' | 'closed' = 'waiting'

  const end = () => {
    state = 'closed'
    early.length = 0
    events.emit('close')
    events.removeAllListeners()
  }
  return {
    postMessage: (data) => {
      if (state !== 'closed') relay.post(data)
    },
    on: (event: 'message' | 'close', listener: (event: { data: unknown }) => void) => events.on(event, listener),
    start: () => {
      if (state !== 'waiting') return
      state = 'open'
      for (const data of early.splice(0)) events.emit('message', { data })
    },
    close: () => {
      if (state === 'closed') return
      end()
      relay.closed()
    },
    receive: (data) => {
      if (state === 'waiting') early.push(data)
      if (state === 'open') events.emit('message', { data })
    },
    lost: () => {
      if (state !== 'closed') end()
    },
  }
}
