/**
 * The practice network as a process of its own: `node src/practice/main.ts [--port N] [--folder DIR] [--seed N | --no-audience] [--no-limits]`.
 * Prints one line of JSON {url, plainUrl, xUrl, tiktokUrl, instagramUrl} and serves until stdin closes, SIGTERM or SIGINT.
 */
import { parseArgs } from 'node:util'
import { startPractice } from './index.ts'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '0' },
    folder: { type: 'string' },
    seed: { type: 'string', default: '1' },
    'no-audience': { type: 'boolean', default: false },
    'no-limits': { type: 'boolean', default: false },
  },
})

const without = Number.MAX_SAFE_INTEGER
const practice = await startPractice({
  port: Number(values.port),
  seed: values['no-audience'] ? null : Number(values.seed),
  ...(values.folder !== undefined && { folder: values.folder }),
  ...(values['no-limits'] && {
    limits: {
      requestsPer5Minutes: without,
      writePointsPerHour: without,
      writePointsPerDay: without,
      uploadsPerDay: without,
      signInsPer5Minutes: without,
    },
    x: { limit: without },
    tiktok: { noLimits: true },
    instagram: { noLimits: true },
  }),
})
const { url, plainUrl, xUrl, tiktokUrl, instagramUrl } = practice
process.stdout.write(`${JSON.stringify({ url, plainUrl, xUrl, tiktokUrl, instagramUrl })}\n`)

let closing: Promise<void> | null = null
const closeAll = async (): Promise<void> => {
  await practice.close()
  process.stdin.destroy()
}
const close = (): void => {
  closing ??= closeAll()
}
process.once('SIGTERM', close)
process.once('SIGINT', close)
process.stdin.once('end', close).once('close', close).resume()
