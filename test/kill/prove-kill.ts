/**
 * `npm run prove:kill -- [--runs N] [--platform NAME | --target NAME | --only-acts | --only-scripts] [--no-scenarios] [--no-acts] [--no-scripts] [--seed S] [--json]`; `--help` says what each is.
 *
 * Ends core by SIGKILL at marked points of publishing and at random moments, starts it again, and counts by reading
 * the server. Fails unless duplicates, lost and stuck are 0; the control run, without the ledger, must show duplicates.
 * Then the same for what goes by itself: likes, answers, reposts and messages, which must not be done twice either.
 * Then message scripts in conversation: nothing said twice, lost, or said after a person or a stop.
 * `--json`: one object last, {runs, publications, duplicates, lost, stuck, results, acts, scripts}; the totals are of publications and leave the controls out.
 */
import { parseArgs } from 'node:util'
import { bundleChild } from './child-process.ts'
import { proveByKill } from './proof.ts'
import { proveActsByKill, type ActProofResult } from './proof-acts.ts'
import { proveScriptsByKill, scriptPoints, type ScriptProofResult } from './proof-scripts.ts'
import type { ProofResult } from './proof.ts'
import { scenarios } from './scenarios.ts'
import { targetNames, targetsOf } from './targets.ts'
import type { TargetName } from './targets.ts'
import { whyNoRealBluesky } from '../harness/real-bluesky.ts'

const platforms = Object.keys(targetsOf)
const help = `npm run prove:kill -- [options]

  --runs N          kills on each server (20)
  --platform NAME   ${platforms.join(' | ')}: its servers and its scenarios alone
  --target NAME     ${targetNames.join(' | ')} | all: kills on this server, and all scenarios
  --no-scenarios    kills alone
  --no-acts         publications alone
  --only-acts       likes, answers, reposts and messages alone
  --no-scripts      no message scripts
  --only-scripts    message scripts alone
  --seed S          the same chance again
  --json            one object last`

/** Said in words and with nothing run. */
const refuse = (message: string): never => {
  console.error(`${message}\n\n${help}`)
  process.exit(2)
}

const readOptions = () => {
  try {
    return parseArgs({
      options: {
        runs: { type: 'string', default: '20' },
        platform: { type: 'string' },
        target: { type: 'string', default: 'all' },
        scenarios: { type: 'boolean', default: true },
        acts: { type: 'boolean', default: true },
        'only-acts': { type: 'boolean', default: false },
        scripts: { type: 'boolean', default: true },
        'only-scripts': { type: 'boolean', default: false },
        seed: { type: 'string' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
      allowNegative: true,
    }).values
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error))
  }
}

const chooseTargets = (platform: string | undefined, target: string): readonly TargetName[] => {
  if (platform !== undefined) return targetsOf[platform] ?? refuse(`--platform ${platform}: not one of ${platforms.join(', ')}`)
  if (target === 'all') return targetNames
  const named = targetNames.filter((name) => name === target)
  return named.length > 0 ? named : refuse(`--target ${target}: not one of ${targetNames.join(', ')}, all`)
}

const values = readOptions()
if (values.help) {
  console.log(help)
  process.exit(0)
}
const runs = Number(values.runs)
if (!Number.isInteger(runs) || runs < 1) refuse(`--runs ${values.runs}: a whole number from 1 on`)
const seed = Number(values.seed ?? Date.now() % 1_000_000)
const log = (line: string): void => {
  if (!values.json) console.log(line)
}
const onlyActs = values['only-acts']
const onlyScripts = values['only-scripts']
const chosen = onlyActs || onlyScripts ? [] : chooseTargets(values.platform, values.target)
const played = values.platform === undefined ? scenarios : scenarios.filter(({ target }) => chosen.includes(target))
/** They are proved on the practice network's Bluesky, which has all four of them, and messages. */
const isOnBluesky = values.target === 'all' && (values.platform ?? 'bluesky') === 'bluesky'
const withActs = onlyActs || (values.acts && isOnBluesky && !onlyScripts)
const withScripts = onlyScripts || (values.scripts && isOnBluesky && !onlyActs)

