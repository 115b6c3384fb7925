/** `coulisse connect`: connects an account. Secrets are typed unseen or read from standard input, never taken as arguments. */
import type { CoreClient } from '../../core/index.ts'
import type { CommandContext } from '../cli-host.ts'
import { exitCode } from '../exit-code.ts'
import { findCreator } from '../find-creator.ts'
import { openVault } from '../open-vault.ts'
import type { Run } from '../command.ts'
import { knownFailure } from '../say-error.ts'
import { CliError, UsageError } from '../usage-error.ts'
import { withCore } from '../with-core.ts'

type Platform = Awaited<ReturnType<CoreClient['platforms']['list']>>[number]
type Field = Platform['capabilities']['connect']['fields'][number]

export const connect: Run = async (context, values) => {
  const { t, terminal } = context
  if (values.creator === undefined) throw new UsageError(t.needs('--creator'))
  const { creator: creatorName, platform: platformName, field: given = [] } = values
  return await withCore(context, async (client) => {
    const creator = findCreator(await client.creators.list({}), creatorName, t)
    const platform = choosePlatform(await client.platforms.list(), platformName, context)
    const typed = readFields(given, platform.capabilities.connect.fields, context)
    if (platform.capabilities.assisted === undefined) await openVault(client, context)
    const credentials = await askFields(platform.capabilities.connect.fields, typed, context)
    const { id, handle, followers } = await client.accounts
      .connect({ creatorId: creator.id, platform: platform.id, credentials })
      .catch((error: unknown) => Promise.reject(inWords(error, credentials['service'] ?? platform.name, t)))
    if (values.json) terminal.out(JSON.stringify({ account: { id, platform: platform.id, handle, followers }, creatorId: creator.id }))
    else terminal.out(`${t.connected(handle, creator.name)} (${t.followers(followers)})`)
    return exitCode.ok
  })
}

/** The table's words are for people at the application: here a person has just typed what may be wrong. */
const inWords = (error: unknown, service: string, t: CommandContext['t']): unknown => {
  const code = knownFailure(error)?.code
  if (code === 'PLATFORM_DOWN') return new CliError(code, t.platformSilent(service), exitCode.failed, { service })
  return code === 'WRONG_CREDENTIALS' ? new CliError(code, t.platformDoubts) : error
}

const choosePlatform = (platforms: readonly Platform[], name: string | undefined, { t }: CommandContext): Platform => {
  const connectable = platforms.filter(({ capabilities }) => capabilities.connect.method !== 'none')
  const known = connectable.map(({ id }) => id).join(', ')
  if (name === undefined) throw new UsageError(t.whichPlatform(known))
  const found = connectable.find(({ id }) => id === name.toLowerCase())
  if (!found) throw new UsageError(t.noPlatform(name, known))
  return found
}

const readFields = (given: readonly string[], fields: readonly Field[], { t }: CommandContext): Map<string, string> => {
  const typed = new Map<string, string>()
  for (const pair of given) {
    const [name = '', ...rest] = pair.split('=')
    const field = fields.find((one) => one.name === name)
    if (!field) throw new UsageError(t.unknownField(name, fields.map((one) => one.name).join(', ')))
    if (field.secret) throw new UsageError(t.secretInArgs(name))
    typed.set(name, rest.join('='))
  }
  return typed
}

const askFields = async (
  fields: readonly Field[],
  typed: ReadonlyMap<string, string>,
  { terminal, t }: CommandContext,
): Promise<Record<string, string>> => {
  const credentials: Record<string, string> = {}
  for (const { name, secret, initial } of fields) {
    const answer = typed.get(name) ?? (secret ? await terminal.askSecret(`${name}: `) : (initial ?? (await terminal.ask(`${name}: `))))
    if (answer === null) throw new UsageError(t.needs(name))
    credentials[name] = answer
  }
  return credentials
}
