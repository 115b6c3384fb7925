/** What the host loads when it starts core: bundled apart, so that a core that cannot be loaded can still be told of. */
export { startCore } from '../core/index.ts'
export { createNodePorts } from '../host/node-ports.ts'
