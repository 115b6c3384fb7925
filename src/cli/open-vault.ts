/** Opening the vault for a command: its keychain has done so already, or else the person is asked. */
import type { CoreClient } from '../core/index.ts'
import type { CommandContext } from './cli-host.ts'
import { knownFailure } from './say-error.ts'
import { CliError, UsageError } from './usage-error.ts'

/** The table's words are about signing in. */
const inWords =
  (words: string) =>
  (error: unknown): never => {
    throw knownFailure(error)?.code === 'WRONG_CREDENTIALS' ? new CliError('WRONG_CREDENTIALS', words) : error
  }

/** With a passphrase it is asked for. Throws WRONG_CREDENTIALS, and UsageError where there is no agency yet. */
export const openVault = async (client: CoreClient, { terminal, t }: CommandContext): Promise<void> => {
  const { state, vault } = await client.setup.status()
  if (state === 'needs_agency') throw new UsageError(t.no_agency)
  if (!vault.locked || vault.mode !== 'passphrase') return
  const passphrase = await terminal.askSecret(t.passphrase)
  if (passphrase !== null && passphrase !== '') await client.setup.unlockVault({ passphrase }).catch(inWords(t.wrongPassphrase))
}

/** The same; where that leaves it locked (no passphrase given, no keychain), a recovery code is asked for. */
export const openVaultByAnyMeans = async (client: CoreClient, context: CommandContext): Promise<void> => {
  await openVault(client, context)
  if (!(await client.setup.status()).vault.locked) return
  const recoveryCode = await context.terminal.askSecret(context.t.recoveryCode)
  if (recoveryCode !== null && recoveryCode !== '')
    await client.setup.unlockVault({ recoveryCode }).catch(inWords(context.t.wrongVaultCode))
}
