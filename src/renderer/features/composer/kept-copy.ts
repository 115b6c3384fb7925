/**
 * What was typed and not yet saved, kept for this tab so that a reload loses nothing; given up once core has it.
 * Text only: files cannot be kept here.
 */
import * as z from 'zod'
import { platformId } from '../../../contract/platforms.ts'
import { postContent, type PostContent } from '../../../contract/posts.ts'

/** Of any length: what is too long for core is kept here all the more. */
const anyLength = postContent.extend({
  text: z.string(),
  platformTexts: z.partialRecord(platformId, z.string()).optional(),
  thread: z.array(z.string()).optional(),
  assets: z.array(postContent.shape.assets.element.extend({ alt: z.string() })),
})
const copy = z.object({ content: anyLength, creatorId: z.string() })
export type KeptCopy = z.infer<typeof copy>

const nameOf = (postId: string | undefined): string => `coulisse.unsaved.${postId ?? 'new'}`

export const keepCopy = (postId: string | undefined, creatorId: string, content: PostContent): void => {
  try {
    sessionStorage.setItem(nameOf(postId), JSON.stringify({ content, creatorId }))
  } catch {
    // Switched off or full: then only what core has saved outlives a reload.
  }
}

export const dropCopy = (postId: string | undefined): void => {
  try {
    sessionStorage.removeItem(nameOf(postId))
  } catch {
    // As above.
  }
}

export const keptCopy = (postId: string | undefined): KeptCopy | null => {
  try {
    const text = sessionStorage.getItem(nameOf(postId))
    return text === null ? null : (copy.safeParse(JSON.parse(text)).data ?? null)
  } catch {
    // Nothing kept, or nothing that can be read.
    return null
  }
}
