/** The library: captions that become texts, and what is known of images and videos beyond their bytes. */
import * as z from 'zod'
import { oc } from '@orpc/contract'
import { errorsOf } from './errors.ts'
import { platformId } from './platforms.ts'
import { planKind } from './plans.ts'
import { creatorId, idSchema, line, pageInput, pageOf, prose } from './values.ts'

export const captionId = idSchema('cap')

/** Lower case, one word or a few; what a person sorts by. */
const tag = line(40)
export const tags = z.array(tag).max(20)

const captionContent = {
  /** `{Bonjour|Salut} {{name}}`: alternatives, variables; a backslash makes `{`, `}`, `|` and `\` plain. */
  text: prose(10_000).refine((text) => text.trim() !== '', { message: 'empty' }),
  /** A BCP 47 tag; null: not said. */
  language: z
    .string()
    .regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/)
    .nullable(),
  /** For which kinds of post and which platforms; null: for any. */
  kinds: z.array(planKind).min(1).max(6).nullable(),
  platforms: z.array(platformId).min(1).max(5).nullable(),
  tags,
}

export const caption = z.object({
  id: captionId,
  creatorId,
  ...captionContent,
  text: z.string(),
  tags: z.array(z.string()),
  /** How many different texts it can become. */
  variants: z.int(),
  /** In how many publications a plan has used it. */
  uses: z.int(),
  createdAt: z.date(),
  updatedAt: z.date(),
})
export type Caption = z.infer<typeof caption>

/** What is wrong with a template, and where (UTF-16 units from 0). In words: `rule-text.ts`. */
export const captionProblem = z.object({
  rule: z.enum(['caption.unclosed', 'caption.unopened', 'caption.empty_variable', 'caption.unknown_variable']),
  at: z.int(),
  /** The variable that is not known. */
  name: z.string().optional(),
})
export type CaptionProblem = z.infer<typeof captionProblem>

export const captions = {
  /** Newest first. `search`: every word stands somewhere in the text or the tags, whatever its case and accents. */
  list: oc
    .input(
      z.object({
        creatorId,
        search: z.string().max(200).optional(),
        kind: planKind.optional(),
        platform: platformId.optional(),
        language: z.string().max(35).optional(),
        tag: tag.optional(),
        ...pageInput,
      }),
    )
    .output(pageOf(caption))
    .errors(errorsOf('NOT_FOUND')),
  /**
   * A new one without `captionId`. TEXT_INVALID: `rule` as in `check`, `actual` the place counted from 1.
   * CONFLICT (`caption_twice`): the creator has the same text already.
   */
  save: oc
    .input(z.object({ creatorId, captionId: captionId.optional(), content: z.object(captionContent) }))
    .output(caption)
    .errors(errorsOf('NOT_FOUND', 'CONFLICT', 'TEXT_INVALID')),
  /** It is not proposed any more; texts already made of it stay. */
  remove: oc.input(z.object({ creatorId, captionId })).errors(errorsOf('NOT_FOUND')),
  /** What a template comes to. Saves nothing. */
  check: oc
    .input(
      z.object({
        creatorId,
        text: prose(10_000),
        /** From this variant on, going round; so many of them. */
        variant: z.int().min(0).default(0),
        count: z.int().min(1).max(20).default(5),
      }),
    )
    .output(
      z.object({
        problem: captionProblem.nullable(),
        variants: z.int(),
        /** What may stand in `{{…}}`, with what it becomes for this creator. */
        variables: z.array(z.object({ name: z.string(), value: z.string() })),
        previews: z.array(z.object({ variant: z.int(), text: z.string() })),
        /** The longest of the previews as each platform counts it. */
        counts: z.array(z.object({ platform: platformId, used: z.int(), max: z.int() })),
      }),
    )
    .errors(errorsOf('NOT_FOUND')),
}
