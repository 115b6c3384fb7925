/** Bringing figures in: looked at, kept in one transaction, taken back whole; and what stands of them. */
import { isAssisted } from './is-assisted.ts'
import type { Currency, FigureImport, FigureKind, FigureRow, Mapping } from '../../../contract/figures.ts'
import type { HistoryAction } from '../../../contract/history-actions.ts'
import { AppError } from '../../app-error.ts'
import { nameKey } from '../../fold-text.ts'
import { newId } from '../../ids.ts'
import type { AnyPlatform, AssistedPlatform } from '../../platforms/kit/adapter.ts'
import type { Clock } from '../../ports.ts'
import type { AccountReader, AccountRow } from '../../store/account-reader.ts'
import type { CreatorReader } from '../../store/creator-reader.ts'
import type { FigureImportRow, FigureReader, StandingFigure } from '../../store/figure-reader.ts'
import {
  insertFigureImport,
  insertFigures,
  insertTrackingLink,
  markFiguresUndone,
  rememberMapping,
  setTrackingLinkUrl,
} from '../../store/figure-writer.ts'
import { noFigures } from '../../store/merge-figures.ts'
import type { Store, WriteTx } from '../../store/store.ts'
import type { Asker } from '../imports.ts'
import { missingColumns, readFigures } from './read-figures.ts'
import type { ReadFigure } from './read-figures.ts'
import type { Table } from './read-table.ts'
import { resolveFigures } from './resolve-figures.ts'
import type { Known, ResolvedFigure } from './resolve-figures.ts'
import { headerKey, recalled, suggestMapping } from './suggest-mapping.ts'

export interface FigureFile {
  table: Table
  fileName: string
  accountId: string | null
  day: string
}

interface LinkReading {
  accountId: string
  name: string
  url: string | null
  day: string
  clicks: number | null
  subscribers: number | null
  revenue: number | null
  currency: Currency
}

export interface FigureDesk {
  /** Which column is what: as given, remembered, or suggested. */
  mappingOf(
    table: Table,
    given: { kind?: FigureKind | undefined; mapping?: Mapping | undefined },
  ): { mapping: Mapping; from: 'given' | 'remembered' | 'suggested' }
  preview(file: Omit<FigureFile, 'fileName'>, mapping: Mapping, asker: Asker): ResolvedFigure[]
  apply(file: FigureFile, mapping: Mapping, asker: Asker): { import: FigureImport | null; left: ResolvedFigure[] }
  enterLink(reading: LinkReading, asker: Asker): FigureImport
  list(asker: Asker): FigureImport[]
  undo(importId: string, asker: Asker): FigureImport
}

interface Deps {
  store: Pick<Store, 'write' | 'ids'>
  clock: Pick<Clock, 'now'>
  adapters: readonly AnyPlatform[]
  accounts: AccountReader
  creators: CreatorReader
  reader: FigureReader
}

export const toFigureImport = (row: FigureImportRow, accounts: readonly string[]): FigureImport => ({
  id: row.id,
  kind: row.kind,
  fileName: row.fileName,
  at: new Date(row.at),
  by: row.byName,
  accounts: [...accounts],
  added: row.added,
  changed: row.changed,
  state: row.state,
})

export const toFigureRow = ({ read, state, account, day, publicationId, before, problems }: ResolvedFigure): FigureRow => ({
  line: read.line,
  state,
  account: account?.handle ?? read.account,
  accountId: account?.id ?? null,
  day,
  subject: read.subject,
  publicationId,
  figures: read.figures,
  before,
  problems,
})

const isKept = ({ state }: ResolvedFigure): boolean => state === 'new' || state === 'update'

