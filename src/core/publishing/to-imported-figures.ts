/** Figures that were brought in, as the contract shows them; amounts only to those who may see them. */
import { moneyMeasures } from '../../contract/figures.ts'
import type { Figures, ImportedFigures } from '../../contract/figures.ts'
import { seesMoney } from '../people/sees-money.ts'
import type { Call } from '../procedure.ts'
import type { StandingFigure } from '../store/figure-reader.ts'

const withoutMoney = (figures: Figures): Figures => ({
  ...figures,
  ...(Object.fromEntries(moneyMeasures.map((measure) => [measure, null])) as Record<(typeof moneyMeasures)[number], null>),
  currency: null,
})

export const toImportedFigures =
  (call: Pick<Call, 'user'>) =>
  ({ day, figures, source }: StandingFigure): ImportedFigures => ({
    ...(seesMoney(call) ? figures : withoutMoney(figures)),
    day,
    source: { ...source, at: new Date(source.at) },
  })
