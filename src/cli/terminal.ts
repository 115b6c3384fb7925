/** The person's terminal. */
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import type { Terminal } from './cli-host.ts'

/** Lines of standard input, one at a time, where it is no terminal. */
const createLineReader = (): (() => Promise<string | null>) => {
  let lines: AsyncIterator<string> | undefined
  return async () => {
    lines ??= createInterface({ input: process.stdin })[Symbol.asyncIterator]()
    const next = await lines.next()
    return next.done ? null : next.value
  }
}

const silent = new Writable({ write: (_chunk, _encoding, done) => done() })

const askOn = (question: string, isSecret: boolean): Promise<string | null> => {
  process.stderr.write(question)
  const reader = createInterface({ input: process.stdin, output: isSecret ? silent : process.stderr, terminal: true })
  return new Promise((resolve) => {
    const end = (answer: string | null) => {
      reader.close()
      if (isSecret) process.stderr.write('\n')
      resolve(answer)
    }
    reader.once('line', end)
    reader.once('close', () => end(null))
  })
}

export const createTerminal = (): Terminal => {
  const readLine = createLineReader()
  const isTerminal = process.stdin.isTTY
  return {
    out: (line) => void process.stdout.write(`${line}\n`),
    err: (line) => void process.stderr.write(`${line}\n`),
    ask: (question) => (isTerminal ? askOn(question, false) : Promise.resolve(null)),
    askSecret: (question) => (isTerminal ? askOn(question, true) : readLine()),
  }
}
