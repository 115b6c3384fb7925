/** Bringing posts in from a file: looked at, applied in one transaction, taken back while nothing of it is out. */
import type { HistoryAction } from '../../contract/history-actions.ts'
import type * as z from 'zod'
import type { importSummary } from '../../contract/imports.ts'
import type { PostContent } from '../../contract/posts.ts'
import type { PublicationState } from '../../contract/publications.ts'
import { AppError } from '../app-error.ts'
import { newId } from '../ids.ts'
import type { Media } from '../media/media.ts'
import type { AdapterIo, AnyPlatform } from '../platforms/kit/adapter.ts'
import type { Clock } from '../ports.ts'
import type { PostDesk } from '../publishing/post-desk.ts'
import type { Said } from '../publishing/media-words.ts'
import type { AccountReader } from '../store/account-reader.ts'
import type { CalendarReader } from '../store/calendar-reader.ts'
import type { CreatorReader } from '../store/creator-reader.ts'
import type { ImportReader, ImportRow } from '../store/import-reader.ts'
import { insertImport, markImportUndone } from '../store/import-writer.ts'
import type { LibraryReader } from '../store/library-reader.ts'
import type { PlanReader } from '../store/plan-reader.ts'
import type { Actor, Store, WriteTx } from '../store/store.ts'
import { imagesInLibrary, imagesOnOffer, uploadedImages } from './look-ahead-image.ts'
import type { UploadedImage } from './look-ahead-image.ts'
import { knownOnCalendar, spanOf } from './known-on-calendar.ts'
import { withPlanWarnings } from './plan-warnings.ts'
import { readCsv } from './read-csv.ts'
import { readRow } from './read-row.ts'
import { resolveRows } from './resolve-rows.ts'
import type { ResolveDeps, ResolvedRow } from './resolve-rows.ts'

export type ImportSummary = z.infer<typeof importSummary>

/** Who asks. */
export interface Asker {
  actor: Actor
  /** Null reaches everybody. */
  reach: ReadonlySet<string> | null
}

export interface Imports {
  /** Throws BAD_INPUT for what makes the file unreadable. */
  preview(file: { csv: string; files: readonly string[] }, asker: Asker): ResolvedRow[]
  apply(
    file: { csv: string; fileName: string; images: readonly UploadedImage[] },
    asker: Asker,
  ): { summary: ImportSummary; awaiting: number; skipped: ResolvedRow[] }
  list(asker: Asker): ImportSummary[]
  /** Throws CONFLICT when something of it is out, or may be. */
  undo(importId: string, asker: Asker): ImportSummary
}

interface Deps {
  store: Pick<Store, 'write' | 'ids'>
  clock: Pick<Clock, 'now'>
  adapters: readonly AnyPlatform[]
  accounts: AccountReader
  creators: CreatorReader
  media: Pick<Media, 'asset' | 'draftMedia'>
  library: Pick<LibraryReader, 'namesakes' | 'get'>
  imports: ImportReader
  calendar: CalendarReader
  plans: PlanReader
  said: Said
  io: Pick<AdapterIo, 'mediaHost'>
  posts: Pick<PostDesk, 'create' | 'plan' | 'takeBack'>
}

/** Nothing of these was ever sent, or it was definitely refused. */
const notOut: readonly PublicationState[] = ['draft', 'awaiting_approval', 'scheduled', 'failed', 'missed', 'cancelled', 'vetoed']

const toSummary = ({ id, fileName, at, posts, publications, state, byName }: ImportRow): ImportSummary => ({
  id,
  fileName,
  at: new Date(at),
  posts,
  publications,
  state,
  by: byName,
})

