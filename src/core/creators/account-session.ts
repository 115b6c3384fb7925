/**
 * Accounts opened for use. The credential is read from the vault when an account is opened, and again once it was
 * renewed; it is renewed by one caller at a time, and saved before anybody uses it. Only a definite word of the
 * platform that the grant is over takes an account out of use; whatever may pass leaves it as it is.
 */
import { isDeepStrictEqual } from 'node:util'
import { AppError, isAppError } from '../app-error.ts'
import type { Logger } from '../log.ts'
import type { AccountSession, Credential } from '../platforms/kit/adapter.ts'
import { createRefresh } from '../platforms/kit/single-flight.ts'
import type { AccountReader, AccountRow } from '../store/account-reader.ts'
import { updateAccount } from '../store/account-writer.ts'
import { systemActor } from '../store/store.ts'
import type { Store } from '../store/store.ts'
import type { Vault } from '../vault/vault.ts'
import type { BudgetKeeper } from './budget-keeper.ts'
import type { DeveloperApps } from './developer-apps.ts'
import type { Spending } from './spending.ts'

interface Deps {
  store: Pick<Store, 'write'>
  accounts: AccountReader
  vault: Pick<Vault, 'read' | 'replace'>
  budgets: BudgetKeeper
  apps: Pick<DeveloperApps, 'open'>
  spending: Pick<Spending, 'billsOf'>
  logger: Logger
}

/** `look_up`: to read what anybody may read, also while the account waits to be connected again. */
export type OpenFor = 'use' | 'look_up'

export interface AccountSessions {
  /**
   * Opens an account. Throws NOT_FOUND, REAUTH_REQUIRED (not connected: known without asking anybody) or VAULT_LOCKED.
   */
  open(accountId: string, signal: AbortSignal, purpose?: OpenFor): Promise<AccountSession>
  /**
   * To be told when a platform answered REAUTH_REQUIRED to a call. `used` is the credential it was said of: when
   * another one was saved meanwhile, nothing happens.
   */
  needsReconnect(accountId: string, used?: Credential): void
}

/** What is kept in memory of one account: the renewal under way, and a renewed credential that could not be saved. */
interface Live {
  unsaved: { secretId: string; credential: Credential } | null
  /** How often it was renewed since this core began. */
  renewals: number
  refresh: ReturnType<typeof createRefresh>
}

export const createAccountSessions = ({ store, accounts, vault, budgets, apps, spending, logger }: Deps): AccountSessions => {
  const liveById = new Map<string, Live>()

  const rowOf = (accountId: string): AccountRow => {
    const row = accounts.get(accountId)
    if (!row) throw new AppError('NOT_FOUND', { what: 'account', id: accountId })
    return row
  }

  const load = (accountId: string): Credential => {
    const row = rowOf(accountId)
    if (row.secretId === null) throw new AppError('REAUTH_REQUIRED', { platform: row.platform, accountId })
    const unsaved = liveById.get(accountId)?.unsaved
    if (unsaved?.secretId === row.secretId) return unsaved.credential
    return JSON.parse(vault.read(row.secretId, 'account')) as Credential
  }

  const save = (accountId: string, live: Live, secretId: string, credential: Credential): void => {
    live.unsaved = { secretId, credential }
    live.renewals += 1
    store.write((tx) => {
      // Disconnected or connected anew while the platform answered: that word stands, not this one.
      if (rowOf(accountId).secretId === secretId) vault.replace(tx, secretId, JSON.stringify(credential))
    })
    live.unsaved = null
  }

  const liveOf = (accountId: string): Live => {
    const known = liveById.get(accountId)
    if (known) return known
    let secretId: string | null = null
    const live: Live = {
      unsaved: null,
      renewals: 0,
      refresh: createRefresh({
        load: () => {
          secretId = rowOf(accountId).secretId
          return load(accountId)
        },
        save: (credential) => {
          if (secretId === null) return
          try {
            save(accountId, live, secretId, credential)
          } catch (error) {
            // The platform has already retired the old one, so the new one must not be lost with a full disk:
            // it is kept in memory, used, and saved with the next opening.
            logger.error({ err: error, accountId }, 'a renewed credential could not be saved yet')
          }
        },
      }),
    }
    liveById.set(accountId, live)
    return live
  }

  const saveWhatIsLeft = (accountId: string, live: Live): void => {
    if (!live.unsaved) return
    try {
      save(accountId, live, live.unsaved.secretId, live.unsaved.credential)
    } catch (error) {
      logger.warn({ err: error, accountId }, 'a renewed credential still cannot be saved')
    }
  }

  const needsReconnect: AccountSessions['needsReconnect'] = (accountId, used) => {
    store.write((tx) => {
      const row = accounts.get(accountId)
      if (row?.state !== 'connected') return
      if (used && !isDeepStrictEqual(load(accountId), used)) return
      updateAccount(tx, accountId, { state: 'needs_reconnect', problem: 'REAUTH_REQUIRED', checkedAt: tx.now })
      tx.emit({ kind: 'account.changed', accountId, creatorId: row.creatorId, state: 'needs_reconnect' })
      tx.audit({
        actor: systemActor,
        action: 'account.needs_reconnect',
        creatorId: row.creatorId,
        subject: { kind: 'account', id: accountId, label: row.handle },
        before: { state: row.state },
        after: { state: 'needs_reconnect' },
      })
    })
  }

  const open = (accountId: string, signal: AbortSignal, purpose: OpenFor = 'use'): AccountSession => {
    const row = rowOf(accountId)
    if (row.secretId === null || (purpose === 'use' && row.state !== 'connected')) {
      throw new AppError('REAUTH_REQUIRED', { platform: row.platform, accountId })
    }
    const live = liveOf(accountId)
    saveWhatIsLeft(accountId, live)
    const read = () => ({ credential: load(accountId), renewals: live.renewals })
    // A locked vault is found out here rather than half-way through a call. One session asks for it many times, and
    // opening it costs a cipher each time: it is opened anew when it was renewed.
    let known = read()
    return {
      accountId,
      remoteId: row.remoteId,
      service: row.service,
      app: () => {
        if (row.appId === null) throw new AppError('REAUTH_REQUIRED', { platform: row.platform, accountId })
        return apps.open(row.appId)
      },
      signal,
      credential: () => {
        if (known.renewals !== live.renewals) known = read()
        return known.credential
      },
      heard: (budget) => budgets.heard(accountId, budget),
      ...(row.appId !== null && { bills: spending.billsOf(row.appId, accountId) }),
      refresh: async (stale, renew) => {
        try {
          return await live.refresh(stale, renew)
        } catch (error) {
          if (!isAppError(error, 'REAUTH_REQUIRED')) throw error
          needsReconnect(accountId, stale)
          throw new AppError('REAUTH_REQUIRED', { platform: row.platform, accountId }, { cause: error })
        }
      },
    }
  }

  return { open: async (...args) => open(...args), needsReconnect }
}
