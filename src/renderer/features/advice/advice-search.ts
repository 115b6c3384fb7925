/** Which advice is shown, as it stands in the address. Nonsense is left out, never an error. */
import * as z from 'zod'
import { adviceKinds } from '../../../contract/advice.ts'

export const adviceStates = ['open', 'applied', 'dismissed'] as const
export type AdviceState = (typeof adviceStates)[number]

export const adviceSearch = z.object({
  state: z.enum(adviceStates).optional().catch(undefined),
  about: z.enum(adviceKinds).optional().catch(undefined),
})
export type AdviceSearch = z.infer<typeof adviceSearch>

export const tidyAdviceSearch = ({ state, about }: AdviceSearch): AdviceSearch => ({
  ...(state !== undefined && state !== 'open' && { state }),
  ...(about !== undefined && { about }),
})
