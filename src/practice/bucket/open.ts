/** A bucket that speaks S3, as much of it as putting, lending by a signed link and deleting need: the media host that the practice Instagram fetches from. */
import { randomBytes } from 'node:crypto'
import { html, type Answer } from '../answer.ts'
import type { PracticeRequest, Route } from '../http-server.ts'
import type { OpenDeps } from '../open-deps.ts'
import { escape, layout } from '../page-layout.ts'
import { s3Refusal } from './refusals.ts'
import { assertSigned, region, type BucketKey } from './signature.ts'
import { textsFor } from './texts.ts'

export interface BucketOptions {
  /** Takes what was signed at another time than its own, e.g. from a machine whose clock a harness turns. */
  anyTime?: boolean
}

/** What is typed into Coulisse as its media host. */
interface BucketAccess extends BucketKey {
  endpoint: string
  region: string
  bucket: string
}

export interface PracticeBucket {
  access(): BucketAccess
  /** Names of what is there. */
  there(): string[]
}

export const base = '/s3'
const name = 'practice-media'
const maxBodyBytes = 320 * 1024 * 1024

export const openBucket = ({ anyTime = false }: BucketOptions, { clock, journal, origin }: Omit<OpenDeps, 'audience'>) => {
  const key = keyIn(journal)
  // What is lent is there for minutes: it does not outlive the process, as the key to it does.
  const objects = new Map<string, { data: Uint8Array; mimeType: string }>()
  const access = (): BucketAccess => ({ endpoint: `${origin()}${base}`, region, bucket: name, ...key })

  /** Of the object. Throws what S3 would answer. */
  const asked = (request: PracticeRequest): string => {
    assertSigned(request, key, anyTime ? null : clock.now())
    const [, , bucket, ...rest] = request.path.split('/')
    if (bucket !== name) throw s3Refusal('NoSuchBucket')
    return rest.join('/')
  }
  const path = `${base}/*`
  const routes: Route[] = [
    { method: 'GET', path: base, handle: (request) => page(request, access(), objects.size) },
    {
      method: 'PUT',
      path,
      maxBodyBytes,
      handle: (request) => {
        objects.set(asked(request), { data: request.body, mimeType: request.headers['content-type'] ?? 'application/octet-stream' })
        return { status: 200 }
      },
    },
    {
      method: 'GET',
      path,
      handle: (request) => {
        const found = objects.get(asked(request))
        if (!found) throw s3Refusal('NoSuchKey')
        return { status: 200, headers: { 'content-type': found.mimeType }, body: found.data }
      },
    },
    {
      method: 'DELETE',
      path,
      handle: (request) => {
        objects.delete(asked(request))
        return { status: 204 }
      },
    },
  ]
  const bucket: PracticeBucket = { access, there: () => [...objects.keys()] }
  return { bucket, routes }
}

/** Kept, so that what was typed into Coulisse outlives a restart. */
const keyIn = (journal: OpenDeps['journal']): BucketKey => {
  for (const entry of journal.entries as ({ t?: string } & BucketKey)[]) if (entry.t === 'bucket-key') return entry
  const key = {
    accessKeyId: `PRACTICE${randomBytes(6).toString('hex').toUpperCase()}`,
    secretAccessKey: randomBytes(30).toString('base64url'),
  }
  journal.append({ t: 'bucket-key', ...key })
  return key
}

const page = (request: PracticeRequest, access: BucketAccess, count: number): Answer => {
  const t = textsFor(request)
  const fields = [
    [t.endpoint, access.endpoint],
    [t.region, access.region],
    [t.bucket, access.bucket],
    [t.accessKeyId, access.accessKeyId],
    [t.secretAccessKey, access.secretAccessKey],
  ] as const
  const shown = fields.map(([label, value]) => `<dt>${label}</dt><dd><code>${escape(value)}</code></dd>`).join('\n')
  const content = `<h1>${t.title}</h1><p>${t.lead}</p><p>${t.howTo}</p><dl>${shown}</dl><p>${t.files(count)}</p><p><a href="/">${t.back}</a></p>`
  return html(layout(t.title, content, t.language))
}
