/** How alerts leave this machine, where the agency wants them to: by e-mail through a server of its own, and to an address. */
import * as z from 'zod'
import { oc } from '@orpc/contract'
import { alertChannelProblem, errorsOf } from './errors.ts'
import { clockTime } from './plans.ts'
import { email, line } from './values.ts'

const loopback = new Set(['localhost', '127.0.0.1', '::1', '[::1]'])

const server = {
  host: line(253).regex(/^[\w.:-]+$/),
  port: z.int().min(1).max(65_535),
  /** `tls` from the first byte (usually 465), `starttls` insisted on (usually 587), or `none`: this machine only. */
  security: z.enum(['tls', 'starttls', 'none']),
  /** Null: the server asks for nobody's name. */
  user: line(254).nullable(),
  from: email,
}
const isPrivate = ({ security, host }: { security: string; host: string }): boolean => security !== 'none' || loopback.has(host)
const privately = { message: 'tls_only', path: ['security'] }

export const mailServer = z.object(server)
export type MailServer = z.infer<typeof mailServer>

/** https, or this machine. */
const address = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .refine((url) => url.startsWith('https://') || loopback.has(new URL(url).hostname), { message: 'https_only' })

/** What went wrong the last time something was to go out, and when; null: nothing did. */
const trouble = z.object({ problem: alertChannelProblem, at: z.date() }).nullable()

export const quietHours = z.object({ from: clockTime, to: clockTime })
export type QuietHours = z.infer<typeof quietHours>

export const alertChannels = z.object({
  mail: z.object({ ...server, trouble }).nullable(),
  webhook: z.object({ url: z.string(), trouble }).nullable(),
  /** On the clock of whoever would get it; e-mail waits until they are over. */
  quiet: quietHours.nullable(),
})
export type AlertChannels = z.infer<typeof alertChannels>

const tested = errorsOf('ALERT_CHANNEL_FAILED', 'VAULT_LOCKED')

export const alertChannelProcedures = {
  /** Password and secret never leave the vault. */
  get: oc.output(alertChannels),
  saveMail: oc
    .input(
      z
        .object({
          ...server,
          /** Left out: as it was. Forgotten where `user` is null. */
          password: z.string().min(1).max(1000).optional(),
        })
        .refine(isPrivate, privately),
    )
    .errors(errorsOf('VAULT_LOCKED')),
  removeMail: oc,
  /** Sends one to the caller. */
  testMail: oc.output(z.object({ to: z.string() })).errors(tested),
  saveWebhook: oc
    .input(
      z.object({
        url: address,
        /** What the signature is made with. Left out: as it was. */
        secret: z.string().min(16).max(300).optional(),
      }),
    )
    .errors(errorsOf('VAULT_LOCKED')),
  removeWebhook: oc,
  testWebhook: oc.output(z.object({ status: z.int() })).errors(tested),
  setQuiet: oc.input(z.object({ quiet: quietHours.nullable() })),
  /** The caller's own wish. `isSet`: a server is. */
  mine: oc.output(z.object({ byMail: z.boolean(), isSet: z.boolean() })),
  setMine: oc.input(z.object({ byMail: z.boolean() })),
}
