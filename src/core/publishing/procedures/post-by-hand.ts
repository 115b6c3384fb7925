/** What a person does where only they can post: all they need, theirs while they post it, and what became of it. */
import type { Problem } from '../../../contract/posts.ts'
import type { Handover } from '../../../contract/publications.ts'
import { textOn } from '../../../contract/text-on.ts'
import { AppError } from '../../app-error.ts'
import type { Handler } from '../../procedure.ts'
import type { AssistedPlatform, DraftMedia } from '../../platforms/kit/adapter.ts'
import type { PublicationListReader } from '../../store/publication-list-reader.ts'
import type { PublicationRow } from '../../store/publication-reader.ts'
import type { PlanReader } from '../../store/plan-reader.ts'
import type { Actor } from '../../store/store.ts'
import { confirmPosted, handBack, skipPosting, takeInHand, undoByHand } from '../by-hand.ts'
import { problemsForCreator, problemsOnAccount } from '../check-content.ts'
import type { Engine } from '../engine.ts'
import { similarElsewhere } from '../find-similar.ts'
import type { LaidOutFiles } from '../laid-out-files.ts'
import { mediaRefused } from '../media-words.ts'
import { draftOf } from '../operation.ts'
import { instantToWallTime } from '../wall-time.ts'
import { change } from './change-publication.ts'
import { readPublication } from './get-publication.ts'

const rowOf = (engine: Engine, id: string): { row: PublicationRow; platform: AssistedPlatform } => {
  const row = engine.publications.get(id)
  if (!row) throw new AppError('NOT_FOUND', { what: 'publication', id })
  const platform = engine.assistedOn(row.platform)
  if (!platform) throw new AppError('NOT_SUPPORTED', { platform: row.platform, capability: 'by_hand' })
  return { row, platform }
}

/** Today is one on which nothing is to go out. */
const blackedOut = (plans: Pick<PlanReader, 'current'>, row: PublicationRow, now: number): Problem[] => {
  const date = instantToWallTime(now, row.zone).wall.slice(0, 10)
  const all = plans.current(row.creatorId)
  const rules = (all.find(({ accountId }) => accountId === row.accountId) ?? all.find(({ accountId }) => accountId === null))?.rules
  if (!rules?.blackoutDates.includes(date)) return []
  return [{ accountId: row.accountId, platform: row.platform, severity: 'error', rule: 'day.blackout', data: { date } }]
}

const checksOf = (engine: Engine, plans: Pick<PlanReader, 'current'>, row: PublicationRow): Handover['checks'] => {
  const content = engine.posts.content(row.postId)
  const constraints = engine.constraintsOf(row.creatorId)
  const state = engine.accountRows.account(row.accountId)?.state ?? 'disconnected'
  if (!content || !constraints) throw new AppError('NOT_FOUND', { what: 'post', id: row.postId })
  const account = { id: row.accountId, platform: row.platform, state }
  const draft = draftOf(engine.media, content, row)
  const assetIds = content.media.map(({ assetId }) => assetId)
  return [
    { name: 'words', problems: problemsForCreator(draft, constraints) },
    { name: 'media', problems: mediaRefused(engine.said, assetIds, account) },
    {
      name: 'platform',
      problems: problemsOnAccount(draft, content.thread, constraints, account, engine.findAdapter(row.platform), engine.io),
    },
    { name: 'blackout', problems: blackedOut(plans, row, engine.clock.now()) },
    { name: 'duplicate', problems: similarElsewhere(engine.posts, draft.text, account, row.dueAt) },
  ]
}

export const readHandover =
  (engine: Engine, reader: PublicationListReader, plans: Pick<PlanReader, 'current'>): Handler<'publications.handover'> =>
  ({ input: { publicationId } }) => {
    const { row, platform } = rowOf(engine, publicationId)
    const content = engine.posts.content(row.postId)
    const account = reader.get(publicationId)
    if (!content || !account) throw new AppError('NOT_FOUND', { what: 'post', id: row.postId })
    const { site = '', linkExample = '' } = platform.capabilities.assisted ?? {}
    return {
      publication: readPublication(reader, publicationId),
      caption: textOn(content, row.platform),
      price: platform.assisted.priceOf(content.options?.[row.accountId]),
      files: content.media.map(({ assetId, alt }) => {
        const { fileName, kind } = engine.media.draftMedia(assetId, alt)
        return { assetId, fileName, kind, alt }
      }),
      checks: checksOf(engine, plans, row),
      site,
      profileUrl: platform.assisted.account({ handle: account.accountHandle }).profileUrl,
      linkExample: linkExample.replace('handle', account.accountHandle),
    }
  }

