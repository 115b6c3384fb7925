/**
 * Consents under way (OAuth 2.0 authorization code with PKCE, RFC 6749, RFC 7636, RFC 8252): the page is opened in a
 * browser, which comes back to this machine or whose address is pasted; the code is exchanged at once, because some
 * live for thirty seconds. Kept in memory only: a core that ends forgets them, and they are begun anew.
 */
import { createHash } from 'node:crypto'
import type { Language } from '../../contract/values.ts'
import { AppError, isAppError } from '../app-error.ts'
import { newId } from '../ids.ts'
import type { Logger } from '../log.ts'
import type { AnyPlatform, DeveloperApp, PlatformAdapter } from '../platforms/kit/adapter.ts'
import type { Clock, Loopback, Random } from '../ports.ts'
import type { AccountRow } from '../store/account-reader.ts'
import type { Actor } from '../store/store.ts'
import type { AccountConnector } from './connect-account.ts'
import type { DeveloperApps } from './developer-apps.ts'
import { returnTexts } from './return-texts.ts'

/** How long an owner may take on the platform's page. */
const consentLivesMs = 10 * 60_000
const pathOfReturn = '/callback'

type State = { is: 'waiting' } | { is: 'connecting' } | { is: 'connected'; row: AccountRow } | { is: 'failed'; error: AppError }

export interface ConsentView {
  id: string
  creatorId: string
  page: string
  returnAddress: string
  expiresAt: number
  state: State
}

export interface Consents extends AsyncDisposable {
  /** Throws NOT_FOUND, NOT_SUPPORTED, CONFLICT (the platform is not allowed; `consent_ports_taken`), VAULT_LOCKED. */
  begin(
    target: { creatorId: string; accountId?: string | undefined; appId: string },
    actor: Actor,
    language: Language,
  ): Promise<ConsentView>
  /** Throws NOT_FOUND when there is none, or it is another's. */
  get(creatorId: string, id: string, actor: Actor): ConsentView
  /** With the address on which the browser ended. Throws BAD_INPUT when it does not belong to this consent. */
  finish(creatorId: string, id: string, address: string, actor: Actor): Promise<ConsentView>
  cancel(creatorId: string, id: string, actor: Actor): Promise<void>
  /** Every address a browser may come back to. */
  returnAddresses(): string[]
  /** Whether a browser could come back to one of them now. */
  canReturn(): Promise<boolean>
}

interface Flow extends ConsentView {
  actor: Actor
  language: Language
  accountId: string | undefined
  appId: string
  app: DeveloperApp
  adapter: PlatformAdapter & { consent: NonNullable<PlatformAdapter['consent']> }
  secret: string
  verifier: string
  /** The exchange, once a code came. */
  work: Promise<void> | undefined
  expiry: Disposable
}

interface Deps {
  apps: DeveloperApps
  connector: AccountConnector
  adapters: readonly AnyPlatform[]
  clock: Clock
  random: Random
  ids: Parameters<typeof newId>[1]
  loopback: Loopback | undefined
  ports: readonly number[]
  logger: Logger
}

