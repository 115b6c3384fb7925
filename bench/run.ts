/**
 * `npm run bench -- [--json] [--quick] [--only NAME] [--help]`: measures, prints a table, and with `--json` one JSON object as
 * the last line. `bench/README.md` says what is measured and how to read it. Progress goes to the error stream.
 */
import { cpus, totalmem } from 'node:os'
import { automating } from './automating/automating.ts'
import { calendar } from './calendar/calendar.ts'
import { coreStart } from './core-start/core-start.ts'
import { daysAhead } from './days-ahead/days-ahead.ts'
import { dispatch } from './dispatch/dispatch.ts'
import { libraryScroll } from './library-scroll/library-scroll.ts'
import { inbox } from './inbox/inbox.ts'
import { inboxScroll } from './inbox-scroll/inbox-scroll.ts'
import { library } from './library/library.ts'
import { measuring } from './measuring/measuring.ts'
import { nextDue } from './next-due/next-due.ts'
import { predictor } from './predictor/predictor.ts'
import { planning } from './planning/planning.ts'
import { bundleChildren, type ChildFiles } from './runner/bundle.ts'
import type { BenchResult } from './runner/figure.ts'
import { readOptions } from './runner/read-options.ts'
import { quickScale, wholeScale, type Scale } from './runner/scale.ts'
import { toTable } from './runner/table.ts'

const benches: Readonly<Record<string, (files: ChildFiles, scale: Scale) => Promise<BenchResult>>> = {
  dispatch,
  'next-due': nextDue,
  'core-start': coreStart,
  inbox,
  'inbox-scroll': inboxScroll,
  library,
  'library-scroll': libraryScroll,
  planning,
  'days-ahead': daysAhead,
  measuring,
  predictor,
  automating,
  calendar,
}

const options = readOptions(process.argv.slice(2), Object.keys(benches))
if ('say' in options) {
  if (options.wrong) console.error(options.say)
  else console.log(options.say)
  process.exit(options.wrong ? 2 : 0)
}
const names = Object.keys(benches).filter((name) => options.only.length === 0 || options.only.includes(name))

const startedAt = performance.now()
const machine = {
  cpu: cpus()[0]?.model ?? '',
  cpus: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
  node: process.version,
  platform: process.platform,
}
console.log(
  `${machine.cpus} × ${machine.cpu}, ${machine.memoryGb} GB, Node ${machine.node}${options.quick ? ', a quick look: the figures are rough' : ''}`,
)

const files = await bundleChildren()
const results: BenchResult[] = []
for (const name of names) {
  process.stderr.write(`measuring ${name} …\n`)
  const result = await benches[name]?.(files, options.quick ? quickScale : wholeScale)
  if (!result) continue
  results.push(result)
  console.log(toTable(result))
}
const seconds = Math.round(performance.now() - startedAt) / 1000
console.log(`\n${seconds.toFixed(0)} s`)

const broken = results.flatMap(({ checks }) => checks.filter(({ ok }) => !ok))
if (options.json) console.log(JSON.stringify({ machine, quick: options.quick, seconds, ok: broken.length === 0, benchmarks: results }))
// A missed aim is a figure to look at; a broken promise is a failure.
if (broken.length > 0) process.exitCode = 1
