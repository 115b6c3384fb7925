/** The agency's own applications with platforms: their ids in the store, their secrets in the vault. */
import type { PlatformId } from '../../contract/platforms.ts'
import { AppError } from '../app-error.ts'
import { newId } from '../ids.ts'
import type { AnyPlatform, DeveloperApp } from '../platforms/kit/adapter.ts'
import type { CreatorReader } from '../store/creator-reader.ts'
import type { DeveloperAppReader, DeveloperAppRow } from '../store/developer-app-reader.ts'
import { deleteDeveloperApp, putDeveloperApp } from '../store/developer-app-writer.ts'
import type { Actor, Store } from '../store/store.ts'
import type { Vault } from '../vault/vault.ts'

export interface DeveloperAppContent {
  platform: PlatformId
  creatorId: string | null
  name: string
  clientId: string
  /** Left out: as it was. */
  clientSecret?: string | undefined
  service?: string | undefined
  returnAddress?: string | undefined
  audited?: boolean | undefined
  capUsd?: number | null | undefined
}

export interface DeveloperApps {
  reader: DeveloperAppReader
  /** Throws BAD_INPUT naming what this platform wants besides, CONFLICT, NOT_FOUND, NOT_SUPPORTED, VAULT_LOCKED. */
  save(id: string | undefined, content: DeveloperAppContent, actor: Actor): DeveloperAppRow
  /** Throws CONFLICT while accounts stand on it. */
  remove(id: string, actor: Actor): void
  /** As an adapter is handed it, with its secret. Throws NOT_FOUND, VAULT_LOCKED. */
  open(id: string): DeveloperApp
}

interface Deps {
  store: Pick<Store, 'write' | 'ids'>
  reader: DeveloperAppReader
  creators: CreatorReader
  vault: Pick<Vault, 'seal' | 'read' | 'remove'>
  adapters: readonly AnyPlatform[]
}

/** In cents. */
const capOf = (usd: number | null | undefined, before: DeveloperAppRow | undefined): number | null =>
  usd === undefined ? (before?.monthlyCapCents ?? null) : usd === null ? null : Math.round(usd * 100)

export const createDeveloperApps = ({ store, reader, creators, vault, adapters }: Deps): DeveloperApps => {
  const rowOf = (id: string): DeveloperAppRow => {
    const row = reader.get(id)
    if (!row) throw new AppError('NOT_FOUND', { what: 'app', id })
    return row
  }
  const subjectOf = ({ id, name }: DeveloperAppRow) => ({ kind: 'app', id, label: name })
  /** What may stand in the history: never the secret, but that there is another one. */
  const facts = ({ platform, name, clientId, service, audited, monthlyCapCents }: DeveloperAppRow) => ({
    platform,
    name,
    clientId,
    service,
    audited,
    ...(monthlyCapCents !== null && { capUsd: monthlyCapCents / 100 }),
  })

  return {
    reader,
    save: (id, content, actor) => {
      const { platform, creatorId, name, clientId, clientSecret } = content
      const consent = adapters.find((adapter) => adapter.id === platform)?.capabilities.connect.consent
      if (!consent) throw new AppError('NOT_SUPPORTED', { platform, capability: 'consent' })
      if (creatorId !== null && !creators.get(creatorId)) throw new AppError('NOT_FOUND', { what: 'creator', id: creatorId })
      const before = id === undefined ? undefined : rowOf(id)
      if (before && before.platform !== platform) throw new AppError('CONFLICT', { what: 'app_of_other_platform' })
      const returnAddress = consent.redirect === 'pasted' ? (content.returnAddress ?? before?.returnAddress ?? null) : null
      const missing = [
        ...(consent.appSecret && clientSecret === undefined && !before?.secretId ? ['clientSecret'] : []),
        ...(consent.redirect === 'pasted' && returnAddress === null ? ['returnAddress'] : []),
      ]
      if (missing.length > 0) throw new AppError('BAD_INPUT', { issues: missing.map((path) => ({ path, code: 'required' })) })
      return store.write((tx) => {
        if (clientSecret !== undefined && before?.secretId) vault.remove(tx, before.secretId)
        const isKept = clientSecret === undefined || !consent.appSecret
        const row: DeveloperAppRow = {
          id: before?.id ?? newId('app', store.ids),
          platform,
          creatorId,
          name,
          clientId,
          secretId: isKept ? (before?.secretId ?? null) : vault.seal(tx, 'developer-app', clientSecret),
          service: content.service ?? before?.service ?? consent.service,
          returnAddress,
          audited: consent.audit !== undefined && (content.audited ?? before?.audited ?? false),
          monthlyCapCents: capOf(content.capUsd, before),
          createdAt: before?.createdAt ?? tx.now,
        }
        putDeveloperApp(tx, row)
        tx.emit({ kind: 'app.changed' })
        tx.audit({
          actor,
          action: before ? 'app.changed' : 'app.added',
          ...(creatorId !== null && { creatorId }),
          subject: subjectOf(row),
          ...(before && { before: facts(before) }),
          after: { ...facts(row), ...(clientSecret !== undefined && { secret: 'set' }) },
        })
        return row
      })
    },
    remove: (id, actor) => {
      const row = rowOf(id)
      if (reader.countAccounts().has(id)) throw new AppError('CONFLICT', { what: 'app_in_use' })
      store.write((tx) => {
        if (row.secretId !== null) vault.remove(tx, row.secretId)
        deleteDeveloperApp(tx, id)
        tx.emit({ kind: 'app.changed' })
        tx.audit({
          actor,
          action: 'app.removed',
          ...(row.creatorId !== null && { creatorId: row.creatorId }),
          subject: subjectOf(row),
          before: facts(row),
        })
      })
    },
    open: (id) => {
      const { clientId, secretId, service, audited } = rowOf(id)
      return { clientId, clientSecret: secretId === null ? null : vault.read(secretId, 'developer-app'), service, audited }
    },
  }
}