/** Real servers take the full count; the control needs only enough to show what the ledger prevents. */
const runsFor = (target: TargetName): number => (target === 'plain-no-ledger' ? Math.max(10, Math.ceil(runs / 5)) : runs)

await bundleChild()
const results: ProofResult[] = []
const skipped: string[] = []
for (const target of chosen) {
  const reason = target === 'bluesky' ? await whyNoRealBluesky() : null
  if (reason !== null) {
    skipped.push(`bluesky: ${reason}`)
    continue
  }
  results.push(await proveByKill({ target, runs: runsFor(target), seed, log }))
}
/** What broke off without a count: the proof fails, and the others are still told. */
const broken: string[] = []
if (values.scenarios && !onlyActs && !onlyScripts) {
  for (const scenario of played) {
    try {
      results.push(await scenario.play(seed, log))
    } catch (error) {
      broken.push(`${scenario.name}: ${error instanceof Error ? error.message : String(error)}`)
      log(broken.at(-1) ?? '')
    }
  }
}

const acts: ActProofResult[] = []
if (withActs) {
  acts.push(await proveActsByKill({ target: 'acts', runs, seed, log }))
  acts.push(await proveActsByKill({ target: 'acts-twice', runs: 3, seed, log }))
}
const [provedActs, twiceActs] = acts
const areActsProved =
  !provedActs || (provedActs.duplicates + provedActs.lost + provedActs.stuck + provedActs.undone === 0 && (twiceActs?.duplicates ?? 0) > 0)

const scripts: ScriptProofResult[] = []
if (withScripts) {
  scripts.push(await proveScriptsByKill({ target: 'scripts', runs: Math.max(runs, scriptPoints.length), seed, log }))
  scripts.push(await proveScriptsByKill({ target: 'scripts-blind', runs: 2, seed, log }))
}
const [provedScripts, blindScripts] = scripts
const areScriptsProved =
  !provedScripts ||
  (provedScripts.duplicates + provedScripts.lost + provedScripts.stuck + provedScripts.after === 0 && (blindScripts?.duplicates ?? 0) > 0)

const proved = results.filter(({ target }) => target !== 'plain-no-ledger')
const sum = (field: 'runs' | 'publications' | 'duplicates' | 'lost' | 'stuck'): number =>
  proved.reduce((total, result) => total + result[field], 0)
const totals = {
  runs: sum('runs'),
  publications: sum('publications'),
  duplicates: sum('duplicates'),
  lost: sum('lost'),
  stuck: sum('stuck'),
}
const control = results.find(({ target }) => target === 'plain-no-ledger')
const controlShows = control === undefined || control.duplicates > 0
const isProved =
  totals.duplicates === 0 &&
  totals.lost === 0 &&
  totals.stuck === 0 &&
  broken.length === 0 &&
  controlShows &&
  areActsProved &&
  areScriptsProved &&
  proved.length + acts.length + scripts.length > 0

if (values.json)
  console.log(JSON.stringify({ ...totals, seed, controlDuplicates: control?.duplicates ?? null, skipped, broken, results, acts, scripts }))
else {
  if (results.length > 0) console.table(results.map(({ killedAt: _points, ...row }) => row))
  if (acts.length > 0) console.table(acts.map(({ killedAt: _points, acts: kinds, ...row }) => ({ ...row, ...kinds })))
  if (scripts.length > 0) console.table(scripts.map(({ killedAt: _points, ...row }) => row))
  for (const { target, scenario, killedAt } of results) log(`${target} ${scenario}: ${JSON.stringify(killedAt)}`)
  for (const { target, killedAt } of [...acts, ...scripts]) log(`${target}: ${JSON.stringify(killedAt)}`)
  for (const reason of skipped) log(`skipped ${reason}`)
  if (twiceActs?.duplicates === 0) log('the control run of acts shows none twice: this harness proves nothing of them')
  if (blindScripts?.duplicates === 0) log('the control run of scripts says nothing twice: this harness proves nothing of them')
  if (!controlShows) log('the control run shows no duplicate: this harness proves nothing')
  log(isProved ? `proved (seed ${seed})` : `NOT proved (seed ${seed})`)
}
process.exitCode = isProved ? 0 : 1