/** The first words, to know a post by. */
const shortly = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}…` : text).replaceAll('\n', ' ')

export const createImports = (deps: Deps): Imports => {
  const { store, clock, adapters, accounts, creators, media, library, imports, calendar, plans, posts, said, io } = deps

  const inLibrary = imagesInLibrary(library, media)

  const resolve = (csv: string, imageAt: ResolveDeps['imageAt'], { reach }: Asker): ResolvedRow[] => {
    const rows = readCsv(csv).map(readRow)
    const inReach = creators.list({ archived: false, reach })
    const span = spanOf(rows)
    const accountsById = Map.groupBy(accounts.list(inReach.map(({ id }) => id)), ({ creatorId }) => creatorId)
    return resolveRows(rows, {
      now: clock.now(),
      creators: inReach,
      accountsOf: (creatorId) => accountsById.get(creatorId) ?? [],
      adapterOf: (platform) => adapters.find(({ id }) => id === platform),
      io,
      imageAt: (...image) => imageAt(...image) ?? inLibrary(...image),
      said,
      known: imports.fingerprints(inReach.map(({ id }) => id)),
      planned: new Set(
        span
          ? knownOnCalendar(
              calendar.standing(
                inReach.map(({ id }) => id),
                span.from,
                span.to,
              ),
            )
          : [],
      ),
    })
  }

  const applyRow = (
    tx: WriteTx,
    importId: string,
    { read, creator, accounts: on, at, media: assets, fingerprint }: ResolvedRow,
    actor: Actor,
  ): number => {
    if (!creator) return 0
    const content: PostContent = {
      text: read.text,
      ...(Object.keys(read.platformTexts).length > 0 && { platformTexts: read.platformTexts }),
      assets: assets.flatMap(({ assetId, alt }) => (assetId === null ? [] : [{ assetId, alt }])),
      languages: read.languages,
      labels: read.labels,
    }
    const postId = posts.create(tx, { creatorId: creator.id, content, importId, importFingerprint: fingerprint }, actor)
    return at && on.length > 0
      ? posts.plan(
          tx,
          postId,
          on.map(({ id }) => id),
          at,
          actor,
        )
      : 0
  }

  const announce = (
    tx: WriteTx,
    action: HistoryAction,
    { id, fileName, posts: postCount, publications }: ImportRow,
    actor: Actor,
  ): void => {
    tx.emit({ kind: 'import.changed', importId: id })
    tx.audit({ actor, action, subject: { kind: 'import', id, label: fileName }, after: { posts: postCount, publications } })
  }

  return {
    preview: ({ csv, files }, asker) => withPlanWarnings(plans, resolve(csv, imagesOnOffer(files), asker)),
    apply: ({ csv, fileName, images }, asker) =>
      store.write((tx) => {
        const { actor } = asker
        const rows = resolve(csv, uploadedImages(images, media), asker)
        const ready = rows.filter(({ state }) => state === 'ready')
        const row: ImportRow = {
          id: newId('imp', store.ids),
          fileName,
          at: tx.now,
          byActor: actor.id,
          byName: actor.name,
          posts: ready.length,
          publications: 0,
          state: 'applied',
        }
        const skipped = rows.filter(({ state }) => state !== 'ready')
        // Nothing to take back, so nothing to list: it is told to whoever asked, and not written down.
        if (ready.length === 0) return { summary: toSummary({ ...row, state: 'undone' }), awaiting: 0, skipped }
        // Counted beforehand: the row is there before the posts that refer to it.
        row.publications = ready.reduce((sum, { at, accounts: on }) => sum + (at ? on.length : 0), 0)
        insertImport(tx, row)
        for (const one of ready) applyRow(tx, row.id, one, actor)
        announce(tx, 'import.applied', row, actor)
        const awaiting = imports.publications(row.id).filter(({ state }) => state === 'awaiting_approval').length
        return { summary: toSummary(row), awaiting, skipped }
      }),
    list: ({ reach }) => imports.list(reach).map(toSummary),
    undo: (importId, { actor, reach }) =>
      store.write((tx) => {
        const row = imports.get(importId)
        const mine = imports.posts(importId)
        if (!row || (reach && (mine.length === 0 || mine.some(({ creatorId }) => !reach.has(creatorId)))))
          throw new AppError('NOT_FOUND', { what: 'import', id: importId })
        if (row.state === 'undone') throw new AppError('CONFLICT', { what: 'import_undone' })
        const out = imports.publications(importId).filter(({ state }) => !notOut.includes(state))
        if (out.length > 0)
          throw new AppError('CONFLICT', {
            what: 'published',
            items: out.slice(0, 20).map(({ text, remoteUrl }) => (remoteUrl ? `${shortly(text)} (${remoteUrl})` : shortly(text))),
          })
        for (const { id } of mine) posts.takeBack(tx, id, actor)
        markImportUndone(tx, importId)
        announce(tx, 'import.undone', row, actor)
        return { ...toSummary(row), state: 'undone' as const }
      }),
  }
}
