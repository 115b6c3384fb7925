/** A post being written, and how it changes. Pure. */
import type { Asset } from '../../../contract/media.ts'
import type { ChosenOptions } from '../../../contract/platform-options.ts'
import type { PlatformId } from '../../../contract/platforms.ts'
import type { Post, PostContent } from '../../../contract/posts.ts'

export interface DraftMedia {
  /** Within this page. */
  key: string
  fileName: string
  kind: 'image' | 'video'
  alt: string
  /** Of a video, once it is known. */
  seconds: number | null
  /** Width by height, once they are known. */
  ratio: number | null
  /** Once core has it. */
  assetId: string | null
  /** While or after it was brought in from this page. */
  file: File | null
  state: 'uploading' | 'ready' | 'failed'
  error: unknown
  /** Bytes core has of it, while uploading. */
  sent?: { bytes: number; total: number }
}

export interface Draft {
  text: string
  /** What it says on a platform instead. */
  platformTexts: Readonly<Partial<Record<PlatformId, string>>>
  /** What goes on after it, in a thread. */
  thread: readonly string[]
  media: readonly DraftMedia[]
  languages: readonly string[]
  labels: PostContent['labels']
  /** What is chosen for each account, of those that were chosen for. */
  options: Readonly<Record<string, ChosenOptions>>
}

export type DraftChange =
  | { do: 'set'; changes: Partial<Pick<Draft, 'text' | 'languages' | 'labels' | 'options'>> }
  | { do: 'add'; media: readonly DraftMedia[] }
  | { do: 'uploaded'; key: string; asset: Asset }
  | { do: 'sent'; key: string; bytes: number; total: number }
  | { do: 'failed'; key: string; error: unknown }
  | { do: 'again'; key: string }
  | { do: 'describe'; key: string; alt: string }
  | { do: 'remove'; key: string }
  | { do: 'move'; key: string; to: number }
  | { do: 'insert_part' | 'write_part'; at: number; text: string }
  | { do: 'drop_part'; at: number }
  | { do: 'write_for'; platform: PlatformId; text: string }
  | { do: 'drop_for'; platform: PlatformId }
  | { do: 'replace'; draft: Draft }

export const emptyDraft = (languages: readonly string[]): Draft => ({
  text: '',
  platformTexts: {},
  thread: [],
  media: [],
  languages,
  labels: [],
  options: {},
})

const ratioOf = ({ width, height }: Pick<Asset, 'width' | 'height'>): number | null => (width > 0 && height > 0 ? width / height : null)

/** A picture or video that core has already, with its description. */
export const mediaOf = ({ id, fileName, kind, alt, seconds, width, height }: Asset): DraftMedia => ({
  key: `asset:${id}`,
  fileName,
  kind,
  alt,
  seconds,
  ratio: ratioOf({ width, height }),
  assetId: id,
  file: null,
  state: 'ready',
  error: null,
})

export const draftOf = ({ text, platformTexts = {}, thread = [], assets, languages, labels, options = {} }: Post): Draft => ({
  text,
  platformTexts,
  thread,
  languages,
  labels,
  options,
  media: assets.map(({ asset, alt }, index) => ({
    key: `${asset.id}:${index}`,
    fileName: asset.fileName,
    kind: asset.kind,
    alt,
    seconds: asset.seconds,
    ratio: ratioOf(asset),
    assetId: asset.id,
    file: null,
    state: 'ready',
    error: null,
  })),
})

/** What core keeps of it: media still on their way are not in it yet. */
export const contentOf = ({ text, platformTexts, thread, media, languages, labels, options }: Draft): PostContent => ({
  text,
  platformTexts: { ...platformTexts },
  thread: [...thread],
  assets: media.flatMap(({ assetId, alt }) => (assetId === null ? [] : [{ assetId, alt }])),
  languages: [...languages],
  labels: [...labels],
  options: { ...options },
})

export const isBlank = ({ text, platformTexts, thread, media }: Draft): boolean =>
  media.length === 0 && [text, ...thread, ...Object.values(platformTexts)].every((part) => part.trim() === '')

const changeOne = (draft: Draft, key: string, changes: Partial<DraftMedia>): Draft => ({
  ...draft,
  media: draft.media.map((one) => (one.key === key ? { ...one, ...changes } : one)),
})

const moved = (media: readonly DraftMedia[], key: string, to: number): readonly DraftMedia[] => {
  const one = media.find((candidate) => candidate.key === key)
  if (!one) return media
  const rest = media.filter((candidate) => candidate !== one)
  const place = Math.min(rest.length, Math.max(0, to))
  return [...rest.slice(0, place), one, ...rest.slice(place)]
}

export const changeDraft = (draft: Draft, change: DraftChange): Draft => {
  switch (change.do) {
    case 'set':
      return { ...draft, ...change.changes }
    case 'add':
      return { ...draft, media: [...draft.media, ...change.media] }
    case 'uploaded':
      // A description given before, for the same picture, is offered again.
      return changeOne(draft, change.key, {
        assetId: change.asset.id,
        kind: change.asset.kind,
        seconds: change.asset.seconds,
        ratio: ratioOf(change.asset),
        state: 'ready',
        error: null,
        alt: draft.media.find(({ key }) => key === change.key)?.alt || change.asset.alt,
      })
    case 'sent':
      return changeOne(draft, change.key, { sent: { bytes: change.bytes, total: change.total } })
    case 'failed':
      return changeOne(draft, change.key, { state: 'failed', error: change.error })
    case 'again':
      return changeOne(draft, change.key, { state: 'uploading', error: null, sent: undefined })
    case 'describe':
      return changeOne(draft, change.key, { alt: change.alt })
    case 'remove':
      return { ...draft, media: draft.media.filter(({ key }) => key !== change.key) }
    case 'move':
      return { ...draft, media: moved(draft.media, change.key, change.to) }
    case 'insert_part':
      return { ...draft, thread: draft.thread.toSpliced(change.at, 0, change.text) }
    case 'write_part':
      return { ...draft, thread: draft.thread.with(change.at, change.text) }
    case 'drop_part':
      return { ...draft, thread: draft.thread.toSpliced(change.at, 1) }
    case 'write_for':
      return { ...draft, platformTexts: { ...draft.platformTexts, [change.platform]: change.text } }
    case 'drop_for': {
      const { [change.platform]: _dropped, ...platformTexts } = draft.platformTexts
      return { ...draft, platformTexts }
    }
    case 'replace':
      return change.draft
  }
}
