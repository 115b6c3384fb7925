/** One start of core on the real ports of this host, for `keyring.real.test.ts`. Prints what it saw as JSON. */
import { startCore } from '../../src/core/index.ts'
import { createNodePorts } from '../../src/host/node-ports.ts'

const [step = '', dataDir = '', given = ''] = process.argv.slice(2)
const cheap = { memoryKiB: 8, passes: 1, lanes: 1 }
const password = 'correct horse battery staple'

await using ports = createNodePorts({ dataDir })
await using core = await startCore({ dataDir, argon2: cheap }, ports, { standBy: true })
const client = core.local({ kind: 'cli', id: 'cli', name: 'test' })
const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : String(error))

const steps: Record<string, () => Promise<unknown>> = {
  setUp: () =>
    client.setup
      .createAgency({
        agencyName: 'A',
        language: 'fr',
        zone: 'Europe/Paris',
        adminName: 'A',
        email: 'a@example.test',
        password,
        vaultPassphrase: given === '' ? undefined : given,
      })
      .then(({ recoveryCodes }) => recoveryCodes, codeOf),
  status: async () => (await client.setup.status()).vault,
  rotate: () => client.vault.rotate(),
  toPassphrase: () => client.vault.setMode({ mode: 'passphrase', passphrase: given }).then(() => 'ok', codeOf),
  unlockByCode: () => client.setup.unlockVault({ recoveryCode: given }).then(() => 'ok', codeOf),
  unlockByPassphrase: () => client.setup.unlockVault({ passphrase: given }).then(() => 'ok', codeOf),
}
process.stdout.write(JSON.stringify((await steps[step]?.()) ?? null))
