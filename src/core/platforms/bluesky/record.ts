/** The post's record. Pure: the same operation with the same blobs and facets is the same record, byte for byte. */
import type { Operation } from '../kit/adapter.ts'
import type { Facet } from './facets.ts'
import { imageLimit } from './limits.ts'

/** A file on the server, as `uploadBlob` names it and a record refers to it. */
export interface BlobRef {
  $type: 'blob'
  ref: { $link: string }
  mimeType: string
  size: number
}

/** A medium of the post once it is up. */
export interface UploadedMedia {
  kind: 'image' | 'video'
  blob: BlobRef
  alt: string
  width: number
  height: number
}

/** A record in one version. */
export interface StrongRef {
  uri: string
  cid: string
}

export interface PostRecord {
  $type: 'app.bsky.feed.post'
  text: string
  createdAt: string
  facets?: Facet[]
  langs?: string[]
  reply?: { root: StrongRef; parent: StrongRef }
  labels?: { $type: 'com.atproto.label.defs#selfLabels'; values: { val: string }[] }
  embed?: object
}

export const postCollection = 'app.bsky.feed.post'

export const toRecord = (operation: Operation, media: readonly UploadedMedia[], facets: Facet[]): PostRecord => {
  const { text, languages, labels } = operation.draft
  return {
    $type: postCollection,
    text,
    createdAt: new Date(operation.createdAt).toISOString(),
    ...(facets.length > 0 && { facets }),
    ...(languages.length > 0 && { langs: [...languages] }),
    ...(labels.length > 0 && { labels: { $type: 'com.atproto.label.defs#selfLabels' as const, values: labels.map((val) => ({ val })) } }),
    ...(media.length > 0 && { embed: toEmbed(media) }),
  }
}

const toEmbed = (media: readonly UploadedMedia[]): object => {
  const video = media.find(({ kind }) => kind === 'video')
  if (video) return { $type: 'app.bsky.embed.video', video: video.blob, alt: video.alt, ...aspectRatio(video) }
  if (media.length > imageLimit.withoutGallery) return { $type: 'app.bsky.embed.gallery', items: media.map(toItem) }
  return { $type: 'app.bsky.embed.images', images: media.map((image) => ({ image: image.blob, alt: image.alt, ...aspectRatio(image) })) }
}

/** A gallery wants the shape of each, known or not. */
const toItem = ({ blob, alt, width, height }: UploadedMedia): object => ({
  $type: 'app.bsky.embed.gallery#image',
  image: blob,
  alt,
  aspectRatio: { width: Math.max(1, width), height: Math.max(1, height) },
})

/** Absent when the size is not known: a server refuses a side of 0. */
const aspectRatio = ({ width, height }: UploadedMedia) => (width > 0 && height > 0 ? { aspectRatio: { width, height } } : {})
