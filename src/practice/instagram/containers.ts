/** Containers: made with an address or to be uploaded to, worked on, published once (platforms.md, IG-2). */
import type { Refusal } from '../answer.ts'
import { Refusal as RefusalError } from '../answer.ts'
import { sniffType } from '../sniff-type.ts'
import { problemOf } from './media-rules.ts'
import type { Asker, InstagramParts, Params } from './methods.ts'
import type { Container, InstagramMedia, MediaType } from './network.ts'
import { pull } from './pull.ts'
import { invalid, noSuchObject, refusedMedia } from './refusals.ts'

const dayMs = 86_400_000
const captionMax = 2200
const containersPerDay = 400

const typeOf = (params: Params): MediaType => {
  const asked = params['media_type'] ?? (params['video_url'] === undefined ? 'IMAGE' : 'VIDEO')
  // Videos of the feed are reels since 2023.
  if (asked === 'VIDEO') return 'REELS'
  if (['IMAGE', 'REELS', 'STORIES', 'CAROUSEL'].includes(asked)) return asked as MediaType
  throw invalid(`Param media_type must be one of {IMAGE, VIDEO, REELS, STORIES, CAROUSEL} - got "${asked}"`)
}

const captionOf = (params: Params): string => {
  const caption = params['caption'] ?? ''
  if (caption.length > captionMax) throw refusedMedia(2_207_010)
  const count = (sign: string) => caption.match(new RegExp(`${sign}[\\p{L}\\p{N}_]+`, 'gu'))?.length ?? 0
  if (count('#') > 30 || count('@') > 20) throw refusedMedia(2_207_040)
  return caption
}

const coverOf = ({ thumb_offset: offset }: Params): number | null => {
  if (offset === undefined) return null
  if (!/^\d+$/.test(offset)) throw invalid('Param thumb_offset must be an integer')
  return Number(offset)
}

export const createContainer = async (parts: InstagramParts, asker: Asker, params: Params): Promise<object> => {
  const { network, use } = parts
  const { account } = asker
  const since = network.clock.now() - dayMs
  if (!use.isOff && network.containersOf(account.id).filter(({ createdAt }) => createdAt > since).length >= containersPerDay)
    throw refusedMedia(2_207_042)
  const mediaType = typeOf(params)
  const isCarouselItem = params['is_carousel_item'] === 'true'
  const children = (params['children'] ?? '').split(',').filter((id) => id !== '')
  const isUpload = params['upload_type'] === 'resumable'
  const address = params['image_url'] ?? params['video_url']
  const isVideo = params['video_url'] !== undefined || isUpload
  const altText = params['alt_text'] ?? null
  if (altText !== null && (isVideo || mediaType !== 'IMAGE')) throw invalid('alt_text is only for images')
  const common = {
    account: account.id,
    mediaType,
    caption: isCarouselItem ? '' : captionOf(params),
    altText,
    coverAtMs: coverOf(params),
    isCarouselItem,
    shareToFeed: params['share_to_feed'] !== 'false',
    isVideo,
    isUpload,
  }
  if (mediaType === 'CAROUSEL') {
    assertCarousel(parts, asker, children)
    return { id: network.addContainer({ ...common, children, file: null, readyAt: network.clock.now(), failure: null }).id }
  }
  if (isUpload) {
    if (asker.grant.login !== 'facebook') throw invalid('Param upload_type is not supported with Instagram Login')
    if (mediaType === 'IMAGE') throw invalid('Only videos can be uploaded')
    const { id } = network.addContainer({ ...common, children: [], file: null, readyAt: null, failure: null })
    return { id, uri: `${parts.url()}/ig-api-upload/v25.0/${id}` }
  }
  if (address === undefined) throw invalid('The parameter image_url or video_url is required')
  if (isVideo) {
    const container = network.addContainer({ ...common, children: [], file: null, readyAt: null, failure: null })
    // Fetched by itself; what comes of it stands in the container.
    const pulled = pullVideo(parts, container.id, address)
    if (parts.processingMs === 0) await pulled
    return { id: container.id }
  }
  const data = await pull(address)
  const problem = problemOf(data, mediaType)
  if (problem !== null) throw refusedMedia(problem)
  const file = network.addFile(data, 'image/jpeg')
  const failure = network.takeFailure()
  return { id: network.addContainer({ ...common, children: [], file, readyAt: network.clock.now(), failure }).id }
}

