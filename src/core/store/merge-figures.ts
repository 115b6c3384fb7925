/** What stands of figures that several imports say: of each figure, what was brought in last. Pure. */
import { measures, moneyMeasures } from '../../contract/figures.ts'
import type { Figures } from '../../contract/figures.ts'

export const noFigures: Figures = {
  ...(Object.fromEntries(measures.map((measure) => [measure, null])) as Record<(typeof measures)[number], null>),
  currency: null,
}

const hasMoney = (figures: Figures): boolean => moneyMeasures.some((measure) => figures[measure] !== null)

/** Amounts of two currencies never stand beside each other: the later ones replace all of the former. */
export const mergeFigures = (before: Figures, later: Figures): Figures => {
  const merged = { ...before }
  if (hasMoney(later)) {
    if (later.currency !== before.currency) for (const measure of moneyMeasures) merged[measure] = null
    merged.currency = later.currency
  }
  for (const measure of measures) merged[measure] = later[measure] ?? merged[measure]
  return merged
}

export const isSame = (one: Figures, other: Figures): boolean =>
  one.currency === other.currency && measures.every((measure) => one[measure] === other[measure])
