/** What is built to run beside core answers as its source does: a bundle may lose what it finds by its own folder. */
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { expect, test } from '@playwright/test'

const folder = join(import.meta.dirname, '../../out')

for (const file of ['cli/predict-thread.js', 'core/predict-thread.cjs'])
  test(`${file} learns from rows`, async () => {
    const worker = new Worker(join(folder, file))
    try {
      const answer = new Promise<{ answer?: { layers: unknown[] }[]; error?: string }>((resolve, reject) => {
        worker.once('message', resolve)
        worker.once('error', reject)
      })
      const places = Array.from({ length: 60 }, (_, index) => index)
      const rows = { values: places.map((at) => [at % 7, Math.sin(at)]), targets: places.map((at) => (at % 7) / 7) }
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
      worker.postMessage({ id: 1, question: { rows, seeds: [1] } })
      const { answer: networks, error } = await answer
      expect(error).toBeUndefined()
      expect(networks?.[0]?.layers).toHaveLength(3)
    } finally {
      await worker.terminate()
    }
  })
