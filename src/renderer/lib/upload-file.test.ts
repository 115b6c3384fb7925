import { expect, test } from 'vitest'
import { partBytes } from '../../contract/media.ts'
import type { ApiClient } from './api.tsx'
import { uploadFile } from './upload-file.ts'

/** A core that takes parts, and writes down what it was asked. */
const core = (fail?: string) => {
  const calls: string[] = []
  const parts: number[] = []
  const answer = (name: string) => (input: { part?: File }) => {
    calls.push(name)
    if (input.part) parts.push(input.part.size)
    return name === fail ? Promise.reject(new Error(name)) : Promise.resolve({ uploadId: 'upl_1', id: 'ast_1' })
  }
  const names = ['upload', 'beginUpload', 'uploadPart', 'finishUpload', 'cancelUpload']
  const client = { media: Object.fromEntries(names.map((name) => [name, answer(name)])) } as unknown as ApiClient
  return { client, calls, parts }
}
const file = (bytes: number) => new File([new Uint8Array(bytes)], 'film.mp4')
const send = (client: ApiClient, bytes: number, signal?: AbortSignal) =>
  uploadFile(client, { creatorId: 'crt_1', file: file(bytes), fileName: 'film.mp4' }, { signal })

test('a small file goes at once', async () => {
  const { client, calls } = core()
  await send(client, partBytes)
  expect(calls).toEqual(['upload'])
})

test('a large one goes in parts, each byte once', async () => {
  const { client, calls, parts } = core()
  expect(await send(client, 2 * partBytes + 5)).toMatchObject({ id: 'ast_1' })
  expect(calls).toEqual(['beginUpload', 'uploadPart', 'uploadPart', 'uploadPart', 'finishUpload'])
  expect(parts).toEqual([partBytes, partBytes, 5])
})

test('one that a person stops leaves nothing behind', async () => {
  const { client, calls } = core('uploadPart')
  const stop = new AbortController()
  stop.abort()
  await expect(send(client, partBytes + 1, stop.signal)).rejects.toThrow('uploadPart')
  expect(calls).toEqual(['beginUpload', 'uploadPart', 'cancelUpload'])
})

test('tells how many of the file’s bytes core has, not of the envelope', async () => {
  const told: number[] = []
  const part = (_input: unknown, { context }: { context: { onSent?: (sent: number, total: number) => void } }) => {
    context.onSent?.(50, 100)
    return Promise.resolve({})
  }
  const client = {
    media: {
      beginUpload: () => Promise.resolve({ uploadId: 'upl_1' }),
      uploadPart: part,
      finishUpload: () => Promise.resolve({ id: 'ast_1' }),
    },
  } as unknown as ApiClient
  const size = 2 * partBytes
  await uploadFile(
    client,
    { creatorId: 'crt_1', file: file(size), fileName: 'film.mp4' },
    { onSent: (sent, total) => told.push(sent / total) },
  )
  expect(told).toEqual([0.25, 0.5, 0.75, 1])
})
