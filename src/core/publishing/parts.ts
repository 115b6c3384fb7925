/**
 * A post that goes out in parts: a thread, each part an answer to the one before. A part is sent by attempts of its own,
 * one write each, and only once the part before it is proved to be out. A post that is no thread is one part, and
 * `publication_part` knows nothing of it.
 */
import { AppError } from '../app-error.ts'
import type { AnyPlatform, Draft, Operation, RemotePost } from '../platforms/kit/adapter.ts'
import type { PartRow } from '../store/part-reader.ts'
import type { PostContentRow } from '../store/post-reader.ts'
import type { ThreadsOn } from '../store/publication-list-reader.ts'
import type { PublicationRow } from '../store/publication-reader.ts'
import type { WriteTx } from '../store/store.ts'
import type { Engine } from './engine.ts'
import { takeConverted } from './take-converted.ts'
import { draftOf, operationOf } from './operation.ts'

/** What goes on after the text, on this platform. */
export const furtherOn = (platform: AnyPlatform | undefined, thread: readonly string[] | undefined): readonly string[] =>
  platform?.capabilities.thread ? (thread ?? []) : []

export const threadsIn =
  ({ findAdapter }: Pick<Engine, 'findAdapter'>): ThreadsOn =>
  (platform) =>
    findAdapter(platform)?.capabilities.thread !== undefined

/** One draft a part. What is not text goes with the first. */
export const inParts = (draft: Draft, further: readonly string[]): [Draft, ...Draft[]] => [
  draft,
  ...further.map((text): Draft => ({ ...draft, kind: 'text', text, media: [] })),
]

/** A text with what goes on after it, for what holds wherever it goes. */
export const wholeText = ({ text, thread = [] }: { text: string; thread?: readonly string[] | undefined }): string =>
  [text, ...thread].join('\n')

type Needs = Pick<Engine, 'findAdapter' | 'media' | 'parts'>
type Of = Pick<PublicationRow, 'id' | 'accountId' | 'platform'>

export interface Progress {
  drafts: [Draft, ...Draft[]]
  out: PartRow[]
}

export const progressOf = ({ findAdapter, media, parts }: Needs, row: Of, content: PostContentRow): Progress => {
  const adapter = findAdapter(row.platform)
  const drafts = inParts(takeConverted(adapter, draftOf(media, content, row)), furtherOn(adapter, content.thread))
  return { drafts, out: drafts.length > 1 ? parts.ofPublication(row.id) : [] }
}

/** Drafts of what is not out yet. */
export const draftsLeft = (engine: Needs, row: Of, content: PostContentRow): Draft[] => {
  const { drafts, out } = progressOf(engine, row, content)
  return drafts.slice(out.length)
}

/** One part as an operation of its own, from 1 on; the last one's, where all are out. */
export interface PartInHand {
  number: number
  /** How many there are. */
  of: number
  operation: Operation
}

/** The first part that is not proved to be out. Of a publication that was claimed at least once. */
export const partInHand = (engine: Needs, row: PublicationRow, content: PostContentRow): PartInHand => {
  const { drafts, out } = progressOf(engine, row, content)
  return partAt(row, { drafts, out }, Math.min(out.length + 1, drafts.length))
}

export const partAt = (row: PublicationRow, { drafts, out }: Progress, number: number): PartInHand => {
  const draft = drafts[number - 1]
  const before = out[number - 2]
  if (!draft || (number > 1 && !before)) throw new AppError('STATE_CHANGED', { what: `publication ${row.id}`, state: `part ${number}` })
  const { key, createdAt, ...operation } = operationOf(row, draft)
  return {
    number,
    of: drafts.length,
    // What is out is looked for from then on, also when the rest was planned anew.
    operation: {
      ...operation,
      createdAt: Math.min(createdAt, out[number - 1]?.publishedAt ?? createdAt),
      key: number === 1 ? key : `${key}-${number}`,
      ...(before && { answers: before.remoteId }),
    },
  }
}

/** The number of the part in hand: the one that attempts are made for. */
export const partNumber = ({ parts }: Pick<Engine, 'parts'>, id: string): number => parts.ofPublication(id).length + 1

/** Whether a part of it is out. */
export const hasBegun = ({ parts }: Pick<Engine, 'parts'>, id: string): boolean => parts.ofPublication(id).length > 0

/** How often the part in hand was tried. */
export const triesOf = (engine: Pick<Engine, 'parts' | 'attempts'>, id: string): number =>
  engine.attempts.triesOf(id, partNumber(engine, id))

/** What becomes of the whole when the part in hand is out: where it can be seen, or how many parts are left. */
export type PartOut = { head: RemotePost; publishedAt: number } | { rest: number }

/** Writes down that the part in hand is out. */
export const partIsOut = (engine: Engine, tx: WriteTx, row: PublicationRow, remote: RemotePost, publishedAt: number): PartOut => {
  const content = engine.posts.content(row.postId)
  const { drafts, out } = content ? progressOf(engine, row, content) : { drafts: [], out: [] }
  if (drafts.length <= 1) return { head: remote, publishedAt }
  const part = {
    publicationId: row.id,
    number: out.length + 1,
    remoteId: remote.remoteId,
    url: remote.url,
    version: remote.version ?? null,
    publishedAt,
  }
  engine.parts.add(tx, part)
  const rest = drafts.length - part.number
  const [head = part] = out
  return rest > 0 ? { rest } : { head: toRemote(head), publishedAt: head.publishedAt }
}

export const toRemote = ({ remoteId, url, version }: Pick<PartRow, 'remoteId' | 'url' | 'version'>): RemotePost => ({
  remoteId,
  url,
  ...(version !== null && { version }),
})
