import { describe, expect, it } from 'vitest'
import { createEventStream } from './event-stream.ts'

describe('a stream of events', () => {
  it('hands on at once to who waits, and keeps the order for who does not', async () => {
    const stream = createEventStream<number>(String)
    const waiting = stream.iterator.next()
    stream.push(1)
    stream.push(2)
    stream.push(3)
    expect([(await waiting).value, (await stream.iterator.next()).value, (await stream.iterator.next()).value]).toEqual([1, 2, 3])
  })

  it('tells a slow reader the same news once, as late as it was last true', async () => {
    const stream = createEventStream<string>((text) => text.slice(0, 1))
    for (const text of ['a1', 'b1', 'a2', 'c1', 'a3']) stream.push(text)
    expect(await Promise.all([1, 2, 3].map(async () => (await stream.iterator.next()).value))).toEqual(['b1', 'c1', 'a3'])
  })

  it('cuts off a reader that does not read at all', async () => {
    let endings = 0
    const stream = createEventStream<number>(String)
    stream.onEnd(() => (endings += 1))
    for (let n = 0; n < 5000; n += 1) stream.push(n)
    expect(endings).toBe(1)
    expect((await stream.iterator.next()).done).toBe(true)
  })

  it('ends for who waits when it is left, once', async () => {
    let endings = 0
    const stream = createEventStream<number>(String)
    stream.onEnd(() => (endings += 1))
    const waiting = stream.iterator.next()
    await stream.iterator.return?.()
    stream.end()
    stream.push(1)
    expect((await waiting).done).toBe(true)
    expect(endings).toBe(1)
  })
})
