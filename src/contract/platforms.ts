/** What a platform can do, as data. The interface asks capabilities, never which platform it is. */
import * as z from 'zod'
import { oc } from '@orpc/contract'

/** Platforms a creator may be on. Only those with an adapter can be connected (`platforms.list`). */
export const platformIds = ['onlyfans', 'instagram', 'tiktok', 'x', 'bluesky'] as const
export const platformId = z.enum(platformIds)
export type PlatformId = z.infer<typeof platformId>

export const contentKinds = ['text', 'photo', 'photo_set', 'video'] as const
/** What a post is made of: text alone, text + one photo, several photos, a video (reel or short). */
export const contentKind = z.enum(contentKinds)
export type ContentKind = z.infer<typeof contentKind>

export const contentLabels = ['sexual', 'nudity', 'porn', 'graphic-media'] as const
export const contentLabel = z.enum(contentLabels)

/** A limit with where it was read and when, so that a person can check it. */
const sourced = { source: z.url(), readOn: z.iso.date() }

/** It stands while another choice is asked for and has one of these values. */
const condition = z.object({ choice: z.string(), is: z.array(z.union([z.string(), z.boolean()])).min(1) })

const choiceShape = {
  /** Of the platform's options (`platform-options.ts`); its words are in `choice-text.ts`. */
  name: z.string(),
  /** Asked for only then. */
  when: condition.optional(),
  /** Asked for only where the post has these. */
  of: z.enum(['photos', 'video']).optional(),
  /** The account has a say each time: `accounts.postingChoices`. */
  fromAccount: z.literal(true).optional(),
}

/** Something a person chooses for a post on one account, beyond its content. */
export const choice = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('one_of'),
    ...choiceShape,
    values: z.array(z.object({ id: z.string(), notWith: condition.optional() })).min(2),
    /** `null`: chosen by a person, and by nobody in their stead. */
    initial: z.string().nullable(),
  }),
  /** Off until it is switched on. */
  z.object({ kind: z.literal('switch'), ...choiceShape }),
  /** Money in cents, as a number; absent: none. */
  z.object({ kind: z.literal('amount'), ...choiceShape, currency: z.string() }),
  /** A frame of the post's video, as its place in milliseconds; asked where there is one, absent: the platform's own. */
  z.object({ kind: z.literal('frame'), ...choiceShape }),
  /** One line of text; absent: none. */
  z.object({ kind: z.literal('line'), ...choiceShape, max: z.int() }),
  /** One of the post's pictures, as its place from 0; absent: the first. */
  z.object({ kind: z.literal('picture'), ...choiceShape }),
  /** Terms that a person agrees to; anew when there are others. */
  z.object({
    kind: z.literal('agree'),
    ...choiceShape,
    terms: z.array(z.object({ id: z.string(), url: z.url(), when: condition.optional() })).min(1),
  }),
])
export type Choice = z.infer<typeof choice>

/** What a message between two is measured in. */
const messageUnit = z.enum(['graphemes', 'utf16', 'bytes'])
export type MessageUnit = z.infer<typeof messageUnit>

export const interactionActs = ['like', 'repost', 'answer', 'hide', 'message'] as const
/** What an account does to posts and comments, beside posting. `answer`: to a comment or reply. `hide`: a comment on its own post. `message`: to who wrote one. */
export const interactionAct = z.enum(interactionActs)
export type InteractionAct = z.infer<typeof interactionAct>

const interaction = z.object({
  act: interactionAct,
  /** It can be taken back from here; an answer is deleted. */
  undo: z.boolean(),
  /** Only to who named the account, and once each. */
  when: z.literal('summoned').optional(),
  ...sourced,
})

/** What a platform may count of a post, beside which it counts nothing. */
export const postFigures = [
  'likes',
  'reposts',
  'replies',
  'quotes',
  /** Kept for later by who saw it: saves on Instagram. */
  'bookmarks',
  /** Sent on to somebody, where that is not reposting. */
  'shares',
  'views',
  /** Different accounts that saw it. */
  'reach',
  'linkClicks',
  /** Of the account's profile, from the post. */
  'profileVisits',
  /** Who followed the account from the post. */
  'follows',
  /** On average, ms. */
  'watchMs',
  'totalWatchMs',
] as const
export const postFigure = z.enum(postFigures)
export type PostFigure = z.infer<typeof postFigure>

