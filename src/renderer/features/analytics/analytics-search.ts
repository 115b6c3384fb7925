/** What the analytics show, as it stands in the address: shareable, and back works. Nonsense is left out, never an error. */
import * as z from 'zod'
import { exploreMeasure, explorePart, postOrder } from '../../../contract/analytics.ts'
import { planKind } from '../../../contract/plans.ts'
import { platformId } from '../../../contract/platforms.ts'
import { accountId, creatorId, market } from '../../../contract/values.ts'

const list = <T extends z.ZodType>(item: T) => z.array(item).min(1).max(20).optional().catch(undefined)

export const seriesFigures = ['views', 'likes', 'comments', 'shares', 'engagementRate', 'posts', 'followers'] as const
export type SeriesFigure = (typeof seriesFigures)[number]
export const heatMeasures = ['score', 'engagementRate', 'viewsPerPost'] as const
export type HeatMeasure = (typeof heatMeasures)[number]

export const analyticsSearch = z.object({
  /** As `lib/period.ts` writes it. */
  period: z.string().max(30).optional().catch(undefined),
  /** Always in the address of what is shown: a link without it would be about whomever the reader looked at last. */
  creator: z
    .union([creatorId, z.literal('all')])
    .optional()
    .catch(undefined),
  account: accountId.optional().catch(undefined),
  platforms: list(platformId),
  kinds: list(planKind),
  markets: list(market),
  figure: z.enum(seriesFigures).optional().catch(undefined),
  heat: z.enum(heatMeasures).optional().catch(undefined),
  order: postOrder.optional().catch(undefined),
  by: explorePart.optional().catch(undefined),
  across: explorePart.optional().catch(undefined),
  measure: exploreMeasure.optional().catch(undefined),
  worst: z.literal(true).optional().catch(undefined),
})
export type AnalyticsSearch = z.infer<typeof analyticsSearch>

export const tidyAnalyticsSearch = (search: AnalyticsSearch): AnalyticsSearch =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined))
