/** Looks over what one connection stands on, in the order in which a person should put things right. */
import type { Account } from '../../contract/accounts.ts'
import type { PlatformId } from '../../contract/platforms.ts'
import { AppError, isAppError } from '../app-error.ts'
import type { CreatorsPart } from '../creators/creators-part.ts'
import type { AccountKind, AdapterIo, AnyPlatform, Grant, PlatformAdapter } from '../platforms/kit/adapter.ts'
import type { Actor } from '../store/store.ts'
import { failed, ok, warning } from './check.ts'
import type { ConnectionCheck } from './check.ts'
import { checkClock } from './check-clock.ts'
import { checkNetwork } from './check-network.ts'

export interface ConnectionDoctor {
  /** Asks the platform, which may say that the account waits to be connected again. Throws NOT_FOUND, VAULT_LOCKED. */
  account(accountId: string, actor: Actor, signal: AbortSignal): Promise<ConnectionCheck[]>
  /** Throws NOT_FOUND, VAULT_LOCKED. */
  application(appId: string): Promise<ConnectionCheck[]>
}

interface Deps extends Pick<CreatorsPart, 'accounts' | 'apps' | 'budgets' | 'connector' | 'consents' | 'sessions' | 'toAccounts'> {
  adapters: readonly AnyPlatform[]
  io: AdapterIo
}

const dayMs = 86_400_000
const kindFinding = ({ is, needs }: AccountKind): ConnectionCheck => {
  if (needs === 'professional' && is !== 'professional') return failed('kind', 'kind.not_professional')
  if (needs === 'private' && is !== 'private') return warning('kind', 'kind.not_private')
  return is === 'private' && needs === undefined ? warning('kind', 'kind.private') : ok('kind', `kind.${is}`)
}

/** Time enough for a person to connect again. */
const soonMs = 7 * dayMs

