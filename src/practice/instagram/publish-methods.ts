/** Content publishing: containers, their status, publishing them, what is left of the day; and uploading a video's bytes. */
import type { Answer } from '../answer.ts'
import type { PracticeRequest, Route } from '../http-server.ts'
import { createContainer, publishContainer, publishedSince, receive, statusOf, statusText } from './containers.ts'
import { base, fieldsIn, view, type Edge, type InstagramParts } from './methods.ts'
import type { Container } from './network.ts'
import { refusedMedia } from './refusals.ts'

const permission = 'instagram_business_content_publish'
const dayMs = 86_400_000

export const publishMethods = (parts: InstagramParts): Edge[] => {
  const { network } = parts
  const containerFields: Readonly<Record<string, (of: Container) => unknown>> = {
    id: ({ id }) => id,
    status_code: (container) => statusOf(parts, container),
    status: (container) => statusText(parts, container),
    video_status: ({ isVideo, file, readyAt }) =>
      isVideo
        ? {
            uploading_phase: { status: file === null ? 'in_progress' : 'complete' },
            processing_phase: { status: readyAt !== null && network.clock.now() >= readyAt ? 'complete' : 'not_started' },
          }
        : undefined,
    copyright_check_status: () => ({ status: 'completed', matches_found: false }),
  }
  return [
    {
      method: 'POST',
      edge: 'media',
      permission,
      handle: ({ asker, node, params }) => (node === asker.account.id ? createContainer(parts, asker, params) : undefined),
    },
    {
      method: 'POST',
      edge: 'media_publish',
      permission,
      handle: ({ asker, node, params }) =>
        node === asker.account.id ? publishContainer(parts, asker, params['creation_id'] ?? '') : undefined,
    },
    {
      method: 'GET',
      edge: '',
      permission,
      handle: ({ asker, node, params }) => {
        const container = network.findContainer(node)
        if (container?.account !== asker.account.id) return undefined
        return view(containerFields, container, 'ShadowIGMediaBuilder', fieldsIn(params, ['id']))
      },
    },
    {
      method: 'GET',
      edge: 'content_publishing_limit',
      permission,
      handle: ({ asker: { account }, node, params }) => {
        if (node !== account.id) return undefined
        const config = { quota_total: account.quota, quota_duration: 86_400 }
        const readers = {
          id: () => undefined,
          quota_usage: () => publishedSince(parts, account.id, network.clock.now() - dayMs),
          config: () => config,
        }
        return { data: [view(readers, account, 'ContentPublishingLimitResponse', fieldsIn(params, ['quota_usage']))] }
      },
    },
  ]
}

const maxBodyBytes = 320 * 1024 * 1024

/** `rupload.facebook.com`: for Facebook Login alone. */
export const upload = (parts: InstagramParts): Route[] => [
  { method: 'POST', path: `${base}/ig-api-upload/:version/:container`, maxBodyBytes, handle: (request) => take(parts, request) },
]

const take = (parts: InstagramParts, { headers, params, body }: PracticeRequest): Answer => {
  const token = /^OAuth (\S+)$/.exec(headers.authorization ?? '')?.[1] ?? null
  const grant = parts.grants.verify(token)
  const container = parts.network.findContainer(params['container'] ?? '')
  if (!container?.isUpload || container.account !== grant.account) throw refusedMedia(2_207_008)
  const refuse = (message: string, retriable = false): Answer => ({
    status: 400,
    body: { debug_info: { retriable, type: 'ProcessingFailedError', message } },
  })
  if (headers['offset'] !== '0' || headers['file_size'] !== String(body.byteLength))
    return refuse('Request processing failed: offset or file_size')
  if (container.file !== null) return refuse('Duplicate upload')
  receive(parts, container.id, body)
  return { status: 200, body: { success: true, message: 'Upload successful.' } }
}
