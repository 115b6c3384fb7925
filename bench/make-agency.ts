/** A data folder with an agency in it, that nobody signs in to. */
import { startCore } from '../src/core/index.ts'
import type { Ports } from '../src/core/index.ts'

export const makeAgency = async (dataDir: string, ports: Ports): Promise<void> => {
  await using core = await startCore({ dataDir }, ports, { standBy: true })
  await core.local({ kind: 'cli', id: 'bench', name: 'Bench' }).setup.createAgency({
    agencyName: 'Bench',
    language: 'en',
    zone: 'Europe/Paris',
    adminName: 'Bench',
    email: 'bench@example.test',
    password: 'a bench of wood and nails',
  })
}