/** A name that says its place in the post, and an ending that says what it is now. */
const nameOf = ({ fileName }: DraftMedia, place: number, type: string): string =>
  `${place + 1} ${fileName.replace(/\.[^.]*$/, '')}.${type === 'image/jpeg' ? 'jpg' : (type.split('/')[1] ?? 'bin')}`

const fileOf = async (media: DraftMedia, place: number, { images, video }: AssistedPlatform['capabilities']): Promise<File> => {
  if (media.kind === 'image') {
    const { data, mimeType } = await media.read({ maxBytes: images?.maxBytes ?? Infinity, types: images?.types ?? [] })
    return new File([new Uint8Array(data)], nameOf(media, place, mimeType), { type: mimeType })
  }
  const fitted = await media.open({ maxBytes: video?.maxBytes ?? Infinity, types: video?.types ?? [] })
  const parts: BlobPart[] = fitted.blob ? [await fitted.blob()] : []
  if (!fitted.blob) for await (const part of fitted.parts()) parts.push(new Uint8Array(part))
  return new File(parts, nameOf(media, place, fitted.mimeType), { type: fitted.mimeType })
}

/** Given to whoever has it in hand only: whoever takes a file is about to post it. */
const readyFiles = (engine: Engine, publicationId: string, actor: Actor): { assetId: string; read: () => Promise<File> }[] => {
  const { row, platform } = rowOf(engine, publicationId)
  if (row.handBy !== actor.id) throw new AppError('STATE_CHANGED', { what: 'publication', state: 'not_in_hand' })
  const media = engine.posts.content(row.postId)?.media ?? []
  return media.map(({ assetId, alt }, place) => ({
    assetId,
    read: () => fileOf(engine.media.draftMedia(assetId, alt), place, platform.capabilities),
  }))
}

export const readReadyFile =
  (engine: Engine): Handler<'publications.readyFile'> =>
  ({ input: { publicationId, assetId }, call }) => {
    const found = readyFiles(engine, publicationId, call.actor).find((file) => file.assetId === assetId)
    if (!found) throw new AppError('NOT_FOUND', { what: 'asset', id: assetId })
    return found.read()
  }

export const layOutFiles =
  (engine: Engine, laidOut: LaidOutFiles): Handler<'publications.layOutFiles'> =>
  async ({ input: { publicationId }, call }) => {
    const files: File[] = []
    for (const { read } of readyFiles(engine, publicationId, call.actor)) files.push(await read())
    return { names: await laidOut.write(publicationId, files) }
  }

type Acts = 'takeInHand' | 'handBack' | 'confirmPosted' | 'skipPosting' | 'undoByHand'

export const byHandActs = (
  engine: Engine,
  reader: PublicationListReader,
  laidOut: LaidOutFiles,
): { [A in Acts as `publications.${A}`]: Handler<`publications.${A}`> } => ({
  'publications.takeInHand': ({ input: { publicationId, takeOver }, call }) => {
    change(engine, publicationId, (tx, row) => takeInHand(engine, tx, row, takeOver, call.actor))
    return readPublication(reader, publicationId)
  },
  'publications.handBack': async ({ input: { publicationId }, call }) => {
    change(engine, publicationId, (tx, row) => handBack(engine, tx, row, call.actor))
    await laidOut.remove(publicationId)
    return readPublication(reader, publicationId)
  },
  'publications.confirmPosted': async ({ input: { publicationId, url }, call }) => {
    change(engine, publicationId, (tx, row) => confirmPosted(engine, tx, row, url, call.actor))
    await laidOut.remove(publicationId)
    return readPublication(reader, publicationId)
  },
  'publications.skipPosting': async ({ input: { publicationId, reason }, call }) => {
    change(engine, publicationId, (tx, row) => skipPosting(engine, tx, row, reason, call.actor))
    await laidOut.remove(publicationId)
    return readPublication(reader, publicationId)
  },
  'publications.undoByHand': ({ input: { publicationId }, call }) => {
    change(engine, publicationId, (tx, row) => undoByHand(engine, tx, row, call.actor))
    return readPublication(reader, publicationId)
  },
})
