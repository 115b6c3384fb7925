/** What stands beside a video that was encoded anew. Made again where it is lost: it is not in a backup. */
import * as z from 'zod'
import type { MediaFiles } from './media-files.ts'

export const convertedName = 'converted.mp4'
/** Beside it, written last: where it is, the video is there whole. */
export const convertedFactsName = 'converted.json'

const facts = z.object({
  bytes: z.int(),
  width: z.int(),
  height: z.int(),
  seconds: z.number(),
  codec: z.string(),
  // Not told by what was converted before they were looked at: it came out within what everybody takes.
  fps: z.number().nullable().default(null),
  soundCodec: z.string().nullable().default(null),
  soundRate: z.number().nullable().default(null),
})
export type ConvertedFacts = z.infer<typeof facts>

export const convertedFacts = (files: Pick<MediaFiles, 'findMadeNow'>, sha256: string): ConvertedFacts | null => {
  const found = files.findMadeNow(sha256, convertedFactsName)
  if (!found) return null
  try {
    return facts.parse(JSON.parse(Buffer.from(found).toString('utf8')))
  } catch {
    return null
  }
}
