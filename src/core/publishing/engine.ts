/** What the parts of the engine share. Built once by `create-publishing.ts`. */
import type { ApprovalMode, Constraints } from '../../contract/creators.ts'
import type { PlatformId } from '../../contract/platforms.ts'
import { AppError } from '../app-error.ts'
import type { Spending } from '../creators/spending.ts'
import type { DueQueue } from '../due/due-queue.ts'
import type { DueTimer } from '../due/due-timer.ts'
import type { Gate } from '../gate/gate.ts'
import type { Logger } from '../log.ts'
import type {
  AccountSession,
  AdapterIo,
  AnyPlatform,
  AssistedPlatform,
  Credential,
  DraftMedia,
  PlatformAdapter,
} from '../platforms/kit/adapter.ts'
import type { Clock, Faults, Random } from '../ports.ts'
import type { ApprovalReader } from '../store/approval-reader.ts'
import type { ApprovalWriter } from '../store/approval-writer.ts'
import type { AttemptReader } from '../store/attempt-reader.ts'
import type { AttemptWriter } from '../store/attempt-writer.ts'
import type { GateReader } from '../store/gate-reader.ts'
import type { PartReader } from '../store/part-reader.ts'
import type { PartWriter } from '../store/part-writer.ts'
import type { PostReader } from '../store/post-reader.ts'
import type { PublicationReader } from '../store/publication-reader.ts'
import type { PublicationWriter } from '../store/publication-writer.ts'
import type { Store } from '../store/store.ts'
import type { Said } from './media-words.ts'

/** Accounts as publishing needs them; `creators/account-session.ts` implements it. */
export interface Accounts {
  /** Throws NOT_FOUND, REAUTH_REQUIRED or VAULT_LOCKED. `look_up` opens an account that waits for a reconnection too. */
  open(accountId: string, signal: AbortSignal, purpose?: 'use' | 'look_up'): Promise<AccountSession>
  /** A platform refused the credential that was used. */
  needsReconnect(accountId: string, used?: Credential): void
}

export interface Media {
  /** A post's picture or video, opened lazily. */
  draftMedia(assetId: string, alt: string): DraftMedia
}

/** What publishing asks the vault. `vault/vault.ts` implements it. */
export interface VaultDoor {
  /** By what it is to be opened, while it is locked. */
  lockedBy(): 'keychain' | 'passphrase' | null
}

export interface PublishingDeps {
  store: Store
  adapters: readonly AnyPlatform[]
  io: AdapterIo
  accounts: Accounts
  vault: VaultDoor
  spending: Pick<Spending, 'inTheWay' | 'appOf' | 'leftToRead'>
  media: Media
  clock: Clock
  random: Random
  faults: Faults
  logger: Logger
  /** How many publications may be under way at once. */
  concurrency: number
}

export interface Engine extends Omit<PublishingDeps, 'adapters'> {
  /** Aborts when publishing ends. */
  closing: AbortSignal
  queue: DueQueue
  timer: DueTimer
  gate: Gate
  /** What sends and asks. Throws NOT_SUPPORTED for a platform that this build has no adapter of, or that only a person posts to. */
  adapterOf(platform: PlatformId): PlatformAdapter
  findAdapter(platform: PlatformId): AnyPlatform | undefined
  /** Undefined where we post. */
  assistedOn(platform: PlatformId): AssistedPlatform | undefined
  publications: PublicationReader & PublicationWriter
  attempts: AttemptReader & AttemptWriter
  /** What is out of threads (`parts.ts`). */
  parts: PartReader & PartWriter
  posts: PostReader
  accountRows: GateReader
  approvals: ApprovalReader & ApprovalWriter
  /** What people said of an image or video, for where it may go. */
  said: Said
  zoneOf(creatorId: string): string
  /** Whose word what is planned for the creator waits for. */
  approvalOf(creatorId: string): ApprovalMode
  constraintsOf(creatorId: string): Constraints | undefined
}

export const adaptersIn = (adapters: readonly AnyPlatform[]): Pick<Engine, 'adapterOf' | 'findAdapter' | 'assistedOn'> => {
  const findAdapter = (platform: PlatformId): AnyPlatform | undefined => adapters.find(({ id }) => id === platform)
  return {
    findAdapter,
    assistedOn: (platform) => {
      const found = findAdapter(platform)
      return found?.assisted ? found : undefined
    },
    adapterOf: (platform) => {
      const adapter = findAdapter(platform)
      if (!adapter || adapter.assisted) throw new AppError('NOT_SUPPORTED', { platform, capability: 'publish' })
      return adapter
    },
  }
}
