import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { FakeClock } from '../../../../test/harness/fake-clock.ts'
import { MemoryLog } from '../../../../test/harness/test-ports.ts'
import { xlsx } from '../../../../test/seed/xlsx.ts'
import { startNodeThread } from '../../../host/node-thread.ts'
import { createLogger } from '../../log.ts'
import type { Thread, ThreadName } from '../../ports.ts'
import { createSheetReader } from './read-beside.ts'

const someLog = () => {
  const log = new MemoryLog()
  return { log, logger: createLogger(log, new FakeClock(new Date('2026-03-02T05:00:00Z'))) }
}
const refusedAs = (code: string) => expect.objectContaining({ code: 'BAD_INPUT', data: { issues: [{ path: 'csv', code }] } })
const day = new Date('2026-03-02T00:00:00Z')
const rows = [
  ['Jour', 'Net', 'Vu'],
  [day, 12.5, null],
]
const file = (name = 'Jour') => xlsx([[name, 'Net', 'Vu'], ...rows.slice(1)])

/** Real threads, counted. */
const counted = () => {
  const seen = { asked: 0, open: 0 }
  const startThread = (name: ThreadName): Thread => {
    const thread = startNodeThread(name)
    seen.open += 1
    return {
      ask: (question) => {
        seen.asked += 1
        return thread.ask(question)
      },
      [Symbol.asyncDispose]: async () => {
        seen.open -= 1
        await thread[Symbol.asyncDispose]()
      },
    }
  }
  return { seen, startThread }
}

describe('in a thread', () => {
  it('reads a file once, however often it is sent, and keeps the last alone', async () => {
    const { seen, startThread } = counted()
    const { log, logger } = someLog()
    const read = createSheetReader({ startThread }, logger)
    const [first, second] = await Promise.all([read(file()), read(file())])
    expect(first).toEqual({ sheet: 'Mars', data: rows })
    expect(second).toBe(first)
    expect(await read(file())).toBe(first)
    expect(seen).toEqual({ asked: 1, open: 0 })
    expect((await read(file('Day'))).data[0]).toEqual(['Day', 'Net', 'Vu'])
    expect(await read(file())).toEqual(first)
    expect(seen).toEqual({ asked: 3, open: 0 })
    expect(log.lines).toEqual([])
  })

  it('says what is wrong with a file as core itself does, and reads the next', async () => {
    const { seen, startThread } = counted()
    const { log, logger } = someLog()
    const read = createSheetReader({ startThread }, logger)
    const alone = createSheetReader({}, logger)
    const wrong = {
      'xlsx.not_a_spreadsheet': new Uint8Array(zipSync({ 'a.txt': new Uint8Array(3) })),
      'xlsx.unreadable': file().slice(0, 300),
      'file.too_big_unpacked': xlsx([['a', 'b']], { 'xl/bomb.xml': new Uint8Array(21_000_000) }),
    }
    for (const [code, bytes] of Object.entries(wrong)) {
      await expect(read(bytes)).rejects.toEqual(refusedAs(code))
      await expect(alone(bytes)).rejects.toEqual(refusedAs(code))
    }
    expect((await read(file())).data).toEqual(rows)
    expect(seen).toEqual({ asked: 4, open: 0 })
    expect(log.lines).toEqual([])
  })
})

describe('without a thread', () => {
  it('is read by core itself, once too', async () => {
    const dead = (): Thread => ({ ask: () => Promise.reject(new Error('no')), [Symbol.asyncDispose]: () => Promise.resolve() })
    const { log, logger } = someLog()
    for (const ports of [{}, { startThread: dead }]) {
      const read = createSheetReader(ports, logger)
      const sheet = await read(file())
      expect(sheet).toEqual({ sheet: 'Mars', data: rows })
      expect(await read(file())).toBe(sheet)
    }
    expect(log.lines.filter((line) => line.includes('no thread'))).toHaveLength(1)
  })
})
