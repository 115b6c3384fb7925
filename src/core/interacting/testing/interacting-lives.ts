/** Acts on a store that outlives its core: each start is another life, in which those before are known to be dead. */
import { TestMachine, type testPorts } from '../../../../test/harness/test-ports.ts'
import type { Faults } from '../../ports.ts'
import type { MemoryPlatform } from '../../publishing/testing/memory-platform.ts'
import { startPublishing, type testDir } from '../../publishing/testing/start-publishing.ts'
import { createInteracting } from '../interacting.ts'
import type { Interacting } from '../parts.ts'

interface World {
  dir: ReturnType<typeof testDir>
  ports: ReturnType<typeof testPorts>
  platform: MemoryPlatform
  leaseMs: number
}

export const interactingLives = ({ dir, ports, platform, leaseMs }: World) => {
  let lives = 0
  return async (faults?: Faults) => {
    const machine = Object.assign(new TestMachine(), { pid: 900_000 + lives })
    for (let before = 0; before < lives; before += 1) machine.dead.add(900_000 + before)
    lives += 1
    let interacting: Interacting | undefined
    const life = await startPublishing({
      dataDir: dir.path,
      ports: { ...ports, machine },
      platform,
      leaseMs,
      before: (publishing) => void (interacting = createInteracting(publishing)),
      ...(faults && { faults }),
    })
    if (!interacting) throw new Error('not built')
    return { life, it: interacting }
  }
}
