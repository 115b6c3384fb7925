/** Fetching media from an address of the application's own domain. */
import { download } from '../download.ts'
import { sniffType } from '../sniff-type.ts'
import type { TiktokParts } from './methods.ts'
import { complete } from './settle.ts'

const imageMaxBytes = 20_000_000
const imageTypes = ['image/jpeg', 'image/webp']

/** Goes on by itself; what comes of it stands in the publish. */
export const pull = (parts: TiktokParts, publishId: string, urls: readonly string[]): void => {
  void pullAll(parts, publishId, urls)
}

const pullAll = async (parts: TiktokParts, publishId: string, urls: readonly string[]): Promise<void> => {
  const { network } = parts
  const fail = (failReason: string): void => {
    const publish = network.findPublish(publishId)
    if (publish) network.savePublish({ ...publish, failReason })
  }
  const isPhoto = network.findPublish(publishId)?.media === 'photo'
  try {
    const pulled = await Promise.all(urls.map((url) => download(new URL(url))))
    const typed = pulled.map((data) => ({ data, type: sniffType(data) }))
    if (isPhoto && !typed.every(({ type, data }) => imageTypes.includes(type ?? '') && data.byteLength <= imageMaxBytes))
      return fail('file_format_check_failed')
    const publish = network.findPublish(publishId)
    if (!publish) return
    const files = typed.map(({ data, type }) => network.addFile(data, type ?? 'application/octet-stream'))
    complete(
      parts,
      publish,
      files,
      pulled.reduce((sum, { byteLength }) => sum + byteLength, 0),
    )
  } catch {
    // Whatever stood in the way, TikTok tells the client no more than this.
    fail(isPhoto ? 'photo_pull_failed' : 'video_pull_failed')
  }
}
