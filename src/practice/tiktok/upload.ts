/** Chunks of a video, in order: 206 for each and 201 for the last, which completes it (platforms.md, TT-2). */
import { Refusal, type Answer } from '../answer.ts'
import type { PracticeRequest, Route } from '../http-server.ts'
import { sniffType } from '../sniff-type.ts'
import { base, type TiktokParts } from './methods.ts'
import { complete } from './settle.ts'

const urlLivesMs = 3_600_000
const maxBodyBytes = 128 * 1024 * 1024
const types = ['video/mp4', 'video/quicktime', 'video/webm']

export const upload = (parts: TiktokParts): Route[] => {
  /** Of uploads under way, by publish id: gone with the process, as an upload that broke off is. */
  const chunks = new Map<string, Uint8Array[]>()
  return [{ method: 'PUT', path: `${base}/upload/*`, maxBodyBytes, handle: (request) => take(parts, chunks, request) }]
}

const refusedChunk = (status: number, why: string): Refusal => new Refusal(status, 'UploadRefused', why)

const take = (parts: TiktokParts, chunks: Map<string, Uint8Array[]>, request: PracticeRequest): Answer => {
  const { network } = parts
  const publish = network.findPublish(decodeURIComponent(request.path.split('/').at(-1) ?? ''))
  const plan = publish?.upload
  if (!publish || !plan || request.query.get('upload_token') !== plan.token) throw refusedChunk(404, 'no such upload')
  if (network.clock.now() > publish.beganAt + urlLivesMs || publish.completeAt !== null)
    throw refusedChunk(403, 'the upload address is over')
  if (!parts.grants.stands(publish.account, publish.clientKey)) throw refusedChunk(403, 'the account took its consent back')
  if (!types.includes(request.headers['content-type'] ?? '')) throw refusedChunk(400, 'not a video type')
  const [, from = '', to = '', total = ''] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(request.headers['content-range'] ?? '') ?? []
  const length = Number(to) - Number(from) + 1
  if (total === '' || Number(total) !== plan.size || length !== request.body.byteLength)
    throw refusedChunk(400, 'Content-Range does not fit')
  const kept = chunks.get(publish.id) ?? []
  const received = kept.reduce((sum, { byteLength }) => sum + byteLength, 0)
  const isLast = kept.length === plan.chunks - 1
  if (Number(from) !== received || length !== (isLast ? plan.size - received : plan.chunkSize))
    throw refusedChunk(416, 'not the next chunk')
  kept.push(request.body)
  chunks.set(publish.id, kept)
  const headers = { 'content-range': `bytes 0-${to}/${total}` }
  if (!isLast) {
    network.savePublish({ ...publish, received: received + length })
    return { status: 206, headers }
  }
  chunks.delete(publish.id)
  const data = Buffer.concat(kept)
  const type = sniffType(data)
  if (type !== null && types.includes(type)) complete(parts, publish, [network.addFile(data, type)], plan.size)
  else network.savePublish({ ...publish, received: plan.size, completeAt: network.clock.now(), failReason: 'file_format_check_failed' })
  return { status: 201, headers }
}