const assertCarousel = ({ network }: InstagramParts, { account }: Asker, children: readonly string[]): void => {
  if (children.length < 2 || children.length > 10) throw refusedMedia(2_207_028)
  for (const id of children) {
    const child = network.findContainer(id)
    if (child?.account !== account.id || !child.isCarouselItem || child.mediaId !== null) throw refusedMedia(2_207_028)
  }
}

const pullVideo = async (parts: InstagramParts, id: string, address: string): Promise<void> => {
  try {
    receive(parts, id, await pull(address))
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error
    const container = parts.network.findContainer(id)
    if (container) parts.network.saveContainer({ ...container, failure: subcodeOf(error) })
  }
}

const subcodeOf = (refusal: Refusal): number => {
  const { error } = refusal.toAnswer().body as { error: { error_subcode?: number } }
  return error.error_subcode ?? 2_207_053
}

/** All of a container's bytes are here. */
export const receive = ({ network, processingMs }: InstagramParts, id: string, data: Uint8Array): void => {
  const container = network.findContainer(id)
  if (!container) return
  const failure = problemOf(data, container.mediaType) ?? network.takeFailure()
  const file = network.addFile(data, sniffType(data) ?? 'application/octet-stream')
  network.saveContainer({ ...container, file, failure, readyAt: network.clock.now() + processingMs })
}

export type StatusCode = 'IN_PROGRESS' | 'FINISHED' | 'ERROR' | 'EXPIRED' | 'PUBLISHED'

export const statusOf = (parts: InstagramParts, container: Container): StatusCode => {
  const { network } = parts
  const now = network.clock.now()
  if (container.mediaId !== null) return 'PUBLISHED'
  if (container.failure !== null) return 'ERROR'
  if (now >= container.createdAt + dayMs) return 'EXPIRED'
  const children = container.children.map((id) => network.findContainer(id)).map((child) => child && statusOf(parts, child))
  if (children.some((status) => status !== 'FINISHED' && status !== 'IN_PROGRESS')) return 'ERROR'
  if (children.includes('IN_PROGRESS')) return 'IN_PROGRESS'
  return container.readyAt !== null && now >= container.readyAt ? 'FINISHED' : 'IN_PROGRESS'
}

/** In words, as `status` has it. */
export const statusText = (parts: InstagramParts, container: Container): string => {
  const status = statusOf(parts, container)
  const said: Readonly<Record<StatusCode, string>> = {
    IN_PROGRESS: 'In Progress: Media is still being processed.',
    FINISHED: 'Finished: Media has been uploaded and it is ready to be published.',
    ERROR: `Error: Media upload has failed with error code ${container.failure ?? 2_207_032}`,
    EXPIRED: 'Expired: The container was not published within 24 hours and has expired.',
    PUBLISHED: 'Published: Media has been published.',
  }
  return said[status]
}

export const publishedSince = ({ network }: InstagramParts, account: string, since: number): number =>
  network.mediaOf(account).filter(({ createdAt }) => createdAt > since).length

export const publishContainer = (parts: InstagramParts, { account }: Asker, id: string): object => {
  const { network } = parts
  const container = network.findContainer(id)
  if (container?.account !== account.id || container.isCarouselItem) throw container ? refusedMedia(2_207_008) : noSuchObject(id)
  const status = statusOf(parts, container)
  if (status === 'IN_PROGRESS') throw refusedMedia(2_207_027)
  if (status === 'EXPIRED') throw refusedMedia(2_207_020)
  if (status === 'ERROR') throw refusedMedia(container.failure ?? 2_207_032)
  if (status === 'PUBLISHED') throw refusedMedia(2_207_006)
  if (publishedSince(parts, account.id, network.clock.now() - dayMs) >= account.quota) throw refusedMedia(2_207_042)
  const files = [container, ...container.children.map((child) => network.findContainer(child))].flatMap((one) => one?.file ?? [])
  const media = network.addMedia({
    ...shapeOf(container),
    account: account.id,
    caption: container.caption,
    altText: container.altText,
    coverAtMs: container.coverAtMs ?? null,
    files,
  })
  network.saveContainer({ ...container, mediaId: media.id })
  return { id: media.id }
}

const shapeOf = ({ mediaType, isVideo }: Container): Pick<InstagramMedia, 'productType' | 'mediaType'> => {
  if (mediaType === 'CAROUSEL') return { productType: 'FEED', mediaType: 'CAROUSEL_ALBUM' }
  if (mediaType === 'STORIES') return { productType: 'STORY', mediaType: isVideo ? 'VIDEO' : 'IMAGE' }
  return mediaType === 'REELS' ? { productType: 'REELS', mediaType: 'VIDEO' } : { productType: 'FEED', mediaType: 'IMAGE' }
}
