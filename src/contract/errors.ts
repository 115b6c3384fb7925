/**
 * The closed table of expected failures: code → HTTP status, data shape, what a retry means.
 * Core throws `AppError<Code>`; a procedure declares the codes it may raise; anything else
 * reaches the wire as INTERNAL with an id only, and its detail goes to the log.
 */
import * as z from 'zod'
import { accountId, attemptId } from './values.ts'
import { platformId } from './platforms.ts'

/** What the publishing engine does with a failure of this kind. */
export type RetryClass =
  /** Not before `data.retryAt`. */
  | 'at'
  /** Exponential back-off with jitter, capped. */
  | 'backoff'
  /** Look the post up first; never a blind retry. */
  | 'reconcile'
  /** When the account is connected again. */
  | 'after_reconnect'
  /** A person has to change something. */
  | 'person'
  /** Not a failure of a publication; nothing to retry. */
  | 'never'

/** What is wrong with the media host, by the name of the rule that says it in words. */
export const mediaHostRule = z.enum([
  'media_host.missing',
  'media_host.bucket',
  'media_host.key',
  'media_host.secret',
  'media_host.not_allowed',
  'media_host.region',
  'media_host.clock',
  /** What answers there is no such store. */
  'media_host.not_a_store',
  /** What was put there cannot be read through a signed link. */
  'media_host.not_readable',
  /** The platform could not read it. */
  'media_host.not_fetched',
])
export type MediaHostRule = z.infer<typeof mediaHostRule>

/** What keeps an alert from going out by e-mail or to an address, by the name of the rule that says it in words. */
export const alertChannelProblem = z.enum([
  'mail.missing',
  'mail.unknown_host',
  'mail.no_answer',
  'mail.tls',
  'mail.certificate',
  'mail.sign_in',
  'mail.sender',
  'mail.recipient',
  'mail.refused',
  /** It broke off when the message was handed over: it may have arrived. */
  'mail.broke_off',
  'mail.no_vault',
  'webhook.missing',
  'webhook.unknown_host',
  'webhook.no_answer',
  'webhook.certificate',
  'webhook.moved',
  'webhook.refused',
  'webhook.down',
  'webhook.no_vault',
])
export type AlertChannelProblem = z.infer<typeof alertChannelProblem>

const issue = z.object({ path: z.string(), code: z.string() })