export const createConsents = (deps: Deps): Consents => {
  const { apps, connector, adapters, clock, random, loopback, ports, logger } = deps
  const flows = new Map<string, Flow>()
  let listening: Promise<{ port: number } & AsyncDisposable> | undefined

  const text = (bytes: number): string => Buffer.from(random.bytes(bytes)).toString('base64url')
  /** Compared by digest: how long it takes says nothing of how much is right. */
  const digest = (value: string): string => createHash('sha256').update(value).digest('hex')
  const flowOf = (secret: string): Flow | undefined => [...flows.values()].find((flow) => digest(flow.secret) === digest(secret))

  const ownFlow = (creatorId: string, id: string, actor: Actor): Flow => {
    const flow = flows.get(id)
    if (flow?.creatorId !== creatorId || flow.actor.id !== actor.id) throw new AppError('NOT_FOUND', { what: 'consent', id })
    return flow
  }

  const drop = (flow: Flow): void => {
    flow.expiry[Symbol.dispose]()
    flows.delete(flow.id)
  }

  const stopListeningWhenIdle = async (): Promise<void> => {
    if (!listening || [...flows.values()].some(({ state }) => state.is === 'waiting')) return
    const open = listening
    listening = undefined
    await (await open)[Symbol.asyncDispose]()
  }

  const listen = async (): Promise<number> => {
    if (!loopback) throw new AppError('CONFLICT', { what: 'consent_ports_taken' })
    listening ??= loopback.listen(ports, onReturn)
    try {
      return (await listening).port
    } catch (error) {
      listening = undefined
      logger.warn({ err: error }, 'no port is free for a browser to come back to')
      throw new AppError('CONFLICT', { what: 'consent_ports_taken' }, { cause: error })
    }
  }

  const exchange = async (flow: Flow, code: string): Promise<void> => {
    try {
      const { app, adapter, returnAddress, verifier, creatorId, accountId, appId, actor } = flow
      const proved = () => adapter.consent.exchange({ app, redirectUri: returnAddress, code, verifier }, connector.io)
      const row =
        accountId === undefined
          ? await connector.connectProved(creatorId, adapter.id, proved, appId, actor)
          : await connector.reconnectProved(accountId, proved, appId, actor)
      flow.state = { is: 'connected', row }
    } catch (error) {
      if (!isAppError(error)) logger.error({ err: error }, 'a consent could not be finished')
      flow.state = { is: 'failed', error: isAppError(error) ? error : new AppError('INTERNAL', { id: flow.id }, { cause: error }) }
    }
  }

  /** What the browser brought. Once a flow: a second return, of an impatient person or a page that is reloaded, changes nothing. */
  const take = (flow: Flow, query: URLSearchParams): void => {
    if (flow.state.is !== 'waiting') return
    const code = query.get('code')
    const refusal = query.get('error')
    const { id: platform } = flow.adapter
    if (refusal !== null || code === null || code === '') {
      const reason = refusal === 'access_denied' ? 'consent_denied' : 'consent_refused'
      flow.state = { is: 'failed', error: new AppError('PLATFORM_REJECTED', { platform, reason }) }
      return
    }
    flow.state = { is: 'connecting' }
    flow.work = exchange(flow, code)
  }

  const onReturn = (query: URLSearchParams): { title: string; text: string } => {
    const flow = flowOf(query.get('state') ?? '')
    if (!flow) return returnTexts.unknown
    take(flow, query)
    void stopListeningWhenIdle().catch((error: unknown) => logger.warn({ err: error }, 'the port of a consent could not be closed'))
    return flow.state.is === 'failed' ? returnTexts[flow.language].refused : returnTexts[flow.language].agreed
  }

  return {
    begin: async ({ creatorId, accountId, appId }, actor, language) => {
      const row = apps.reader.get(appId)
      if (!row || (row.creatorId !== null && row.creatorId !== creatorId)) throw new AppError('NOT_FOUND', { what: 'app', id: appId })
      const adapter = adapters.find(({ id }) => id === row.platform)
      if (!adapter || adapter.assisted || !adapter.consent)
        throw new AppError('NOT_SUPPORTED', { platform: row.platform, capability: 'consent' })
      await connector.assertMayConnect(creatorId, row.platform, accountId)
      const app = apps.open(appId)
      for (const other of flows.values()) if (other.actor.id === actor.id) drop(other)
      const returnAddress = row.returnAddress ?? `http://127.0.0.1:${await listen()}${pathOfReturn}`
      const secret = text(32)
      const verifier = text(48)
      const id = newId('cns', deps.ids)
      const expiresAt = clock.now() + consentLivesMs
      const page = adapter.consent.page({ app, redirectUri: returnAddress, state: secret, verifier }).href
      const flow: Flow = {
        id,
        creatorId,
        accountId,
        appId,
        app,
        adapter: adapter as Flow['adapter'],
        actor,
        language,
        page,
        returnAddress,
        expiresAt,
        state: { is: 'waiting' },
        secret,
        verifier,
        work: undefined,
        expiry: clock.at(expiresAt, () => {
          drop(flow)
          void stopListeningWhenIdle().catch((error: unknown) => logger.warn({ err: error }, 'the port of a consent could not be closed'))
        }),
      }
      flows.set(id, flow)
      return flow
    },
    get: ownFlow,
    finish: async (creatorId, id, address, actor) => {
      const flow = ownFlow(creatorId, id, actor)
      const query = URL.canParse(address.trim()) ? new URL(address.trim()).searchParams : undefined
      if (!query || digest(query.get('state') ?? '') !== digest(flow.secret)) {
        throw new AppError('BAD_INPUT', { issues: [{ path: 'address', code: 'not_this_consent' }] })
      }
      take(flow, query)
      await flow.work
      await stopListeningWhenIdle()
      return flow
    },
    cancel: async (creatorId, id, actor) => {
      const flow = flows.get(id)
      if (flow?.creatorId !== creatorId || flow.actor.id !== actor.id) return
      drop(flow)
      await stopListeningWhenIdle()
    },
    canReturn: async () => {
      try {
        await listen()
        await stopListeningWhenIdle()
        return true
      } catch (error) {
        if (!isAppError(error, 'CONFLICT')) throw error
        return false
      }
    },
    returnAddresses: () => ports.map((port) => `http://127.0.0.1:${port}${pathOfReturn}`),
    [Symbol.asyncDispose]: async () => {
      const under = [...flows.values()]
      for (const flow of under) drop(flow)
      await Promise.allSettled(under.flatMap(({ work }) => work ?? []))
      await stopListeningWhenIdle()
    },
  }
}
