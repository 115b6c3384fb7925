/** Connecting accounts: the platform proves whose credentials these are, the vault keeps them, the store says so. */
import type { HistoryAction } from '../../contract/history-actions.ts'
import type { PlatformId } from '../../contract/platforms.ts'
import { AppError, isAppError } from '../app-error.ts'
import { newId } from '../ids.ts'
import type { AccountProfile, AdapterIo, AnyPlatform, Credential, PlatformAdapter } from '../platforms/kit/adapter.ts'
import type { AccountReader, AccountRow } from '../store/account-reader.ts'
import { insertAccount, updateAccount } from '../store/account-writer.ts'
import type { AccountChanges } from '../store/account-writer.ts'
import type { CreatorReader } from '../store/creator-reader.ts'
import type { Actor, Store, WriteTx } from '../store/store.ts'
import type { Vault } from '../vault/vault.ts'
import type { AccountSessions } from './account-session.ts'
import { changedFields } from './changed-fields.ts'
import { readConnectFields } from './connect-fields.ts'

export interface AccountConnector {
  /** Throws CONFLICT when the remote account belongs to another creator already. */
  connect(creatorId: string, platform: PlatformId, credentials: Readonly<Record<string, string>>, actor: Actor): Promise<AccountRow>
  /** Throws CONFLICT when the credentials belong to another remote account. */
  reconnect(accountId: string, credentials: Readonly<Record<string, string>>, actor: Actor): Promise<AccountRow>
  /** Asks the platform. A lost grant is an answer (`needs_reconnect`), not a failure; what may pass is thrown and changes nothing. */
  check(accountId: string, actor: Actor, signal: AbortSignal): Promise<AccountRow>
  disconnect(accountId: string, actor: Actor): AccountRow
  /** As `connect`, with what a consent proves. `appId`: in whose name. */
  connectProved(creatorId: string, platform: PlatformId, prove: () => Promise<Proved>, appId: string, actor: Actor): Promise<AccountRow>
  /** As `reconnect`, with what a consent proves. */
  reconnectProved(accountId: string, prove: () => Promise<Proved>, appId: string, actor: Actor): Promise<AccountRow>
  /** Before anybody is asked. Throws NOT_FOUND, CONFLICT, VAULT_LOCKED. */
  assertMayConnect(creatorId: string, platform: PlatformId, accountId: string | undefined): Promise<void>
  /** What adapters are lent. */
  io: AdapterIo
}

interface Deps {
  store: Pick<Store, 'write' | 'ids'>
  accounts: AccountReader
  creators: CreatorReader
  vault: Pick<Vault, 'isOpen' | 'seal' | 'remove' | 'status'>
  sessions: AccountSessions
  adapters: readonly AnyPlatform[]
  io: AdapterIo
  /** A reading as of `tx.now`, with all that is counted from it. */
  keepFollowers: (tx: WriteTx, accountId: string, followers: number) => void
}

/** `credential` null: there is none to keep. */
export interface Proved {
  credential: Credential | null
  profile: AccountProfile
}

const factsOf = ({ handle, displayName, service, profileUrl, followers, posts }: AccountProfile, before: AccountRow | undefined) => ({
  handle,
  displayName,
  service,
  profileUrl,
  // Unknown now does not unsay what was known.
  followers: followers ?? before?.followers ?? null,
  posts: posts ?? before?.posts ?? null,
})

