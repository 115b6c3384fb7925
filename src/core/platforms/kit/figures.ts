/** Figures of which nothing is known, to which an adapter adds what it was told. */
import { accountFigureNames, postFigures } from '../../../contract/platforms.ts'
import type { PostFigures } from './adapter.ts'

export const unknownFigures = Object.fromEntries(postFigures.map((figure) => [figure, null])) as Readonly<
  Record<(typeof postFigures)[number], null>
>

export const unknownAccountFigures = Object.fromEntries(accountFigureNames.map((figure) => [figure, null])) as Readonly<
  Record<(typeof accountFigureNames)[number], null>
>

export const isSaid = (figures: PostFigures): boolean => postFigures.some((figure) => figures[figure] !== null)