export const createFigureDesk = ({ store, clock, adapters, accounts, creators, reader }: Deps): FigureDesk => {
  const assistedOf = (row: AccountRow): AssistedPlatform | undefined => {
    const adapter = adapters.find(({ id }) => id === row.platform)
    return adapter && isAssisted(adapter) ? adapter : undefined
  }

  /** The latest day that has begun anywhere. */
  const today = (): string => new Date(clock.now() + 14 * 3_600_000).toISOString().slice(0, 10)

  const inReach = ({ reach }: Asker): AccountRow[] => accounts.list(creators.list({ archived: false, reach }).map(({ id }) => id))

  /** Of every platform where it is links: what they bring, and from where, is counted outside it. */
  const takes = (row: AccountRow, kind: FigureKind): boolean => kind === 'links' || kind === 'countries' || assistedOf(row) !== undefined

  const chosen = (accountId: string, kind: FigureKind, all: readonly AccountRow[]): AccountRow => {
    const found = all.find(({ id }) => id === accountId)
    if (!found) throw new AppError('NOT_FOUND', { what: 'account', id: accountId })
    if (!takes(found, kind)) throw new AppError('NOT_SUPPORTED', { platform: found.platform, capability: 'imported_figures' })
    return found
  }

  const postId = (account: AccountRow, post: string): string | undefined => {
    const adapter = assistedOf(account)
    if (!adapter) return undefined
    // An export may hold the id alone.
    const link = /^\d{1,20}$/.test(post) ? `${adapter.capabilities.assisted?.site}/${post}/${account.handle}` : post
    const answer = adapter.assisted.readLink(link, account)
    return 'remote' in answer ? answer.remote.remoteId : undefined
  }

  const knownOf = (kind: FigureKind) => {
    const found = new Map<string, Known>()
    return (accountId: string): Known => {
      const before = found.get(accountId)
      if (before) return before
      const nameOf = new Map(kind === 'links' ? reader.links(accountId).map(({ id, nameKey: name }) => [id, name]) : [])
      const subjectOf = ({ subject }: StandingFigure): string => (kind === 'days' ? nameKey(subject) : (nameOf.get(subject) ?? subject))
      const known: Known = {
        standing: Map.groupBy(reader.standing(accountId, kind), subjectOf),
        published: kind === 'posts' ? reader.published(accountId) : new Map<string, string>(),
      }
      found.set(accountId, known)
      return known
    }
  }

  const resolve = (
    rows: readonly ReadFigure[],
    kind: FigureKind,
    file: Pick<FigureFile, 'accountId' | 'day'>,
    asker: Asker,
  ): ResolvedFigure[] => {
    const all = inReach(asker)
    return resolveFigures(rows, {
      kind,
      accounts: all.filter((row) => takes(row, kind)),
      account: file.accountId === null ? null : chosen(file.accountId, kind, all),
      day: file.day,
      today: today(),
      postId,
      known: knownOf(kind),
    })
  }

  /** The link of that name, made where there is none. */
  const linkId = (tx: WriteTx, account: AccountRow, { subject: name, url }: Pick<ReadFigure, 'subject' | 'url'>): string => {
    const key = nameKey(name)
    const found = reader.links(account.id).find((one) => one.nameKey === key)
    if (found) {
      if (url !== null && url !== found.url) setTrackingLinkUrl(tx, found.id, url)
      return found.id
    }
    const id = newId('trk', store.ids)
    insertTrackingLink(tx, { id, accountId: account.id, creatorId: account.creatorId, name, nameKey: key, url, createdAt: tx.now })
    return id
  }

  const announce = (
    tx: WriteTx,
    action: HistoryAction,
    row: FigureImportRow,
    label: string,
    creatorIds: readonly string[],
    { actor }: Asker,
  ): void => {
    for (const creatorId of creatorIds) {
      tx.emit({ kind: 'figures.changed', creatorId })
      tx.audit({
        actor,
        action,
        creatorId,
        subject: { kind: 'figures', id: row.id, label },
        after: { kind: row.kind, added: row.added, changed: row.changed },
      })
    }
  }

  const keep = (
    tx: WriteTx,
    { kind, fileName, action, label }: { kind: FigureKind; fileName: string | null; action: HistoryAction; label: string },
    rows: readonly ResolvedFigure[],
    asker: Asker,
  ): FigureImport => {
    const { actor } = asker
    const row: FigureImportRow = {
      id: newId('fim', store.ids),
      kind,
      fileName,
      at: tx.now,
      byActor: actor.id,
      byName: actor.name,
      added: rows.filter(({ state }) => state === 'new').length,
      changed: rows.filter(({ state }) => state === 'update').length,
      state: 'applied',
    }
    insertFigureImport(tx, row)
    const links = new Map<string, string>()
    insertFigures(
      tx,
      rows.flatMap(({ account, day, subject, spelling, read }) => {
        if (!account || day === null) return []
        const key = `${account.id} ${subject}`
        const link = kind === 'links' ? (links.get(key) ?? linkId(tx, account, read)) : undefined
        if (link !== undefined) links.set(key, link)
        return [
          {
            importId: row.id,
            accountId: account.id,
            creatorId: account.creatorId,
            subject: link ?? (kind === 'days' ? spelling : subject),
            day,
            ...read.figures,
          },
        ]
      }),
    )
    const owners = rows.flatMap(({ account }) => account ?? [])
    announce(tx, action, row, label, [...new Set(owners.map(({ creatorId }) => creatorId))], asker)
    return toFigureImport(row, [...new Set(owners.map(({ handle }) => handle))])
  }

  return {
    mappingOf: (table, { kind, mapping }) => {
      if (mapping) return { mapping: recalled(table, mapping), from: 'given' }
      const remembered = reader.mapping(headerKey(table.header))
      if (remembered && (kind === undefined || remembered.kind === kind))
        return { mapping: recalled(table, remembered), from: 'remembered' }
      return { mapping: suggestMapping(table, kind), from: 'suggested' }
    },
    preview: ({ table, ...file }, mapping, asker) =>
      missingColumns(mapping).length > 0 ? [] : resolve(readFigures(table, mapping), mapping.kind, file, asker),
    apply: ({ table, ...file }, mapping, asker) => {
      const [missing] = missingColumns(mapping)
      if (missing !== undefined) throw new AppError('BAD_INPUT', { issues: [{ path: missing, code: 'column.missing' }] })
      return store.write((tx) => {
        const rows = resolve(readFigures(table, mapping), mapping.kind, file, asker)
        const kept = rows.filter(isKept)
        rememberMapping(tx, headerKey(table.header), mapping, asker.actor.name)
        const how = { kind: mapping.kind, fileName: file.fileName, action: 'figures.imported', label: file.fileName } as const
        return {
          import: kept.length === 0 ? null : keep(tx, how, kept, asker),
          left: rows.filter((row) => !isKept(row)),
        }
      })
    },
    enterLink: ({ accountId, name, url, day, clicks, subscribers, revenue, currency }, asker) =>
      store.write((tx) => {
        if (clicks === null && subscribers === null && revenue === null)
          throw new AppError('BAD_INPUT', { issues: [{ path: 'clicks', code: 'figure.none' }] })
        const figures = { ...noFigures, clicks, subscribers, revenue, currency: revenue === null ? null : currency }
        const read: ReadFigure = { line: 1, account: '', day, subject: name, url, figures, problems: [] }
        const [row] = resolve([read], 'links', { accountId, day }, asker)
        const [wrong] = row?.problems ?? []
        if (!row || wrong)
          throw new AppError('BAD_INPUT', { issues: [{ path: wrong?.column ?? 'day', code: wrong?.rule ?? 'date.invalid' }] })
        return keep(tx, { kind: 'links', fileName: null, action: 'figures.entered', label: name }, [row], asker)
      }),
    list: ({ reach }) =>
      reader
        .imports()
        .filter(({ creatorIds }) => !reach || creatorIds.every((id) => reach.has(id)))
        .map((row) => toFigureImport(row, [...new Set(row.handles)])),
    undo: (importId, asker) =>
      store.write((tx) => {
        const row = reader.import(importId)
        const whose = reader.creatorsOf(importId)
        const { reach } = asker
        if (!row || (reach && whose.some((id) => !reach.has(id)))) throw new AppError('NOT_FOUND', { what: 'import', id: importId })
        if (row.state === 'undone') throw new AppError('CONFLICT', { what: 'import_undone' })
        markFiguresUndone(tx, importId)
        const undone: FigureImportRow = { ...row, state: 'undone' }
        announce(tx, 'figures.undone', undone, row.fileName ?? '', whose, asker)
        return toFigureImport(undone, [])
      }),
  }
}
