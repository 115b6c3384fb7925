import { expect, test, vi } from 'vitest'
import { createListPictures } from './list-pictures.ts'

const ids = (from: number, to: number): string[] => Array.from({ length: to - from }, (_, at) => `ast_${from + at}`)

/** A core that answers when it is told to. */
const aCore = () => {
  const calls: { ids: string[]; answer: (without?: string[]) => Promise<void> }[] = []
  const pictures = createListPictures(
    (asked) =>
      new Promise((resolve, reject) => {
        calls.push({
          ids: asked,
          answer: async (without) => {
            if (without === undefined) reject(new Error('core is away'))
            else resolve(new Map(asked.filter((id) => !without.includes(id)).map((id) => [id, `data:${id}`])))
            await vi.waitFor(() => expect(asked.some((id) => pictures.urlOf(id) === undefined)).toBe(false))
          },
        })
      }),
  )
  return { calls, pictures }
}

test('reads many at a time, tells the list once, and asks for none twice', async () => {
  const { calls, pictures } = aCore()
  const told = vi.fn<() => void>()
  pictures.subscribe(told)
  pictures.want(ids(0, 60))
  expect(calls.map((call) => call.ids.length)).toEqual([24, 24])
  await calls[0]?.answer([])
  expect(told).toHaveBeenCalledTimes(1)
  expect(pictures.urlOf('ast_0')).toBe('data:ast_0')
  expect(calls[2]?.ids).toEqual(ids(48, 60))
  pictures.want(ids(0, 60))
  expect(calls).toHaveLength(3)
})

test('asks for nothing that went out of sight before its turn', async () => {
  const { calls, pictures } = aCore()
  pictures.want(ids(0, 100))
  pictures.want(ids(500, 510))
  await calls[0]?.answer([])
  expect(calls[2]?.ids).toEqual(ids(500, 510))
})

test('says what cannot be shown, and tries it again when it comes back into sight', async () => {
  const { calls, pictures } = aCore()
  pictures.want(['ast_0', 'ast_1'])
  await calls[0]?.answer(['ast_1'])
  expect([pictures.urlOf('ast_0'), pictures.urlOf('ast_1')]).toEqual(['data:ast_0', null])
  pictures.want(['ast_2'])
  await calls[1]?.answer()
  expect(pictures.urlOf('ast_2')).toBeNull()
  pictures.want(['ast_0', 'ast_1'])
  expect(calls[2]?.ids).toEqual(['ast_1'])
})

test('keeps those in sight and a few hundred more', async () => {
  const { calls, pictures } = aCore()
  for (let from = 0; from < 720; from += 24) {
    pictures.want(ids(from, from + 24))
    await calls.at(-1)?.answer([])
  }
  expect(['ast_119', 'ast_120', 'ast_719'].map(pictures.urlOf)).toEqual([undefined, 'data:ast_120', 'data:ast_719'])
})

test('reads again what has changed, and lets go of all', async () => {
  const { calls, pictures } = aCore()
  pictures.want(['ast_0'])
  await calls[0]?.answer([])
  pictures.forget('ast_0')
  expect(pictures.urlOf('ast_0')).toBeUndefined()
  await calls[1]?.answer([])
  expect(pictures.urlOf('ast_0')).toBe('data:ast_0')
  pictures.clear()
  expect(pictures.urlOf('ast_0')).toBeUndefined()
})
