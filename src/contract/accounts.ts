/** A creator's accounts on platforms: connected once, kept connected, with their health. */
import * as z from 'zod'
import { oc } from '@orpc/contract'
import { errorsOf } from './errors.ts'
import { audienceWithheld, platformId, type AccountFigure } from './platforms.ts'
import { developerAppId } from './developer-apps.ts'
import { accountId, creatorId, idSchema } from './values.ts'

export const accountStates = ['connected', 'needs_reconnect', 'disconnected'] as const

export const account = z.object({
  id: accountId,
  creatorId,
  platform: platformId,
  handle: z.string(),
  displayName: z.string(),
  /** The account's lasting id on the platform (a DID on Bluesky). */
  remoteId: z.string(),
  /** Where it lives, for platforms with many servers. */
  service: z.string(),
  /** The application in whose name it consented; `null`: it needed none. */
  appId: developerAppId.nullable(),
  profileUrl: z.string(),
  state: z.enum(accountStates),
  /** Why it needs a person; an error code of the table. */
  problem: z.string().nullable(),
  checkedAt: z.date().nullable(),
  connectedAt: z.date(),
  followers: z.int().nullable(),
  /** What the platform says is left, as last heard; past `resetsAt` that means nothing any more. `holdsPosts`: a publication takes of it. */
  budgets: z.array(z.object({ name: z.string(), used: z.int(), limit: z.int(), resetsAt: z.date().nullable(), holdsPosts: z.boolean() })),
  /** Publications waiting on this account. */
  scheduled: z.int(),
})
export type Account = z.infer<typeof account>

const figure = z.int().nullable()
const eachAccountFigure = {
  views: figure,
  reach: figure,
  engaged: figure,
  interactions: figure,
  profileVisits: figure,
  linkClicks: figure,
} satisfies Record<AccountFigure, typeof figure>

export const audience = z.object({
  at: z.date(),
  followers: z.int().nullable(),
  /** Most first, of the followers that the platform knows a place of. Null: it did not say, and why. */
  countries: z.array(z.object({ country: z.string().length(2), followers: z.int() })).nullable(),
  cities: z.array(z.object({ city: z.string(), followers: z.int() })).nullable(),
  withheld: audienceWithheld.nullable(),
})
export type Audience = z.infer<typeof audience>

/** An account as a whole on one day (UTC); null is unknown, never 0. */
export const accountDay = z.object({ day: z.iso.date(), ...eachAccountFigure })
export type AccountDay = z.infer<typeof accountDay>

const connectErrors = errorsOf(
  'NOT_FOUND',
  'CONFLICT',
  'WRONG_CREDENTIALS',
  'PLATFORM_DOWN',
  'PLATFORM_REJECTED',
  'RATE_LIMITED',
  'SPEND_CAP',
  'OFFLINE',
  'VAULT_LOCKED',
  'NOT_SUPPORTED',
)

export const consentId = idSchema('cns')

/** An account's owner consenting on the platform's page. Kept in memory, for ten minutes. */
export const consent = z.object({
  id: consentId,
  creatorId,
  /** The platform's page. */
  page: z.url(),
  /** Where the browser comes back to; registered with the platform. */
  returnAddress: z.url(),
  expiresAt: z.date(),
  state: z.discriminatedUnion('is', [
    z.object({ is: z.literal('waiting') }),
    /** The owner agreed; the platform is asked who it is. */
    z.object({ is: z.literal('connecting') }),
    z.object({ is: z.literal('connected'), account }),
    /** An error of the table; `reason` and `field` of PLATFORM_REJECTED, `what` of CONFLICT. */
    z.object({ is: z.literal('failed'), code: z.string(), reason: z.string().optional() }),
  ]),
})
export type Consent = z.infer<typeof consent>

