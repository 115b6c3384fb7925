/** Everything a host under Node lends to core, put together. */
import { noFaults, type Faults, type Keychain, type Notifier, type Ports } from '../core/ports.ts'
import { ffmpegHere, logDirOf } from './config.ts'
import { createFileLog } from './file-log.ts'
import { createNodeClock } from './node-clock.ts'
import { createNodeEncoder } from './node-encoder.ts'
import { createNodeFolderEars } from './node-folder-ears.ts'
import { createNodeLoopback } from './node-loopback.ts'
import { createNodeMachine } from './node-machine.ts'
import { createNodeMailer } from './node-mailer.ts'
import { createNodeNetwork } from './node-network.ts'
import { createNodeRandom } from './node-random.ts'
import { startNodeThread, threadsAtOnce } from './node-thread.ts'
import { createOsKeychain } from './os-keychain.ts'
import { createPracticeHost } from './practice-host.ts'

export interface NodePortsOptions {
  dataDir: string
  /** Name of the log file; one process a name. */
  logName?: string
  notifier?: Notifier
  keychain?: Keychain
  faults?: Faults
}

export interface NodePorts extends Ports, AsyncDisposable {
  /** Says that the machine has woken from sleep: what is due fires, and core is told. */
  wake(): void
}

const silentNotifier: Notifier = { notify: () => undefined }

export const createNodePorts = (options: NodePortsOptions): NodePorts => {
  const clock = createNodeClock()
  const machine = createNodeMachine()
  const network = createNodeNetwork()
  const log = createFileLog({ dir: logDirOf(options.dataDir), name: options.logName ?? 'core' })
  const waking = machine.onWake(() => clock.recheck())
  return {
    clock,
    random: createNodeRandom(),
    network,
    mailer: createNodeMailer(),
    keychain: options.keychain ?? createOsKeychain(),
    notifier: options.notifier ?? silentNotifier,
    log,
    machine,
    faults: options.faults ?? noFaults,
    loopback: createNodeLoopback(),
    practice: createPracticeHost(),
    startThread: startNodeThread,
    threadsAtOnce,
    encoder: createNodeEncoder(ffmpegHere),
    folderEars: createNodeFolderEars(),
    wake: () => machine.wake(),
    [Symbol.asyncDispose]: async () => {
      waking[Symbol.dispose]()
      machine[Symbol.dispose]()
      await network[Symbol.asyncDispose]()
      await log[Symbol.asyncDispose]()
    },
  }
}