export const createConnectionDoctor = (deps: Deps): ConnectionDoctor => {
  const { accounts, apps, budgets, connector, consents, sessions, toAccounts, adapters, io } = deps

  const adapterOf = (platform: PlatformId): AnyPlatform => {
    const adapter = adapters.find(({ id }) => id === platform)
    if (!adapter) throw new AppError('NOT_SUPPORTED', { platform, capability: 'connect' })
    return adapter
  }

  const serverAndClock = async (platform: PlatformId, service: string): Promise<ConnectionCheck[]> => {
    const { checks, told } = await checkNetwork([{ platform, service, accounts: 1 }], io)
    return [...checks, checkClock({ now: io.clock.now(), latestInstant: 0, diskNow: null, told })]
  }

  const applicationItself = (appId: string, platform: PlatformId): ConnectionCheck[] => {
    try {
      // Opened to see that its secret can be read, and let go.
      const { audited } = apps.open(appId)
      const name = apps.reader.get(appId)?.name ?? ''
      const isUnaudited = adapterOf(platform).capabilities.connect.consent?.audit !== undefined && !audited
      return [isUnaudited ? warning('application', 'application.unaudited', { name }) : ok('application', 'application.there', { name })]
    } catch (error) {
      if (!isAppError(error, 'NOT_FOUND')) throw error
      return [failed('application', 'application.gone')]
    }
  }

  /** What the platform says of it. */
  const alive = async (accountId: string, actor: Actor, signal: AbortSignal): Promise<ConnectionCheck> => {
    try {
      const { state, handle } = await connector.check(accountId, actor, signal)
      return state === 'connected' ? ok('account', 'account.answers', { handle }) : failed('account', 'account.grant_over')
    } catch (error) {
      if (!isAppError(error) || error.code === 'VAULT_LOCKED' || error.code === 'NOT_FOUND') throw error
      if (isAppError(error, 'PLATFORM_REJECTED')) return failed('account', 'account.rejected', { reason: error.data.reason })
      if (isAppError(error, 'OFFLINE')) return warning('account', 'account.offline')
      if (isAppError(error, 'RATE_LIMITED', 'QUOTA_EXCEEDED')) return warning('account', 'account.asked_to_wait')
      if (isAppError(error, 'SPEND_CAP')) return warning('account', 'account.spend_cap')
      return warning('account', 'account.unanswered')
    }
  }

  /** A credential that cannot be read is told of as a grant that is over. */
  const saidBy = async (adapter: PlatformAdapter, accountId: string, signal: AbortSignal): Promise<Grant | undefined> => {
    try {
      return adapter.grant?.((await sessions.open(accountId, signal, 'look_up')).credential())
    } catch (error) {
      if (!isAppError(error, 'REAUTH_REQUIRED')) throw error
      return undefined
    }
  }

  const grant = async (accountId: string, platform: PlatformId, signal: AbortSignal): Promise<ConnectionCheck[]> => {
    const adapter = adapterOf(platform)
    const said = adapter.assisted ? undefined : await saidBy(adapter, accountId, signal)
    const missing = said?.scopes?.asked.filter((scope) => !said.scopes?.given.includes(scope)) ?? []
    const left = said?.endsAt == null ? null : said.endsAt - io.clock.now()
    const days = left === null ? 0 : Math.max(0, Math.floor(left / dayMs))
    return [
      ...(said?.opensMessages === false ? [warning('scopes', 'scopes.no_messages')] : []),
      ...(missing.length > 0 ? [failed('scopes', 'scopes.missing', { scopes: missing.join(', ') })] : []),
      ...(said?.scopes && missing.length === 0 ? [ok('scopes', 'scopes.given')] : []),
      left === null
        ? ok('token', 'token.renewed')
        : said?.isFinal
          ? warning('token', 'token.final', { days })
          : left < soonMs
            ? warning('token', 'token.ends_soon', { days })
            : ok('token', 'token.days_left', { days }),
    ]
  }

  /** What kind of account it is; nothing where the platform does not say, or not now: that it lives is told already. */
  const kind = async (accountId: string, platform: PlatformId, signal: AbortSignal): Promise<ConnectionCheck[]> => {
    const adapter = adapterOf(platform)
    if (adapter.assisted || !adapter.examine) return []
    try {
      const found = await adapter.examine(await sessions.open(accountId, signal, 'look_up'), io)
      return found ? [kindFinding(found)] : []
    } catch (error) {
      if (!isAppError(error) || error.code === 'VAULT_LOCKED') throw error
      return []
    }
  }

  const quota = ({ budgets: heard }: Account): ConnectionCheck => {
    const used = heard.find(
      ({ used: taken, limit, resetsAt }) => taken >= limit && (resetsAt === null || resetsAt.getTime() > io.clock.now()),
    )
    if (used)
      return warning('quota', 'quota.used_up', {
        name: used.name,
        minutes: used.resetsAt ? Math.ceil((used.resetsAt.getTime() - io.clock.now()) / 60_000) : 0,
      })
    return ok('quota', heard.length === 0 ? 'quota.not_told' : 'quota.left')
  }

  return {
    account: async (accountId, actor, signal) => {
      const row = accounts.get(accountId)
      if (!row) throw new AppError('NOT_FOUND', { what: 'account', id: accountId })
      const { platform, service, appId } = row
      const isByHand = adapterOf(platform).assisted !== undefined
      if (row.state === 'disconnected' || (row.secretId === null && !isByHand)) return [failed('account', 'account.disconnected')]
      if (isByHand) return [ok('account', 'account.by_hand')]
      const around = await serverAndClock(platform, service)
      const application = appId === null ? [] : applicationItself(appId, platform)
      const account = await alive(accountId, actor, signal)
      const kinds = account.state === 'ok' ? await kind(accountId, platform, signal) : []
      // Of an access that is over, what it was good for is nothing to go by.
      const grants = account.finding === 'account.grant_over' ? [] : await grant(accountId, platform, signal)
      await budgets.kept()
      const [now] = toAccounts([accounts.get(accountId) ?? row])
      return [...around, ...application, account, ...kinds, ...grants, ...(now ? [quota(now)] : [])]
    },
    application: async (appId) => {
      const row = apps.reader.get(appId)
      if (!row) throw new AppError('NOT_FOUND', { what: 'app', id: appId })
      const { platform, service, returnAddress } = row
      const callback = async (): Promise<ConnectionCheck> => {
        if (returnAddress !== null) return ok('callback', 'callback.pasted', { address: returnAddress })
        const addresses = consents.returnAddresses().join(', ')
        return (await consents.canReturn())
          ? ok('callback', 'callback.free', { addresses })
          : failed('callback', 'callback.taken', { addresses })
      }
      const adapter = adapterOf(platform)
      const scopes = adapter.assisted ? [] : (adapter.consent?.scopes(service) ?? [])
      const { accountKind } = adapter.capabilities.connect
      return [
        ...(await serverAndClock(platform, service)),
        ...applicationItself(appId, platform),
        await callback(),
        ...(scopes.length > 0 ? [ok('scopes', 'scopes.to_allow', { scopes: scopes.join(', ') })] : []),
        ...(accountKind ? [ok('kind', 'kind.professional_needed')] : []),
      ]
    },
  }
}