export const errorTable = {
  BAD_INPUT: { status: 400, data: z.object({ issues: z.array(issue) }), retry: 'person' },
  UNAUTHENTICATED: { status: 401, data: z.object({}), retry: 'never' },
  WRONG_CREDENTIALS: { status: 401, data: z.object({}), retry: 'never' },
  TOTP_REQUIRED: { status: 401, data: z.object({}), retry: 'never' },
  TOO_MANY_ATTEMPTS: { status: 429, data: z.object({ retryAt: z.date() }), retry: 'never' },
  FORBIDDEN: { status: 403, data: z.object({}), retry: 'person' },
  NOT_FOUND: { status: 404, data: z.object({ what: z.string(), id: z.string() }), retry: 'person' },
  CONFLICT: { status: 409, data: z.object({ what: z.string(), items: z.array(z.string()).optional() }), retry: 'person' },
  STATE_CHANGED: { status: 409, data: z.object({ what: z.string(), state: z.string() }), retry: 'never' },
  LAST_ADMIN: { status: 409, data: z.object({}), retry: 'never' },
  LINK_INVALID: { status: 410, data: z.object({}), retry: 'never' },
  TEXT_INVALID: {
    status: 422,
    data: z.object({ rule: z.string(), actual: z.number().optional(), allowed: z.number().optional() }),
    retry: 'person',
  },
  MEDIA_INVALID: {
    status: 422,
    data: z.object({ rule: z.string(), actual: z.string().optional(), allowed: z.string().optional(), file: z.string().optional() }),
    retry: 'person',
  },
  PLATFORM_REJECTED: {
    status: 422,
    data: z.object({ platform: platformId, reason: z.string(), field: z.string().optional() }),
    retry: 'person',
  },
  REAUTH_REQUIRED: { status: 424, data: z.object({ platform: platformId, accountId: accountId.optional() }), retry: 'after_reconnect' },
  RATE_LIMITED: { status: 429, data: z.object({ platform: platformId, retryAt: z.date() }), retry: 'at' },
  QUOTA_EXCEEDED: { status: 429, data: z.object({ platform: platformId, budget: z.string(), retryAt: z.date() }), retry: 'at' },
  /** It would pass what the agency lets the application cost in a month (UTC). Dollars. */
  SPEND_CAP: {
    status: 402,
    data: z.object({ platform: platformId, app: z.string(), spentUsd: z.number(), capUsd: z.number(), renewsAt: z.date() }),
    retry: 'person',
  },
  PLATFORM_DOWN: { status: 503, data: z.object({ platform: platformId }), retry: 'backoff' },
  /** The place from which platforms fetch media: not set, or it does not take what is put there, or platforms cannot read it. */
  MEDIA_HOST_REFUSED: { status: 422, data: z.object({ rule: mediaHostRule }), retry: 'person' },
  MEDIA_HOST_DOWN: { status: 503, data: z.object({}), retry: 'backoff' },
  /** An alert could not go out this way. */
  ALERT_CHANNEL_FAILED: { status: 422, data: z.object({ rule: alertChannelProblem }), retry: 'person' },
  OUTCOME_UNKNOWN: { status: 504, data: z.object({ attemptId: attemptId.optional() }), retry: 'reconcile' },
  OFFLINE: { status: 503, data: z.object({}), retry: 'backoff' },
  NOT_SUPPORTED: { status: 501, data: z.object({ platform: platformId, capability: z.string() }), retry: 'person' },
  /** Its time passed while nobody was there to send it, by this much, and its missed policy does not send it late. */
  TOO_LATE: { status: 409, data: z.object({ lateMinutes: z.int() }), retry: 'person' },
  /** Its creator's rule wants a person's word before it goes out, and there is none. */
  APPROVAL_REQUIRED: { status: 409, data: z.object({}), retry: 'person' },
  /** Whoever had to approve it said no. */
  VETOED: { status: 409, data: z.object({ reason: z.string() }), retry: 'person' },
  /** Whoever was to post it by hand did not, and said why. */
  SKIPPED: { status: 409, data: z.object({ reason: z.string() }), retry: 'person' },
  HELD: { status: 423, data: z.object({ by: z.string() }), retry: 'backoff' },
  CANCELLED: { status: 499, data: z.object({}), retry: 'never' },
  VAULT_LOCKED: { status: 423, data: z.object({ mode: z.enum(['keychain', 'passphrase']) }), retry: 'backoff' },
  KEYCHAIN_UNAVAILABLE: { status: 503, data: z.object({}), retry: 'backoff' },
  STORE_LOCKED: { status: 423, data: z.object({ holder: z.string(), address: z.string().optional() }), retry: 'never' },
  STORE_NEWER: { status: 409, data: z.object({ store: z.number(), code: z.number() }), retry: 'never' },
  STORE_CORRUPT: { status: 500, data: z.object({ lastBackup: z.string().optional() }), retry: 'never' },
  DISK_FULL: { status: 507, data: z.object({}), retry: 'backoff' },
  INTERNAL: { status: 500, data: z.object({ id: z.string() }), retry: 'reconcile' },
} as const satisfies Record<string, { status: number; data: z.ZodType; retry: RetryClass }>

export type ErrorCode = keyof typeof errorTable
export type ErrorData<C extends ErrorCode> = z.infer<(typeof errorTable)[C]['data']>
export const errorCodes = Object.keys(errorTable) as ErrorCode[]

/** The part of the table that oRPC's `.errors()` takes, for the codes named. */
export const errorsOf = <C extends ErrorCode>(...codes: C[]): { [K in C]: Pick<(typeof errorTable)[K], 'status' | 'data'> } =>
  Object.fromEntries(codes.map((code) => [code, { status: errorTable[code].status, data: errorTable[code].data }])) as {
    [K in C]: Pick<(typeof errorTable)[K], 'status' | 'data'>
  }
