/**
 * Tracking links: which post or profile carries one, and what it brought. A link is read as a running total (`figures`:
 * from a file or typed in); what came between two readings is due to what carried it then, where that was one thing.
 * Amounts only to those who may see money (`moneyRoles`): to everybody else `revenue` is null.
 */
import * as z from 'zod'
import { oc } from '@orpc/contract'
import { currency } from './figures.ts'
import { errorsOf } from './errors.ts'
import { platformId } from './platforms.ts'
import { accountId, creatorId, line, postId, publicationId, trackingLinkId } from './values.ts'

const count = z.int().nullable()

/** Each null is unknown. */
export const conversions = z.object({
  clicks: count,
  subscribers: count,
  /** By currency; empty: unknown. Null: not for the caller to see. */
  revenue: z.array(z.object({ cents: z.int(), currency })).nullable(),
})
export type Conversions = z.infer<typeof conversions>

const address = z.url({ protocol: /^https?$/ }).max(2000)

export const link = z.object({
  id: trackingLinkId,
  creatorId,
  /** Of whose subscribers it counts. */
  accountId,
  accountHandle: z.string(),
  platform: platformId,
  name: z.string(),
  url: z.string().nullable(),
})
export type Link = z.infer<typeof link>

export const bioLink = z.object({ accountId, fromDay: z.iso.date(), linkId: trackingLinkId.nullable() })

/** What a link brought within a period, and to what it is due. */
export const linkBrought = z.object({
  link,
  all: conversions,
  posts: z.array(
    conversions.extend({ publicationId, platform: platformId, accountHandle: z.string(), text: z.string(), publishedAt: z.date() }),
  ),
  bios: z.array(conversions.extend({ accountId, platform: platformId, accountHandle: z.string() })),
  /** Several carried it. */
  several: conversions.nullable(),
  /** Nothing carried it. */
  nothing: conversions.nullable(),
  /** The last reading there is, of any day. */
  readOn: z.iso.date().nullable(),
})
export type LinkBrought = z.infer<typeof linkBrought>

export const links = {
  list: oc
    .input(z.object({ creatorId: creatorId.optional() }))
    .output(z.array(link.extend({ bios: z.array(bioLink) })))
    .errors(errorsOf('NOT_FOUND')),
  /** CONFLICT where the account has one of that name. */
  create: oc
    .input(z.object({ accountId, name: line(120), url: address.nullable() }))
    .output(link)
    .errors(errorsOf('NOT_FOUND', 'CONFLICT')),
  /** Which link the post carries, by account. */
  ofPost: oc
    .input(z.object({ postId }))
    .output(z.array(z.object({ accountId, linkId: trackingLinkId })))
    .errors(errorsOf('NOT_FOUND')),
  /** Null takes it away. NOT_FOUND for a link or an account of another creator. */
  setOnPost: oc.input(z.object({ postId, accountId, linkId: trackingLinkId.nullable() })).errors(errorsOf('NOT_FOUND')),
  /** The account's profile carries it from a day on, until the next; null: none. */
  setOnBio: oc.input(z.object({ accountId, fromDay: z.iso.date(), linkId: trackingLinkId.nullable() })).errors(errorsOf('NOT_FOUND')),
  /** Of a period of the agency's days, both included. */
  brought: oc
    .input(z.object({ creatorId: creatorId.optional(), from: z.iso.date(), to: z.iso.date() }))
    .output(
      z.object({
        links: z.array(linkBrought),
        all: conversions,
        /** Due to posts, and to profiles. */
        posts: conversions,
        bios: conversions,
        /** By links, and due to none. */
        unattributed: conversions,
        /** New subscribers that came by no link, of the accounts whose days were brought in. Null: unknown. */
        untracked: count,
      }),
    )
    .errors(errorsOf('NOT_FOUND')),
  /** Null: the post carries no link there, or did not go out. */
  ofPublication: oc
    .input(z.object({ publicationId }))
    .output(
      conversions
        .extend({
          link: link.pick({ id: true, name: true, url: true }),
          /** Something came while others carried it too, and is due to none. */
          isShared: z.boolean(),
          readOn: z.iso.date().nullable(),
        })
        .nullable(),
    )
    .errors(errorsOf('NOT_FOUND')),
}