/** What an account lets be chosen for a post, as its platform says now. By the choices' names (`capabilities.choices`). */
export const postingChoices = z.object({
  /** The name it is seen under there. */
  nickname: z.string(),
  /** Values that are open to it; a choice that is absent has all of its own. */
  values: z.record(z.string(), z.array(z.string())),
  /** Switches that the account keeps off. */
  off: z.array(z.string()),
  maxVideoSeconds: z.number().nullable(),
  /** Narrowed because the application was not audited. */
  isUnaudited: z.boolean(),
})
export type PostingChoices = z.infer<typeof postingChoices>

/** The fields `capabilities.connect.fields` asks for, by name. Secrets go to the vault and never come back. */
const credentials = z.record(z.string().max(64), z.string().max(512))

export const accounts = {
  list: oc.input(z.object({ creatorId: creatorId.optional() })).output(z.array(account)),
  get: oc.input(z.object({ accountId })).output(account).errors(errorsOf('NOT_FOUND')),
  connect: oc
    .input(z.object({ creatorId, platform: platformId, credentials }))
    .output(account)
    .errors(connectErrors),
  /** New credentials for the same remote account; CONFLICT when they belong to another. */
  reconnect: oc.input(z.object({ accountId, credentials })).output(account).errors(connectErrors),
  /**
   * Begins a consent: of a new account of the creator, or of `accountId`, which is connected again. The page is opened
   * in a browser where the account's owner is signed in. One at a time a person: an earlier one ends.
   */
  beginConsent: oc
    .input(z.object({ creatorId, accountId: accountId.optional(), appId: developerAppId }))
    .output(consent)
    .errors(errorsOf('NOT_FOUND', 'CONFLICT', 'VAULT_LOCKED', 'NOT_SUPPORTED')),
  /** How it stands. NOT_FOUND when it ran out. */
  consent: oc.input(z.object({ creatorId, consentId })).output(consent).errors(errorsOf('NOT_FOUND')),
  /** The address on which the browser ended, pasted: for platforms that do not come back to this machine. BAD_INPUT when it is none of this consent. */
  finishConsent: oc
    .input(z.object({ creatorId, consentId, address: z.string().max(4000) }))
    .output(consent)
    .errors(errorsOf('NOT_FOUND')),
  /** One that is over already is no error. */
  cancelConsent: oc.input(z.object({ creatorId, consentId })).errors(errorsOf('NOT_FOUND')),
  /** Asks the platform now: token alive, handle, followers. A transient failure changes nothing. */
  check: oc.input(z.object({ accountId })).output(account).errors(connectErrors),
  /** Forgets the credential. Scheduled publications stay and wait for a reconnection. */
  disconnect: oc.input(z.object({ accountId })).output(account).errors(errorsOf('NOT_FOUND')),
  /** Asked of the platform each time somebody sits down to write. NOT_SUPPORTED where no choice is `fromAccount`. */
  postingChoices: oc
    .input(z.object({ accountId }))
    .output(postingChoices)
    .errors(
      errorsOf(
        'NOT_FOUND',
        'REAUTH_REQUIRED',
        'PLATFORM_DOWN',
        'PLATFORM_REJECTED',
        'RATE_LIMITED',
        'OFFLINE',
        'VAULT_LOCKED',
        'NOT_SUPPORTED',
      ),
    ),
  /** Follower counts as collected, oldest first; a day without a reading is absent, never 0. */
  followers: oc
    .input(z.object({ accountId, days: z.int().min(1).max(400).default(90) }))
    .output(z.array(z.object({ at: z.date(), followers: z.int() })))
    .errors(errorsOf('NOT_FOUND')),
  /** The account as a whole on each of the last days that were read, oldest first (`capabilities.metrics.account`). */
  days: oc
    .input(z.object({ accountId, days: z.int().min(1).max(400).default(28) }))
    .output(z.array(accountDay))
    .errors(errorsOf('NOT_FOUND')),
  /** Where its followers are, as last said; null: not asked yet, or the platform does not say (`capabilities.metrics.audience`). */
  audience: oc.input(z.object({ accountId })).output(audience.nullable()).errors(errorsOf('NOT_FOUND')),
}
