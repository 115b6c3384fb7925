/** What a publication is looked up with; committed with the ledger before its container is published. */
import * as z from 'zod'

const handleSchema = z.object({
  container: z.string().regex(/^\d{1,20}$/),
  /** When it was about to be published, ms UTC. */
  writtenAt: z
    .string()
    .regex(/^\d{1,16}$/)
    .transform(Number),
  /** A story is not among an account's other media. */
  placement: z.enum(['feed', 'story']),
})
export type Handle = z.infer<typeof handleSchema>

export const toHandle = ({ writtenAt, ...handle }: Handle): Record<string, string> => ({ ...handle, writtenAt: String(writtenAt) })

export const readHandle = (handle: Record<string, string>): Handle | null => handleSchema.safeParse(handle).data ?? null
