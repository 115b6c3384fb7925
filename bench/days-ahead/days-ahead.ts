/** The days-ahead bench: what is missing of a whole agency, asked first, asked again, and after one plan has changed. */
import type { ChildFiles } from '../runner/bundle.ts'
import { startChild } from '../runner/child.ts'
import type { BenchResult } from '../runner/figure.ts'
import { Rounds } from '../runner/rounds.ts'
import type { Scale } from '../runner/scale.ts'
import type { AheadOutput } from './days-ahead.child.ts'

const scan = 'a bare read of the publications of those days'
const ways = { first: 'asked first', kept: 'asked again', oneChanged: 'after one plan has changed' } as const

export const daysAhead = async (files: ChildFiles, scale: Scale): Promise<BenchResult> => {
  const rounds = new Rounds()
  const names = new Set<string>()
  let publications = 0
  for (let round = 0; round < scale.rounds; round += 1) {
    rounds.next()
    await using child = startChild(files.daysAhead)
    const output = await child.ask<AheadOutput>('measure', { creators: scale.plannedCreators })
    publications = output.publications
    rounds.add(scan, output.scanMs)
    for (const [procedure, answers] of Object.entries(output.answers))
      for (const [way, says] of Object.entries(ways)) {
        const name = `${procedure}, ${says}`
        names.add(name)
        rounds.add(name, answers[way as keyof typeof ways].ms)
        rounds.add(held(name), answers[way as keyof typeof ways].heldMs)
      }
  }
  return {
    name: 'days-ahead',
    title: `What is missing of ${scale.plannedCreators.toLocaleString('en')} creators × 5 accounts, ${publications.toLocaleString('en')} publications ahead`,
    figures: [
      rounds.figure(scan, 'ms') ?? [],
      ...[...names].map((name) => [rounds.figure(name, 'ms', [{ name: scan }]) ?? [], rounds.figure(held(name), 'ms') ?? []].flat()),
    ].flat(),
    checks: [],
    skipped: [],
  }
}

const held = (name: string): string => `${name}: core’s loop held, at most`
