/** The automating bench: how many acts that nobody pressed go through queue, gate and ledger, and how soon the stop takes hold. */
import type { ChildFiles } from '../runner/bundle.ts'
import { askOnce, startChild } from '../runner/child.ts'
import type { DrainOutput } from '../dispatch/drain.ts'
import { check, worstOf, type BenchResult, type Check } from '../runner/figure.ts'
import { Rounds } from '../runner/rounds.ts'
import type { Scale } from '../runner/scale.ts'
import { tempDir } from '../runner/temp-dir.ts'
import type { ActsOutput, StopOutput } from './acts.ts'

const commits = 'bare SQLite inserts, one and one commit an act, one by one'
const done = 'acts done: decided twice, in the ledger, in the history'
const wanted = 'acts written down as wanted, 500 at a time'
const cpu = 'processor time an act'
const stopped = 'from pressing the stop until nothing leaves'
const heard = 'from pressing the stop until another client has read who pressed it'
const presses = 10
/** What a settled account may like and answer in an hour. */
const actsPerAccount = 35

export const automating = async (files: ChildFiles, scale: Scale): Promise<BenchResult> => {
  const rounds = new Rounds()
  const acts = scale.actingAccounts * actsPerAccount
  let checks: Check[] = []
  for (let round = 0; round < scale.rounds; round += 1) {
    rounds.next()
    using floorDir = tempDir()
    const floor = { dir: floorDir.path, publications: acts, concurrency: 1, server: null }
    rounds.add(commits, acts / (await askOnce<DrainOutput>(files.commitFloor, floor)).seconds)
    using dir = tempDir()
    const output = await askOnce<ActsOutput>(files.acts, { dir: dir.path, acts, accounts: scale.actingAccounts })
    rounds.add(wanted, output.wantedPerSecond)
    rounds.add(done, output.donePerSecond)
    rounds.add(cpu, output.cpuMs)
    checks = [...checks, check('acts done twice', output.twice, 0), check('acts not done', output.open, 0)]
    using stopDir = tempDir()
    await using child = startChild(files.acts)
    const { ms, heardMs, late, left } = await child.ask<StopOutput>('stop', { dir: stopDir.path, accounts: scale.actingAccounts, presses })
    rounds.add(stopped, Math.max(...ms))
    rounds.add(heard, Math.max(...heardMs))
    checks = [
      ...checks,
      check('acts that left more than a second after the stop', late, 0),
      check('stops that another client knew of more than a second later', heardMs.filter((one) => one > 1000).length, 0),
      check('there was something to stop', left > presses ? 'yes' : 'no', 'yes'),
    ]
  }
  return {
    name: 'automating',
    title: `Automated acts: ${acts.toLocaleString('en')} over ${scale.actingAccounts} accounts, synchronous=FULL, ${scale.rounds} round(s)`,
    figures: [
      rounds.figure(done, '/s', [{ name: commits }]) ?? [],
      rounds.figure(wanted, '/s', [{ name: commits }]) ?? [],
      rounds.figure(commits, '/s') ?? [],
      rounds.figure(cpu, 'ms') ?? [],
      rounds.figure(stopped, 'ms', [], `the slowest of ${presses} presses; each answer takes 20 ms`) ?? [],
      rounds.figure(heard, 'ms', [], `the slowest of ${presses} presses; told by event, then read`) ?? [],
    ].flat(),
    checks: worstOf(checks),
    skipped: [],
  }
}
