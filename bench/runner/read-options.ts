/** What `npm run bench` is asked for; a wrong word is answered with the words that there are. */
import { parseArgs } from 'node:util'

export interface BenchOptions {
  json: boolean
  quick: boolean
  only: string[]
}

const usage = (names: readonly string[]): string => `npm run bench -- [--json] [--quick] [--only NAME]

  --quick       a quick look at a smaller scale: the figures are rough
  --only NAME   only this one, again for more: ${names.join(', ')}
  --json        one JSON object as the last line
  --help        this

bench/README.md says what is measured and how to read it.`

/** The options, or what to say instead of measuring: the usage when it was asked for, and what is wrong otherwise. */
export const readOptions = (args: readonly string[], names: readonly string[]): BenchOptions | { say: string; wrong: boolean } => {
  const wrong = (what: string) => ({ say: `${what}\n\n${usage(names)}`, wrong: true })
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        json: { type: 'boolean', default: false },
        quick: { type: 'boolean', default: false },
        only: { type: 'string', multiple: true, default: [] },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
    if (values.help) return { say: usage(names), wrong: false }
    const unknown = values.only.find((name) => !names.includes(name))
    return unknown === undefined ? values : wrong(`No such benchmark: ${unknown}.`)
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error))
  }
}
