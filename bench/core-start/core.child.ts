/** Core in a process of its own, as hosts start it; says when it is ready and how long `startCore` took of that. */
import { startCore } from '../../src/core/index.ts'
import { createNodePorts } from '../../src/host/node-ports.ts'
import { fileKeychain } from '../runner/file-keychain.ts'

const dataDir = process.argv[2] ?? ''
const ports = createNodePorts({ dataDir, keychain: fileKeychain(dataDir) })
const startedAt = performance.now()
const core = await startCore({ dataDir }, ports)
process.send?.({ startCoreMs: performance.now() - startedAt })
await core[Symbol.asyncDispose]()
await ports[Symbol.asyncDispose]()
process.disconnect?.()
