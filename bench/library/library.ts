/** The library bench: whether pictures are known again, how often two are taken for one, and how long a look takes. */
import type { ChildFiles } from '../runner/bundle.ts'
import { askOnce } from '../runner/child.ts'
import type { Aim, BenchResult, Check, Figure } from '../runner/figure.ts'
import { isMet } from '../runner/figure.ts'
import type { Scale } from '../runner/scale.ts'
import type { LookInput, LookOutput } from './look-alikes.child.ts'

const plainName = 'dHash of 64 bits, up to 10 that differ'
const leastRecall = 0.95
const falsePairsAllowed = 1
/** The two changes that are promised; the others are told. */
const promised = ['JPEG quality 40', 'cut to 90 % of both sides']

const figure = (name: string, value: number, unit: string, beside?: { with: string; value: number; aim?: Aim }, note?: string): Figure => ({
  name,
  value,
  min: value,
  max: value,
  unit,
  comparisons: beside
    ? [
        {
          with: beside.with,
          value: beside.value,
          ratio: value / beside.value,
          ...(beside.aim && { aim: beside.aim, met: isMet(value / beside.value, beside.aim) }),
        },
      ]
    : [],
  ...(note !== undefined && { note }),
})

const atLeast = (name: string, value: number, least: number): Check => ({ name, value, expected: `≥ ${least}`, ok: value >= least })

export const library = async (files: ChildFiles, { pictures, changedPictures }: Scale): Promise<BenchResult> => {
  const input: LookInput = { pictures, changed: changedPictures, shelf: 50_000, looks: 40 }
  const { recall, falsePairs, printMs, lookMs } = await askOnce<LookOutput>(files.lookAlikes, input)
  return {
    name: 'library',
    title: `Known again among ${pictures.toLocaleString('en')} drawn pictures, ${changedPictures} of them changed`,
    figures: [
      ...Object.entries(recall).map(([name, { prints, plain }]) =>
        figure(`found again: ${name}`, prints, 'of 1', { with: plainName, value: plain }),
      ),
      figure('pairs of two that are taken for one', falsePairs.prints, `of ${((pictures * (pictures - 1)) / 2).toLocaleString('en')}`, {
        with: plainName,
        value: falsePairs.plain,
      }),
      figure(
        'looking at a picture (its print), median',
        printMs,
        'ms',
        undefined,
        'drawn at 400 pixels, about a thumbnail; three at a time',
      ),
      figure('a look among 50,000, every print compared, median', lookMs, 'ms'),
    ],
    checks: [
      ...promised.map((name) => atLeast(`found again: ${name}`, Math.round((recall[name]?.prints ?? 0) * 10_000) / 10_000, leastRecall)),
      {
        name: `pairs of two taken for one among ${pictures.toLocaleString('en')}`,
        value: falsePairs.prints,
        expected: `≤ ${falsePairsAllowed}`,
        ok: falsePairs.prints <= falsePairsAllowed,
      },
    ],
    skipped: [],
  }
}