/** What an account as a whole is told of, a day at a time. */
export const accountFigureNames = [
  'views',
  /** Different accounts that saw something of it. */
  'reach',
  /** Different accounts that did something with it. */
  'engaged',
  'interactions',
  'profileVisits',
  /** Of the link in the profile. */
  'linkClicks',
] as const
export const accountFigure = z.enum(accountFigureNames)
export type AccountFigure = z.infer<typeof accountFigure>

/** Why a platform that gives a figure does not for this post. */
export const figuresWithheldWhys = ['too_few_people', 'too_old', 'not_permitted'] as const
export const figuresWithheld = z.enum(figuresWithheldWhys)
export type FiguresWithheld = z.infer<typeof figuresWithheld>

/** Why it does not say where an account's followers are, though it does of others. */
export const audienceWithheldWhys = ['too_few_followers', 'not_yet', 'not_permitted'] as const
export const audienceWithheld = z.enum(audienceWithheldWhys)
export type AudienceWithheld = z.infer<typeof audienceWithheld>

/** What people look for on a platform and do not find, whoever they are to it. */
export const notOfferedWhats = [
  'publish',
  'read',
  'like',
  'follow',
  'quote',
  'unasked_reply',
  'repost',
  'comments',
  'mentions',
  'messages',
  /** Who they are: how many there are is another thing. */
  'new_followers',
  'views',
  'saves',
  'reach',
  'link_clicks',
  'profile_visits',
  'watch_time',
  'audience',
] as const
export const notOfferedWhys = [
  'enterprise_only',
  'when_summoned',
  'not_in_api',
  'webhook_only',
  'other_access',
  'does_not_exist',
  'no_api',
] as const

export const trendCountries = ['FR', 'US'] as const
/** Countries whose trends are read. */
export const trendCountry = z.enum(trendCountries)
export type TrendCountry = z.infer<typeof trendCountry>

/** Not ours to mend: what the platform does not give to an application such as the agency's, and why. */
const notOffered = z.object({ what: z.enum(notOfferedWhats), why: z.enum(notOfferedWhys), ...sourced })

