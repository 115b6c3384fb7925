/** The agency's own applications with platforms (OAuth clients), in whose name its accounts consent. */
import * as z from 'zod'
import { oc } from '@orpc/contract'
import { errorsOf } from './errors.ts'
import { platformId } from './platforms.ts'
import { creatorId, idSchema, line } from './values.ts'

export const developerAppId = idSchema('app')

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Where a platform's servers are: https, or this machine. Kept without a slash at its end. */
const service = z
  .url({ protocol: /^https?$/ })
  .max(300)
  .refine((address) => address.startsWith('https://') || loopback.has(new URL(address).hostname), { message: 'https_only' })
  .transform((address) => address.replace(/\/+$/, ''))

export const developerApp = z.object({
  id: developerAppId,
  platform: platformId,
  /** `null`: of the whole agency. One creator's own keeps a ban of one from reaching the others. */
  creatorId: creatorId.nullable(),
  name: z.string(),
  clientId: z.string(),
  /** The secret itself never leaves the vault. */
  hasSecret: z.boolean(),
  service: z.string(),
  /** Where browsers come back to, for platforms that want https; the person pastes that address. */
  returnAddress: z.string().nullable(),
  /** The platform has looked at it, where it does (`capabilities.connect.consent.audit`), and lets it post for everybody. */
  audited: z.boolean(),
  /** Accounts that consented in its name. */
  accounts: z.int(),
  /** What it cost this month (UTC), where its platform bills calls: as counted here, in dollars. */
  spending: z
    .object({
      usd: z.number(),
      /** Null: none is set. */
      capUsd: z.number().nullable(),
      renewsAt: z.date(),
      /** Dearest first; `posts_sent` is what was published. */
      of: z.array(z.object({ what: z.string(), count: z.int(), usd: z.number() })),
    })
    .nullable(),
})
export type DeveloperApp = z.infer<typeof developerApp>

export const developerApps = {
  /** The agency's, and those of the creators in reach, by platform and name. */
  list: oc.output(z.array(developerApp)),
  /** The addresses to register with a platform as those a browser may come back to; one of them is free, mostly. */
  returnAddresses: oc.output(z.array(z.url())),
  /** A new one, or with `id` an old one changed. CONFLICT (`app_of_other_platform`) when its platform would change. */
  save: oc
    .input(
      z.object({
        id: developerAppId.optional(),
        platform: platformId,
        creatorId: creatorId.nullable(),
        name: line(80),
        clientId: line(300),
        /** Left out: as it was. */
        clientSecret: line(500).optional(),
        /** Left out: the platform's own servers. */
        service: service.optional(),
        /** Needed where `capabilities.connect.consent.redirect` is `pasted`. */
        returnAddress: z
          .url({ protocol: /^https$/ })
          .max(300)
          .optional(),
        /** Left out: as it was; of a new one, not. */
        audited: z.boolean().optional(),
        /** Dollars a month (UTC), where its platform bills calls. Null: no cap. Left out: as it was. */
        capUsd: z.number().multipleOf(0.01).positive().max(100_000).nullable().optional(),
      }),
    )
    .output(developerApp)
    .errors(errorsOf('NOT_FOUND', 'CONFLICT', 'NOT_SUPPORTED', 'VAULT_LOCKED')),
  /** CONFLICT (`app_in_use`) while accounts stand on it. */
  remove: oc.input(z.object({ id: developerAppId })).errors(errorsOf('NOT_FOUND', 'CONFLICT')),
}
