/** What a publication under way is looked up with; committed with the ledger before the last chunk leaves. */
import * as z from 'zod'

const wholeNumber = z.string().regex(/^\d{1,16}$/)

const handleSchema = z.object({
  /** Empty until TikTok has answered with it: photos have none before they are on their way. */
  publishId: z.string(),
  /** Of the video, and when the upload was begun (ms UTC). */
  bytes: wholeNumber.transform(Number),
  beganAt: wholeNumber.transform(Number),
  /** Empty where nobody told it. */
  username: z.string(),
  /** Of a direct post; empty of a draft. */
  privacy: z.string(),
  /** `yes` once TikTok has answered that all of it is there. */
  complete: z.enum(['yes', '']).default(''),
})
export type Handle = z.infer<typeof handleSchema>

export const toHandle = ({ bytes, beganAt, ...handle }: Handle): Record<string, string> => ({
  ...handle,
  bytes: String(bytes),
  beganAt: String(beganAt),
})

export const readHandle = (handle: Record<string, string>): Handle | null => handleSchema.safeParse(handle).data ?? null