export const createAccountConnector = (deps: Deps): AccountConnector => {
  const { store, accounts, creators, vault, sessions, adapters, io, keepFollowers } = deps

  const rowOf = (accountId: string): AccountRow => {
    const row = accounts.get(accountId)
    if (!row) throw new AppError('NOT_FOUND', { what: 'account', id: accountId })
    return row
  }

  const adapterOf = (platform: PlatformId): PlatformAdapter => {
    const adapter = adapters.find(({ id }) => id === platform)
    if (!adapter || adapter.assisted) throw new AppError('NOT_SUPPORTED', { platform, capability: 'connect' })
    return adapter
  }

  /** Asked first: a platform may count sign-ins, and one whose answer cannot be kept is wasted. */
  const assertVaultOpen = async (): Promise<void> => {
    if (vault.isOpen()) return
    const { mode } = await vault.status()
    if (!vault.isOpen()) throw new AppError('VAULT_LOCKED', { mode: mode === 'passphrase' ? 'passphrase' : 'keychain' })
  }

  const prove = async (platform: PlatformId, credentials: Readonly<Record<string, string>>): Promise<Proved> => {
    const found = adapters.find(({ id }) => id === platform)
    // Nobody is asked and there is nothing to keep: whose account it is, a person says.
    if (found?.assisted)
      return { credential: null, profile: found.assisted.account(readConnectFields(found.capabilities.connect.fields, credentials)) }
    const adapter = adapterOf(platform)
    if (!adapter.connect) throw new AppError('NOT_SUPPORTED', { platform, capability: 'connect' })
    const fields = readConnectFields(adapter.capabilities.connect.fields, credentials)
    await assertVaultOpen()
    return adapter.connect(fields, io)
  }

  /** What changed of an account, into the audit trail and the outbox. Handle and state only: figures are not history. */
  const announce = (tx: WriteTx, action: HistoryAction, actor: Actor, before: AccountRow | undefined, after: AccountRow): void => {
    const { handle, service, state } = after
    const change = before
      ? changedFields<Pick<AccountRow, 'handle' | 'service' | 'state'>>(before, { handle, service, state })
      : { before: null, after: { platform: after.platform, handle, service } }
    const subject = { kind: 'account', id: after.id, label: handle }
    tx.emit({ kind: 'account.changed', accountId: after.id, creatorId: after.creatorId, state })
    tx.audit({ actor, action, creatorId: after.creatorId, subject, before: change?.before ?? null, after: change?.after ?? null })
  }

  const keepReading = (tx: WriteTx, accountId: string, { followers }: AccountProfile): void => {
    if (followers !== null) keepFollowers(tx, accountId, followers)
  }

  const sealed = (tx: WriteTx, credential: Credential | null): string | null =>
    credential && vault.seal(tx, 'account', JSON.stringify(credential))

  const renew = (tx: WriteTx, before: AccountRow, { credential, profile }: Proved, appId: string | null, actor: Actor): AccountRow => {
    // A new secret rather than the old one's place: a renewal still under way for the old one then keeps off it.
    const changes = {
      ...factsOf(profile, before),
      state: 'connected',
      problem: null,
      secretId: sealed(tx, credential),
      checkedAt: tx.now,
      connectedAt: tx.now,
      appId,
    } as const satisfies AccountChanges
    updateAccount(tx, before.id, changes)
    if (before.secretId !== null) vault.remove(tx, before.secretId)
    keepReading(tx, before.id, profile)
    const after = { ...before, ...changes }
    announce(tx, 'account.reconnected', actor, before, after)
    return after
  }

  const add = (
    tx: WriteTx,
    creatorId: string,
    platform: PlatformId,
    { credential, profile }: Proved,
    appId: string | null,
    actor: Actor,
  ): AccountRow => {
    const row: AccountRow = {
      id: newId('acc', store.ids),
      creatorId,
      platform,
      remoteId: profile.remoteId,
      ...factsOf(profile, undefined),
      state: 'connected',
      problem: null,
      secretId: sealed(tx, credential),
      checkedAt: tx.now,
      connectedAt: tx.now,
      appId,
    }
    insertAccount(tx, row)
    keepReading(tx, row.id, profile)
    announce(tx, 'account.connected', actor, undefined, row)
    return row
  }

  /** What the platform said of a living account; being alive, it needs nobody any more. */
  const keepProfile = (accountId: string, profile: AccountProfile, actor: Actor): AccountRow =>
    store.write((tx) => {
      const before = rowOf(accountId)
      if (before.state === 'disconnected') return before
      const changes = {
        ...factsOf(profile, before),
        state: 'connected',
        problem: null,
        checkedAt: tx.now,
      } as const satisfies AccountChanges
      updateAccount(tx, accountId, changes)
      keepReading(tx, accountId, profile)
      const after = { ...before, ...changes }
      if (before.state !== after.state || before.handle !== after.handle) announce(tx, 'account.checked', actor, before, after)
      return after
    })

  const assertAllowed = (creatorId: string, platform: PlatformId): void => {
    const creator = creators.get(creatorId)
    if (!creator || creator.archivedAt !== null) throw new AppError('NOT_FOUND', { what: 'creator', id: creatorId })
    if (creator.constraints.platformsNotAllowed.includes(platform)) throw new AppError('CONFLICT', { what: 'platform_not_allowed' })
  }

  const place = (creatorId: string, platform: PlatformId, proved: Proved, appId: string | null, actor: Actor): AccountRow =>
    store.write((tx) => {
      const known = accounts.findRemote(platform, proved.profile.remoteId)
      if (!known) return add(tx, creatorId, platform, proved, appId, actor)
      if (known.creatorId !== creatorId) throw new AppError('CONFLICT', { what: 'account_of_another_creator' })
      return renew(tx, known, proved, appId, actor)
    })

  const replace = (accountId: string, proved: Proved, appId: string | null, actor: Actor): AccountRow => {
    if (proved.profile.remoteId !== rowOf(accountId).remoteId) throw new AppError('CONFLICT', { what: 'another_account' })
    return store.write((tx) => renew(tx, rowOf(accountId), proved, appId, actor))
  }

  return {
    io,
    connect: async (creatorId, platform, credentials, actor) => {
      assertAllowed(creatorId, platform)
      return place(creatorId, platform, await prove(platform, credentials), null, actor)
    },
    reconnect: async (accountId, credentials, actor) =>
      replace(accountId, await prove(rowOf(accountId).platform, credentials), null, actor),
    connectProved: async (creatorId, platform, proveConsent, appId, actor) => {
      assertAllowed(creatorId, platform)
      await assertVaultOpen()
      return place(creatorId, platform, await proveConsent(), appId, actor)
    },
    reconnectProved: async (accountId, proveConsent, appId, actor) => {
      await assertVaultOpen()
      return replace(accountId, await proveConsent(), appId, actor)
    },
    assertMayConnect: async (creatorId, platform, accountId) => {
      assertAllowed(creatorId, platform)
      if (accountId !== undefined) {
        const row = rowOf(accountId)
        if (row.creatorId !== creatorId) throw new AppError('NOT_FOUND', { what: 'account', id: accountId })
        if (row.platform !== platform) throw new AppError('CONFLICT', { what: 'app_of_other_platform' })
      }
      await assertVaultOpen()
    },
    check: async (accountId, actor, signal) => {
      const { platform, secretId } = rowOf(accountId)
      if (secretId === null) return rowOf(accountId)
      await assertVaultOpen()
      const session = await sessions.open(accountId, signal, 'look_up')
      const used = session.credential()
      try {
        return keepProfile(accountId, await adapterOf(platform).profile(session, io), actor)
      } catch (error) {
        if (!isAppError(error, 'REAUTH_REQUIRED')) throw error
        sessions.needsReconnect(accountId, used)
        return rowOf(accountId)
      }
    },
    disconnect: (accountId, actor) =>
      store.write((tx) => {
        const before = rowOf(accountId)
        if (before.state === 'disconnected') return before
        const changes = { state: 'disconnected', problem: null, secretId: null } as const satisfies AccountChanges
        updateAccount(tx, accountId, changes)
        if (before.secretId !== null) vault.remove(tx, before.secretId)
        const after = { ...before, ...changes }
        announce(tx, 'account.disconnected', actor, before, after)
        return after
      }),
  }
}
