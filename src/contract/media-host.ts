/** The agency's own place, compatible with S3, from which platforms fetch media when they take no bytes. */
import * as z from 'zod'
import { oc } from '@orpc/contract'
import { errorsOf } from './errors.ts'
import { line } from './values.ts'

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

/** https, or this machine. Kept without a slash at its end. */
const endpoint = z
  .url({ protocol: /^https?$/ })
  .max(300)
  .refine((address) => address.startsWith('https://') || loopback.has(new URL(address).hostname), { message: 'https_only' })
  .transform((address) => address.replace(/\/+$/, ''))

const place = {
  /** E.g. `https://s3.eu-west-3.amazonaws.com`, without the bucket. */
  endpoint,
  region: line(60),
  bucket: z.string().regex(/^[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]$/),
  /** What the names of files put there begin with. */
  prefix: z
    .string()
    .regex(/^(?:[\w-][\w.-]*\/)*$/)
    .max(200),
  accessKeyId: line(200),
}

export const mediaHost = z.object(place)
export type MediaHostSettings = z.infer<typeof mediaHost>

export const mediaHostProcedures = {
  /** `null`: none is set. The secret key never leaves the vault. */
  get: oc.output(mediaHost.nullable()),
  save: oc
    .input(
      z.object({
        ...place,
        /** Left out: as it was. */
        secretAccessKey: line(300).optional(),
      }),
    )
    .output(mediaHost)
    .errors(errorsOf('VAULT_LOCKED')),
  /** What was put there is deleted by itself before; nothing happens when there is none. */
  remove: oc,
  /** Puts a small file there, reads it through a signed link as a platform would, and deletes it. */
  test: oc
    .output(
      z.object({
        /** Its address is of this machine or of a private network: real platforms cannot reach it. */
        isLocal: z.boolean(),
      }),
    )
    .errors(errorsOf('MEDIA_HOST_REFUSED', 'MEDIA_HOST_DOWN', 'VAULT_LOCKED')),
}
