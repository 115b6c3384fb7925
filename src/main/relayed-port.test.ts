import { describe, expect, it } from 'vitest'
import { createRelayedPort } from './relayed-port.ts'

const setUp = () => {
  const sent: unknown[] = []
  const heard: unknown[] = []
  let closed = 0
  const port = createRelayedPort({ post: (data) => sent.push(data), closed: () => void closed++ })
  port.on('message', ({ data }) => heard.push(data))
  port.on('close', () => heard.push('close'))
  return { port, sent, heard, closed: () => closed }
}

describe('relayed port', () => {
  it('holds what comes until it is started, then gives it in order', () => {
    const { port, heard } = setUp()
    port.receive(1)
    port.receive(2)
    expect(heard).toEqual([])
    port.start()
    port.receive(3)
    port.start()
    expect(heard).toEqual([1, 2, 3])
  })

  it('sends until it is closed, and tells the other side once', () => {
    const { port, sent, heard, closed } = setUp()
    port.start()
    port.postMessage('a')
    port.close()
    port.close()
    port.postMessage('b')
    port.receive('c')
    expect(sent).toEqual(['a'])
    expect(heard).toEqual(['close'])
    expect(closed()).toBe(1)
  })

  it('closes without an answer when the other side is gone', () => {
    const { port, heard, closed } = setUp()
    port.start()
    port.lost()
    port.lost()
    expect(heard).toEqual(['close'])
    expect(closed()).toBe(0)
  })
})
