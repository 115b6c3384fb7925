/** Figures that were brought in, as the contract shows them. */
import type { ImportedFigures } from '../../contract/figures.ts'
import type { StandingFigure } from '../store/figure-reader.ts'

export const toImportedFigures = ({ day, figures, source }: StandingFigure): ImportedFigures => ({
  ...figures,
  day,
  source: { ...source, at: new Date(source.at) },
})
