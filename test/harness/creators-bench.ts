/** Store, open vault, and creators with the real Bluesky adapter on a practice network: what tests of accounts stand on. */
import { createCreatorsPart } from '../../src/core/creators/creators-part.ts'
import type { CreatorsPart } from '../../src/core/creators/creators-part.ts'
import { argon2Cost } from '../../src/core/config.ts'
import { createLogger } from '../../src/core/log.ts'
import { createRollUps } from '../../src/core/measuring/roll-ups.ts'
import { bluesky } from '../../src/core/platforms/bluesky/index.ts'
import { openStore } from '../../src/core/store/open-store.ts'
import type { Actor, Store } from '../../src/core/store/store.ts'
import { newRecoveryCodes } from '../../src/core/vault/recovery-code.ts'
import { createVault } from '../../src/core/vault/vault.ts'
import type { Vault } from '../../src/core/vault/vault.ts'
import { startPractice } from '../../src/practice/index.ts'
import type { Practice } from '../../src/practice/index.ts'
import { tempDir } from './temp-dir.ts'
import { testPorts } from './test-ports.ts'
import type { TestPorts } from './test-ports.ts'

export const admin: Actor = { kind: 'user', id: 'usr_1', name: 'Ada' }

export interface CreatorsBench extends AsyncDisposable {
  dir: string
  ports: TestPorts
  store: Store
  vault: Vault
  practice: Practice
  part: CreatorsPart
  /** A new account on the practice network, and what connects it. */
  newRemote(handle: string): Record<'identifier' | 'password' | 'service', string>
  /** The same store and vault as after a restart: nothing of memory is left. */
  restarted(): CreatorsPart
}

export const openCreatorsBench = async (): Promise<CreatorsBench> => {
  const dir = tempDir()
  const ports = testPorts()
  const { clock, random, machine } = ports
  const practice = await startPractice({ clock, seed: null })
  const store = await openStore({ dataDir: dir.path, clock, random, machine })
  const logger = createLogger(ports.log, clock)
  const vault = createVault({
    store,
    keychain: ports.keychain,
    clock,
    random,
    logger,
    argon2: argon2Cost.parse({ memoryKiB: 8, passes: 1 }),
  })
  await vault.make({ mode: 'keychain' }, newRecoveryCodes(random), (commit) => store.write(commit))
  const makePart = () =>
    createCreatorsPart({
      store,
      vault,
      adapters: [bluesky],
      io: { network: ports.network, clock, random },
      keepFollowers: createRollUps(store).accounts.keepFollowers,
      logger,
    })
  return {
    dir: dir.path,
    ports,
    store,
    vault,
    practice,
    part: makePart(),
    newRemote: (handle) => {
      practice.bluesky.createAccount({ handle, password: 'app-pass-word', displayName: handle.split('.')[0] ?? handle })
      return { identifier: handle, password: 'app-pass-word', service: practice.url }
    },
    restarted: makePart,
    [Symbol.asyncDispose]: async () => {
      await store.close()
      await practice.close()
      dir[Symbol.dispose]()
    },
  }
}
