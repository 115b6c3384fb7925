import { implement } from '@orpc/server'
import { RPCHandler } from '@orpc/server/message-port'
import { afterEach, expect, test } from 'vitest'
import { contract } from '../../contract/index.ts'
import { aSetup } from '../testing/samples.ts'
import type { ApiClient } from './api.tsx'
import { codeOf } from './error-code.ts'
import { coreLostMessage, portMessage, readyMessage, watchPortClients } from './port-client.ts'

/** The part of a window that preload and page speak through. */
class FakeWindow extends EventTarget {
  readonly location = { origin: 'app://coulisse' }
  readonly posted: unknown[] = []
  postMessage(message: unknown) {
    this.posted.push(message)
  }
  say(data: string, ports: MessagePort[] = []) {
    this.dispatchEvent(Object.assign(new Event('message'), { data, ports, source: this }))
  }
}

const opened: MessagePort[] = []
/** A core at the other end of a port; it answers `setup.status` with its version, or not at all. */
const aCore = (appVersion: string | null): MessagePort => {
  const { port1, port2 } = new MessageChannel()
  opened.push(port1, port2)
  const os = implement(contract)
  const status = os.setup.status.handler(() => (appVersion === null ? new Promise<never>(() => {}) : aSetup({ appVersion })))
  new RPCHandler({ setup: { status } }).upgrade(port2)
  port2.start()
  return port1
}

afterEach(() => {
  for (const port of opened.splice(0)) port.close()
  Reflect.deleteProperty(globalThis, 'window')
})

test('asks for a port, uses it, and takes the next one when core was started again', async () => {
  const page = new FakeWindow()
  Object.assign(globalThis, { window: page })
  const clients: ApiClient[] = []
  const stop = watchPortClients((client) => clients.push(client))
  expect(page.posted).toEqual([readyMessage])

  page.say(portMessage, [aCore('1')])
  expect((await clients[0]?.setup.status())?.appVersion).toBe('1')

  page.say(coreLostMessage)
  const failure = await clients[0]?.setup.status().catch((error: unknown) => error)
  expect(codeOf(failure)).toBe('UNREACHABLE')

  page.say(portMessage, [aCore('2')])
  expect((await clients[1]?.setup.status())?.appVersion).toBe('2')
  stop()
  page.say(portMessage, [aCore('3')])
  expect(clients).toHaveLength(2)
})

test('a call under way fails when core goes, instead of waiting for ever', async () => {
  const page = new FakeWindow()
  Object.assign(globalThis, { window: page })
  const clients: ApiClient[] = []
  const stop = watchPortClients((client) => clients.push(client))
  page.say(portMessage, [aCore(null)])
  const underWay = clients[0]?.setup.status().catch((error: unknown) => error)
  page.say(coreLostMessage)
  expect(codeOf(await underWay)).toBe('UNREACHABLE')
  stop()
})