export const capabilities = z.object({
  kinds: z.array(contentKind),
  /** It is given an address of each media and no bytes: a media host must be set. */
  needsMediaHost: z.boolean().optional(),
  text: z.object({
    /** `graphemes`: what a person counts as characters (Unicode UAX #29). */
    unit: z.enum(['graphemes', 'weighted', 'utf16']),
    max: z.int(),
    maxBytes: z.int().optional(),
    ...sourced,
  }),
  images: z.object({ max: z.int(), maxBytes: z.int(), types: z.array(z.string()), altText: z.boolean(), ...sourced }).optional(),
  /** A GIF that moves: one in a post, with nothing beside it. Absent: unless GIFs are among the images' types, its first frame goes out. */
  animatedGif: z.object({ maxBytes: z.int(), maxWidth: z.int(), maxHeight: z.int(), ...sourced }).optional(),
  video: z
    .object({
      maxBytes: z.int(),
      types: z.array(z.string()),
      /** Ways of packing that it plays; absent: not known. */
      codecs: z.array(z.string()).optional(),
      maxSeconds: z.number().optional(),
      altText: z.boolean(),
      ...sourced,
    })
    .optional(),
  /** A text may go on in answers to itself: how many parts at most, the first counted. */
  thread: z.object({ max: z.int().min(2), ...sourced }).optional(),
  languages: z.object({ max: z.int(), ...sourced }).optional(),
  labels: z.array(contentLabel),
  delete: z.boolean(),
  /** There is no API: what is due is prepared, a person posts it there and brings back its link. */
  assisted: z
    .object({
      /** Where the person goes. */
      site: z.url(),
      /** What a link to a post looks like. */
      linkExample: z.string(),
    })
    .optional(),
  metrics: z.object({
    /** Figures the platform gives for a post; what is absent is unknown, never 0. */
    post: z.array(postFigure),
    followers: z.boolean(),
    /** Of posts no older than so many days; `only`: of those alone. What is not named here is given at any age. */
    until: z
      .array(z.object({ figures: z.array(postFigure).min(1), days: z.int().min(1), only: z.enum(['story']).optional(), ...sourced }))
      .optional(),
    /** Countries and cities of followers: no more than `most` of each, of an account with at least `fewest`, up to so many hours late. */
    audience: z.object({ most: z.int(), fewest: z.int(), hoursLate: z.int(), ...sourced }).optional(),
    /** The account as a whole, day by day (UTC), up to so many hours late, for so many days. */
    account: z.object({ figures: z.array(accountFigure).min(1), hoursLate: z.int(), days: z.int(), ...sourced }).optional(),
  }),
  replies: z.boolean(),
  /** It lists what the account posted before, or elsewhere. Absent: to no program of ours. */
  past: z
    .object({
      days: z.int(),
      /** Each post that is read costs so many US dollars, `mayUsd` where the platform counts it as the account's own; `most` are listed. */
      price: z.object({ usd: z.number(), mayUsd: z.number(), most: z.int() }).optional(),
      ...sourced,
    })
    .optional(),
  /** It says what is talked about: on all of it, by country, or of a hashtag that is asked for. Absent: to no program of ours. */
  trends: z
    .object({
      by: z.enum(['network', 'country', 'hashtag']),
      /** US dollars that one reading costs at most; absent: nothing. */
      priceUsd: z.number().optional(),
      /** Different hashtags of an account. */
      quota: z.object({ count: z.int(), days: z.int() }).optional(),
      ...sourced,
    })
    .optional(),
  /** What an account may do to posts and comments; absent: nothing. */
  interactions: z.array(interaction).min(1).optional(),
  /** What is said to an account and can be read; absent: nothing, beside `replies`. */
  inbox: z
    .object({
      mentions: z.object(sourced).optional(),
      /** What is said under the account's own posts, old ones among them, where `mentions` does not have it. */
      comments: z.object(sourced).optional(),
      /** What is said around an item, read when it is looked at. */
      conversations: z.object(sourced).optional(),
      messages: z
        .object({
          /** A message is answered within so long. */
          hours: z.int().min(1).optional(),
          /** How long one may be. */
          text: z.object({ unit: messageUnit, max: z.int().min(1) }),
          ...sourced,
        })
        .optional(),
      /** It names whoever begins to follow the account. */
      followers: z.object(sourced).optional(),
    })
    .optional(),
  /** Calls are paid for by whoever owns the application: what publishing costs is shown, and counted against its monthly cap. */
  /** `ownReadUsd`: what reading one of an account's own posts may cost, where that is less than is counted (`own_posts_read`). */
  billing: z.object({ currency: z.literal('USD'), ownReadUsd: z.number().optional(), ...sourced }).optional(),
  notOffered: z.array(notOffered),
  /** It forbids the same or nearly the same text on several accounts of one agency. */
  oneTextOneAccount: z.object(sourced).optional(),
  /** What is chosen for a post on an account, in the order it is asked; absent: nothing. */
  choices: z.object({ list: z.array(choice).min(1) }).optional(),
  /** How an account is connected: with fields that are typed, by consent on the platform's own page, or either. */
  connect: z.object({
    /** What the fields ask for; `handle`: whose account it is, and no secret; `none`: nothing is typed. */
    method: z.enum(['app_password', 'token', 'handle', 'none']),
    fields: z.array(z.object({ name: z.string(), secret: z.boolean(), initial: z.string().optional() })),
    helpUrl: z.url().optional(),
    /** Only accounts of this kind can be connected. */
    accountKind: z.literal('professional').optional(),
    /** Needs a developer application of the agency's own. */
    consent: z
      .object({
        /** Whether the application has a secret beside its id. */
        appSecret: z.boolean(),
        /**
         * `loopback`: the browser comes back to this machine by itself. `pasted`: the platform wants an https address,
         * and the person copies the address the browser ended on.
         */
        redirect: z.enum(['loopback', 'pasted']),
        /** The platform's own servers; an application may name others (a practice network). */
        service: z.url(),
        /** Where it has several: the kinds of application there are, `service` among them. */
        services: z
          .array(z.object({ id: z.enum(['instagram_login', 'facebook_login']), service: z.url() }))
          .min(2)
          .optional(),
        /** Where such an application is made. */
        helpUrl: z.url(),
        /** It posts for everybody's eyes only once the platform has looked at it: where that is asked for. */
        audit: z.object({ helpUrl: z.url() }).optional(),
      })
      .optional(),
  }),
})
export type Capabilities = z.infer<typeof capabilities>

export const platform = z.object({ id: platformId, name: z.string(), capabilities })
export type Platform = z.infer<typeof platform>

export const platforms = {
  /** Every platform with an adapter in this build, with what it can do. */
  list: oc.output(z.array(platform)),
}
